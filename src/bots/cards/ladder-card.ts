import {
  type LadderKind,
  type Ladders,
  ladderKinds,
  natures,
  type Step,
  type Whom,
  whoms,
} from '../../domain/reminders/ladder'
import type { Chase } from '../../domain/reminders/reminder'
import type { Rung } from '../../domain/reminders/rungs'
import { packAction } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import type { CardContext } from './context'
import { sayWhen } from './times'

/** `ladder H-12`: who is told when, by name; `open` opens its card. */
export function ladderView(
  open: Button,
  chase: Chase | undefined,
  rungs: readonly Rung[],
  context: CardContext,
): View {
  const t = texts[context.language]
  const title = t.reminders.ladder.title(open.label)
  if (!chase) return { title, body: [t.reminders.ladder.none], buttons: [[open]] }
  const next = rungs.find((it) => it.state === 'waiting')
  return {
    title,
    body: [
      t.reminders.ladder.deadline(sayWhen(t, chase.deadlineAt, context.now, context.timezone)),
      ...rungs.map((it) => rungText(it, it === next, chase, context)),
    ],
    footer: t.reminders.ladder.note[noteOf(chase.ladder)],
    buttons: [[open]],
  }
}

function noteOf(kind: LadderKind): 'working' | 'always' | 'soon' {
  const { working, urgentFrom } = natures[kind]
  return working ? 'working' : urgentFrom === Number.NEGATIVE_INFINITY ? 'always' : 'soon'
}

function rungText(rung: Rung, isNext: boolean, { people }: Chase, context: CardContext): string {
  const t = texts[context.language]
  const { ladder, offset } = t.reminders
  const named = whoms.filter((it) => rung.tell.includes(it)).flatMap((it) => whoText(people, it, t) ?? [])
  const sign = { said: '✓', passed: '–', waiting: isNext ? '➡️' : '·' }[rung.state]
  const when = sayWhen(t, rung.dueAt, context.now, context.timezone)
  const step = offset(rung.after)
  const state = rung.state === 'waiting' ? step : t.noted(step, ladder[rung.state])
  return `${sign} ${when} · ${state}\n${t.parted(named) || ladder.nobody}`
}

function whoText(people: Chase['people'], whom: Whom, t: Texts): string | undefined {
  const names = people
    .filter((it) => it.whom === whom)
    .map((it) => (it.seen ? t.reminders.ladder.seen(it.name) : it.name))
  return names.length === 0 ? undefined : `${t.reminders.whom[whom]} ${t.listed(names)}`
}

/** A ladder as it is written, a step a line: what `readLadder` reads. */
export const ladderText = (steps: readonly Step[], t: Texts): string =>
  steps
    .map(({ after, tell }) =>
      t.form.chosen(t.reminders.offset(after), t.listed(tell.map((it) => t.reminders.whom[it]))),
    )
    .join('\n')

/** The ladders of all kinds, each to be changed by a button. */
export function laddersView(ladders: Ladders, { language }: CardContext): View {
  const t = texts[language]
  const { kind, ladder } = t.reminders
  return {
    title: ladder.all,
    body: [ladder.which, ...ladderKinds.map((it) => `${kind[it]}\n${ladderText(ladders[it], t)}`)],
    buttons: inRows(
      ladderKinds.map((it) => ({ label: `${kind[it]}…`, data: packAction({ on: 'ladder', kind: it }) })),
      2,
    ),
  }
}
