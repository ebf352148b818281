import type { Change } from '../changes'
import { lanes } from '../delivery/outbox'
import { type Engagement, isFree } from '../engagements/engagement'
import { done, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import { mayPlanRoster } from './permissions'
import { planInput } from './plan-input'
import { type PlanInput, planRoster } from './plan-roster'
import type { PlanFacts } from './queries'
import type { Redo } from './redo-roster'
import type { Roster } from './roster'
import { shiftStretch } from './shift'

type Kept = { roster: Roster; changes: Change[] }

/** A roster is planned, or planned again; nobody is told before it is published. */
export function draftRoster(
  roster: Omit<Roster, 'plan' | 'status' | 'createdBy' | 'createdAt'>,
  slots: PlanInput['slots'],
  facts: PlanFacts,
  person: Person,
  now: number,
): Result<Kept> {
  if (!mayPlanRoster(person)) return refuse({ code: 'coordinators-only' })
  const plan = planRoster({ ...planInput(roster, facts), slots })
  if (!plan.some((it) => it.personId)) return refuse({ code: 'duty', why: 'nobody-to-plan' })
  const draft: Roster = { ...roster, status: 'draft', plan, createdBy: person.id, createdAt: now }
  return done({
    roster: draft,
    changes: [{ kind: 'roster.kept', roster: draft, act: 'planned', by: person.id, at: now }],
  })
}

/**
 * The draft counts from now on: its shifts take their people's time, and each is sent theirs. `engagements` are
 * what takes their time by now.
 */
export function publishRoster(
  draft: Roster,
  person: Person,
  engagements: readonly Engagement[],
  now: number,
): Result<Kept> {
  if (!mayPlanRoster(person)) return refuse({ code: 'coordinators-only' })
  if (draft.status !== 'draft') return refuse({ code: 'duty', why: 'roster-there' })
  const stands = draft.plan.every(
    (it) => it.personId === undefined || isFree(engagements, it.personId, shiftStretch(it)),
  )
  if (!stands) return refuse({ code: 'duty', why: 'plan-outdated' })
  const roster: Roster = { ...draft, version: draft.version + 1, status: 'published' }
  return done({
    roster,
    changes: [
      { kind: 'roster.kept', roster, act: 'published', by: person.id, at: now },
      { kind: 'shifts.opened', rosterId: roster.id, shifts: roster.plan },
      {
        kind: 'told',
        subject: `roster:${roster.id}`,
        version: roster.version,
        audience: { to: 'on-roster', rosterId: roster.id },
        telling: { kind: 'shifts', rosterId: roster.id },
        lane: lanes.work,
        at: now,
      },
      // The committee's group chats have the whole of it.
      {
        kind: 'told',
        subject: `roster:${roster.id}`,
        version: roster.version,
        audience: { to: 'chats', of: { to: 'committee' } },
        telling: { kind: 'card', reason: 'opened' },
        lane: lanes.work,
        at: now,
      },
      fileForChats(roster, now),
    ],
  })
}

/** The roster to be passed on and hung up, for the committee's group chats. */
export const fileForChats = ({ id, version }: Roster, now: number): Change => ({
  kind: 'told',
  subject: `roster:${id}`,
  version: `${version}:file`,
  audience: { to: 'chats', of: { to: 'committee' } },
  telling: { kind: 'roster-file', rosterId: id },
  lane: lanes.work,
  at: now,
})

/** A roster planned anew counts from now on; those whose shifts changed are told, each once. */
export function publishRedo(roster: Roster, redo: Redo, person: Person, now: number): Result<Kept> {
  if (!mayPlanRoster(person)) return refuse({ code: 'coordinators-only' })
  if (roster.status !== 'published' || redo.differences.length === 0)
    return refuse({ code: 'duty', why: 'nothing-changes' })
  const { days, plan, changed, opened, told } = redo
  const after: Roster = { ...roster, version: roster.version + 1, days, plan }
  const of = { subject: `roster:${roster.id}`, version: after.version, at: now } as const
  return done({
    roster: after,
    changes: [
      { kind: 'roster.kept', roster: after, act: 'replanned', by: person.id, at: now },
      { kind: 'shifts.replanned', shifts: changed, by: person.id, at: now },
      { kind: 'shifts.opened', rosterId: roster.id, shifts: opened },
      {
        kind: 'told',
        ...of,
        audience: { to: 'people', ids: told },
        telling: { kind: 'shifts', rosterId: roster.id, changed: true },
        lane: lanes.work,
      },
      { kind: 'cards.refreshed', ...of },
      fileForChats(after, now),
    ],
  })
}

export function discardRoster(draft: Roster, person: Person, now: number): Result<Kept> {
  if (!mayPlanRoster(person)) return refuse({ code: 'coordinators-only' })
  if (draft.status !== 'draft') return refuse({ code: 'duty', why: 'roster-there' })
  const roster: Roster = { ...draft, version: draft.version + 1, status: 'discarded' }
  return done({
    roster,
    changes: [{ kind: 'roster.kept', roster, act: 'discarded', by: person.id, at: now }],
  })
}
