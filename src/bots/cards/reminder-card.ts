import { wordsFor } from '../../domain/broadcasts/broadcast'
import { checkInEarlyMs } from '../../domain/operations/operation'
import type { ReminderLine } from '../../domain/reminders/reminder'
import { type ButtonAction, packAction } from '../action'
import { texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { type CardContext, organizationName, whereText } from './context'
import { shortText } from './short-text'
import { sayDue, sayWhen } from './times'

/** As many lines as one message shows; the digest and the lists have the rest. */
const linesMax = 20
const buttonsMax = 8

/** A line as its reader is told it: as theirs to do, or as one who answers for those who have not (`missing`). */
export type ToldLine = ReminderLine & {
  /** It is a chase, which ends when they have seen it. */
  seeable: boolean
  /** They have yet to say yes to it. */
  asked: boolean
}

/** What is due, a line each, soonest first: opened by a button each, seen by one for all. */
export function remindersView(lines: readonly ToldLine[], upTo: number, context: CardContext): View {
  const t = texts[context.language]
  const shown = lines.slice(0, linesMax)
  const open = shown.flatMap((line) => buttonsOf(line, context)).slice(0, buttonsMax)
  const returned = shown.find((line) => line.weekOn !== undefined)
  const toInspect = shown.find((line) => line.left !== undefined)
  return {
    title: `⏰ ${t.reminders.title(lines.length)}`,
    body: [
      ...shown.map((line) => lineText(line, context)),
      ...(lines.length > linesMax ? [t.reminders.more(lines.length - linesMax)] : []),
    ],
    buttons: [
      ...inRows(open, 4),
      ...(toInspect
        ? [[{ label: t.digest.buttons.tasks, data: packAction({ on: 'list', scope: 'tasks' }) }]]
        : []),
      ...(returned
        ? [
            [
              {
                label: t.digest.buttons.fileReturn,
                data: packAction({ on: 'return', week: returned.weekOn ?? '' }),
              },
            ],
          ]
        : []),
      ...(lines.some((line) => line.seeable)
        ? [[{ label: t.reminders.seen, data: packAction({ on: 'seen', upTo }) }]]
        : []),
    ],
  }
}

/** What opens a line's card, after what can be done about it by one press. */
function buttonsOf(line: ToldLine, { language, now }: CardContext): Button[] {
  const t = texts[language]
  const { code, asked } = line
  const number = Number(code.slice(2))
  const of = (label: string, action: ButtonAction): Button => ({ label, data: packAction(action) })
  const act = (label: string, action: ButtonAction): Button => of(`${label} ${code}`, action)
  switch (kindOf(line)) {
    case 'hazard':
      return [of(code, { on: 'hazard-show', number, show: 'card' })]
    case 'operation': {
      const here = now >= (line.deadlineAt ?? now) - checkInEarlyMs
      return [
        ...(asked ? [act(t.operation.act.confirm, { on: 'joint', number, act: 'confirm' })] : []),
        ...(here && !asked
          ? [act(t.operation.act['check-in'], { on: 'joint', number, act: 'check-in' })]
          : []),
        of(code, { on: 'joint', number, act: 'show' }),
      ]
    }
    case 'shift':
      return [
        ...(asked ? [act(t.duty.act.confirm, { on: 'shift', number, act: 'confirm' })] : []),
        of(code, { on: 'shift', number, act: 'show' }),
      ]
    case 'hand-over':
      return [act(t.duty.act['hand-over'], { on: 'shift', number, act: 'hand-over' })]
    case 'broadcast':
      return asked
        ? [act(t.broadcast.acknowledge, { on: 'broadcast', number, act: 'acknowledge' })]
        : [of(code, { on: 'broadcast', number, act: 'show' })]
    default:
      return []
  }
}

const kindOf = ({ subject }: ReminderLine): string => subject.split(':')[0] ?? ''

function lineText(line: ToldLine, context: CardContext): string {
  const { now, timezone } = context
  const t = texts[context.language]
  const { reminders: words } = t
  const deadlineAt = line.deadlineAt ?? now
  const due = sayDue(t, deadlineAt, now, timezone)
  const when = sayWhen(t, deadlineAt, now, timezone)
  const unanswered = line.asked ? [words.unanswered] : []
  switch (kindOf(line)) {
    case 'return':
      return `${words.weeklyReturn(organizationName(context, line.organizationId) ?? '', line.weekOn ?? '')} · ${due}`
    case 'inspections':
      return `${words.inspections(line.code, line.left ?? 0)} · ${due}`
    case 'shift':
      return [`${line.code} · ${words.shift(line.title, when)}`, ...unanswered].join('\n')
    case 'hand-over':
      return `${line.code} · ${words.handOver(line.title, when)}`
    case 'operation': {
      const what = [line.title, line.where].filter(Boolean).join(' · ')
      return [`${line.code} · ${when}`, what, ...unanswered].join('\n')
    }
    case 'broadcast':
      return [
        `${line.code} · ${line.asked ? t.broadcast.chase : due}`,
        shortText(wordsFor({ text: line.title, other: line.other }, context.language)),
        ...missingText(line, context),
      ].join('\n')
    default: {
      const what = shortText(line.title)
      const where = whereText(line, context.language)
      return `${line.major ? '❗️' : ''}${line.code} · ${due}\n${where ? t.labelled(where, what) : what}`
    }
  }
}

function missingText({ missing = [] }: ToldLine, { language }: CardContext): string[] {
  const t = texts[language]
  const count = missing.reduce((sum, it) => sum + it.count, 0)
  const names = missing.flatMap((it) => it.names)
  const more = names.length < count ? '…' : ''
  return count === 0 ? [] : [t.reminders.missing(count, t.listed(names) + more)]
}
