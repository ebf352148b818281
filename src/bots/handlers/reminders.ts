import { mayBroadcast } from '../../domain/broadcasts/decide'
import { canSee } from '../../domain/hazards/permissions'
import { mayOnTask } from '../../domain/inspections/permissions'
import { canSeeOperation } from '../../domain/operations/permissions'
import type { Person } from '../../domain/people/person'
import { type LadderKind, ladderKinds } from '../../domain/reminders/ladder'
import type { ChasedKind } from '../../domain/reminders/queries'
import { rungsOf } from '../../domain/reminders/rungs'
import { setLadder } from '../../domain/reminders/set-ladder'
import { workCalendar } from '../../domain/reminders/working-time'
import { canSeeDuty } from '../../domain/rosters/permissions'
import { type ButtonAction, packAction } from '../action'
import { codeIn, codeLetters } from '../cards/codes'
import { laddersView, ladderText, ladderView } from '../cards/ladder-card'
import { textOf } from '../forms/values'
import {
  type Asked,
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'
import type { FormHandler } from './form-handler'

const openings: Record<ChasedKind, (number: number) => ButtonAction> = {
  hazard: (number) => ({ on: 'hazard-show', number, show: 'card' }),
  task: (number) => ({ on: 'task', number, act: 'open' }),
  shift: (number) => ({ on: 'shift', number, act: 'show' }),
  operation: (number) => ({ on: 'joint', number, act: 'show' }),
  broadcast: (number) => ({ on: 'broadcast', number, act: 'show' }),
}
const chasedKinds = Object.keys(openings) as ChasedKind[]

/** What a text names, by its code; a number alone is a hazard's. */
function chasedIn(text: string): { kind: ChasedKind; number: number } | undefined {
  const bare = /^\s*h?-?(\d{1,9})\s*$/i.exec(text)?.[1]
  if (bare !== undefined) return { kind: 'hazard', number: Number(bare) }
  const kind = chasedKinds.find((it) => codeIn(text, it) > 0)
  return kind && { kind, number: codeIn(text, kind) }
}

/** `ladder H-12`: who would be told when; alone, the ladders of all kinds to those who can set them. */
export async function showLadder(asking: Asking, args: string): Promise<Handled> {
  const { queries } = asking.database
  const { kind, number } = chasedIn(args) ?? { kind: 'hazard' as const, number: 0 }
  const asked = await load(asking, {
    chase: queries.chase(kind, number),
    ladders: queries.ladders(),
    corrections: queries.corrections(),
    hazard: queries.hazard(kind === 'hazard' ? number : 0),
    task: queries.task(kind === 'task' ? number : 0),
  })
  return asPerson(asking, asked, (person) => {
    const { chase, ladders, hazard, task, t } = asked
    const context = cardContext(asking, asked, [])
    if (number === 0) {
      return person.post.role === 'coordinator'
        ? shown(laddersView(ladders, context))
        : said(asking, t.reminders.ladder.which)
    }
    const sees: Record<ChasedKind, (person: Person) => boolean | undefined> = {
      hazard: () => hazard && canSee(hazard.hazard, person),
      task: () => task && mayOnTask('see', task, person),
      shift: () => chase && canSeeDuty(person),
      operation: () => chase && canSeeOperation(person),
      broadcast: () => chase && mayBroadcast(person),
    }
    if (!sees[kind](person)) return refused(asking, { code: 'not-found', what: kind }, t)
    const rungs = chase ? rungsOf(chase, ladders, workCalendar(asking.timezone, asked.corrections)) : []
    const code = `${codeLetters[kind]}-${number}`
    const open = { label: code, data: packAction(openings[kind](number)) }
    return answered({ view: ladderView(open, chase, rungs, context) })
  })
}

/** A coordinator changes the ladder of a kind: its steps as lines of text. */
export async function askLadder(asking: Asking, kind: LadderKind): Promise<Handled> {
  const asked = await load(asking, { ladders: asking.database.queries.ladders() })
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    const { t } = asked
    const { ladder, kind: names } = t.reminders
    const initial = ladderText(asked.ladders[kind], t)
    return askForm(asking, asked, {
      id: 'ladder',
      target: kind,
      title: ladder.set,
      intro: `${ladder.was(names[kind])}\n${initial}`,
      submit: t.form.submit,
      fields: [
        {
          kind: 'text',
          name: 'steps',
          label: ladder.field,
          hint: ladder.hint,
          multiline: true,
          max: 1000,
          optional: true,
          initial,
        },
      ],
    })
  })
}

export const submitLadder: FormHandler = async (asking, { target, values, ended }) => {
  const asked = await load(asking, { ladders: asking.database.queries.ladders() })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    const kind = ladderKinds.find((it) => it === target)
    if (!kind) return refused(asking, { code: 'not-found', what: 'form' }, t)
    const set = setLadder(kind, textOf(values, 'steps') ?? '', asked.ladders, person, asked.now)
    if (!set.ok) return refused(asking, set.refusal, t)
    return said(asking, t.reminders.ladder.kept(t.reminders.kind[kind]), [...set.value.changes, ended])
  })
}

/** The chase of whoever presses stops, of all they were reminded of up to then; no deadline moves. */
export async function markSeen(asking: Asking, upTo: number): Promise<Handled> {
  const asked: Asked = await load(asking, {})
  return asPerson(asking, asked, (person) =>
    said(asking, asked.t.reminders.seenDone, [
      { kind: 'reminders.seen', personId: person.id, upTo: Math.min(upTo, asked.now), at: asked.now },
    ]),
  )
}
