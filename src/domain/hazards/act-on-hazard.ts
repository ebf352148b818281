import type { Change } from '../changes'
import { subject } from '../delivery/outbox'
import { done, type Result } from '../errors'
import type { Evidence } from '../evidence/evidence'
import type { Person } from '../people/person'
import type { HazardCommand } from './command'
import { decide } from './decide'
import type { Recorded } from './events'
import { evolve } from './evolve'
import type { Hazard } from './hazard'
import { hazardReminders } from './reminders'
import type { HazardSheet } from './sheet'
import { whoIsTold } from './who-is-told'

/**
 * What is saved when a person does something to a hazard: the new state, its history row, the files that
 * came with it, what everybody concerned is told, and what is chased.
 */
export function actOnHazard(
  sheet: HazardSheet,
  command: HazardCommand,
  person: Person,
  received: readonly Evidence[],
  now: number,
): Result<{ hazard: Hazard; changes: Change[] }> {
  const decided = decide(sheet.hazard, command, person, now)
  if (!decided.ok) return decided
  const recorded: Recorded = { event: decided.value, by: person.id, at: now }
  const hazard = evolve(sheet.hazard, recorded)
  return done({
    hazard,
    changes: [
      { kind: 'hazard.changed', hazard, recorded },
      ...(received.length > 0
        ? [{ kind: 'evidence.received' as const, hazardId: hazard.id, files: [...received] }]
        : []),
      ...tellings(hazard, recorded, sheet.hazard, sheet.contacts.length),
      ...hazardReminders(hazard, sheet.hazard, now),
    ],
  })
}

/** Cards and files for those who are told, and an edit of every other card. */
export function tellings(
  hazard: Hazard,
  recorded: Recorded,
  before?: Hazard,
  unitContacts?: number,
): Change[] {
  const told = whoIsTold(recorded.event, hazard, before, unitContacts)
  const card = { subject: subject('hazard', hazard.id), version: hazard.version, at: recorded.at }
  return [
    ...told.map(({ audience, reason, lane, files }): Change => {
      const telling = { kind: 'card' as const, reason, ...(files ? { files } : {}) }
      return { kind: 'told', audience, telling, lane, except: recorded.by, ...card }
    }),
    // What is new has no card yet.
    ...(before ? [{ kind: 'cards.refreshed' as const, ...card }] : []),
  ]
}
