import { ladders, type Whom, whoms } from '../../domain/reminders/ladder'
import type { ReminderLine, RungSheet } from '../../domain/reminders/reminder'
import { packAction } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { codeAlone, hazardCode } from './codes'
import { type CardContext, organizationName } from './context'
import { shortText } from './short-text'
import { sayDue, sayWhen } from './times'

/** As many lines as one message shows; the digest and the lists have the rest. */
const linesMax = 20
const buttonsMax = 8

/** What is due, a line each, soonest first: opened by a button each, seen by one for all. */
export function remindersView(lines: readonly ReminderLine[], upTo: number, context: CardContext): View {
  const t = texts[context.language]
  const shown = lines.slice(0, linesMax)
  const open = shown.flatMap((line) => openButton(line) ?? []).slice(0, buttonsMax)
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
        ? [[{ label: t.digest.buttons.fileReturn, data: packAction({ on: 'return', week: '' }) }]]
        : []),
      [{ label: t.reminders.seen, data: packAction({ on: 'seen', upTo }) }],
    ],
  }
}

function openButton({ code }: ReminderLine): Button | undefined {
  const number = codeAlone(code, 'hazard')
  if (number === undefined) return undefined
  return { label: code, data: packAction({ on: 'hazard-show', number, show: 'card' }) }
}

function lineText(line: ReminderLine, context: CardContext): string {
  const { now, timezone } = context
  const t = texts[context.language]
  const due = sayDue(t, line.deadlineAt ?? now, now, timezone)
  if (line.weekOn !== undefined) {
    const organization = organizationName(context, line.organizationId) ?? ''
    return `${t.reminders.weeklyReturn(organization, line.weekOn)} · ${due}`
  }
  if (line.left !== undefined) return `${t.reminders.inspections(line.code, line.left)} · ${due}`
  const where = line.where ? `${line.where}: ` : ''
  return `${line.major ? '❗️' : ''}${line.code} · ${due}\n${where}${shortText(line.title)}`
}

/** `ladder H-12`: who is told when, by name. */
export function ladderView(number: number, rungs: readonly RungSheet[], context: CardContext): View {
  const t = texts[context.language]
  const title = t.reminders.ladder.title(hazardCode(number))
  const [first] = rungs
  const deadlineAt = first?.deadlineAt
  if (deadlineAt === undefined || rungs.every((rung) => rung.state === 'ended')) {
    return { title, body: [t.reminders.ladder.none] }
  }
  const ladder = first?.ladder ?? 'hazard-general'
  const next = rungs.find((rung) => rung.state === 'waiting')?.step
  return {
    title,
    body: [
      t.reminders.ladder.deadline(sayWhen(t, deadlineAt, context.now, context.timezone)),
      ...rungs.map((rung) => rungText(rung, rung.step === next, context)),
    ],
    footer: t.reminders.ladder.note[ladders[ladder].working ? 'working' : 'always'],
    buttons: [[{ label: hazardCode(number), data: packAction({ on: 'hazard-show', number, show: 'card' }) }]],
  }
}

function rungText(rung: RungSheet, isNext: boolean, { language, now, timezone }: CardContext): string {
  const t = texts[language]
  const { ladder } = t.reminders
  const who = whoms.flatMap((whom) => whoText(rung, whom, t) ?? []).join(language === 'zh' ? '；' : '; ')
  const sign = rung.state === 'said' ? '✓' : isNext ? '➡️' : '·'
  const said = rung.state === 'said' ? ` (${ladder.said})` : ''
  return `${sign} ${sayWhen(t, rung.dueAt, now, timezone)} · ${offsetText(rung, t)}${said}\n${who || ladder.nobody}`
}

function whoText({ people }: RungSheet, whom: Whom, t: Texts): string | undefined {
  const names = people
    .filter((it) => it.whom === whom)
    .map((it) => (it.seen ? t.reminders.ladder.seen(it.name) : it.name))
  return names.length === 0 ? undefined : `${t.reminders.whom[whom]} ${names.join(', ')}`
}

function offsetText({ ladder, step }: RungSheet, t: Texts): string {
  const after = ladders[ladder].steps[step]?.after ?? { hours: 0 }
  const { ladder: words } = t.reminders
  if ('workingDays' in after) return words.daysAfter(after.workingDays)
  if (after.hours === 0) return words.at
  return after.hours < 0 ? words.hoursBefore(-after.hours) : words.hoursAfter(after.hours)
}
