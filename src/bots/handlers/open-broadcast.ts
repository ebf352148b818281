import { mayBroadcast } from '../../domain/broadcasts/decide'
import type { BroadcastSheet } from '../../domain/broadcasts/queries'
import type { Change } from '../../domain/changes'
import { lanes, subject } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { broadcastCode } from '../cards/codes'
import { type Asked, type Asking, answered, asPerson, type Handled, load, refused } from './context'

/** A broadcast, and whether the one who asks is among its recipients. */
export const loadBroadcast = (asking: Asking, number: number) =>
  load(asking, {
    sheet: asking.database.queries.broadcast(number),
    mine: asking.database.queries.isRecipient(number, asking.envelope.account),
    organizations: asking.database.queries.organizations(),
  })

/** The office follows it by its card; whoever got it reads it again; for others it is not there. */
export async function openBroadcast(asking: Asking, number: number): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => cardOf(asking, asked, asked.sheet, person))
}

function cardOf(
  asking: Asking,
  asked: Asked & { mine: boolean },
  sheet: BroadcastSheet | undefined,
  person: Person,
): Handled {
  if (!sheet || !(mayBroadcast(person) || asked.mine))
    return refused(asking, { code: 'not-found', what: 'broadcast' }, asked.t)
  const { account, intent } = asking.envelope
  const kind = mayBroadcast(person) ? 'broadcast-sheet' : 'broadcast'
  const quiet = intent.kind === 'command' && account.platform === 'slack'
  return answered(quiet ? { view: { body: [broadcastCode(sheet.broadcast.number)] } } : {}, [
    cardHere(asking, person, kind, sheet.broadcast.id, asked.now),
  ])
}

/** The card of a broadcast, new at the bottom of the chat where somebody asks. */
export const cardHere = (
  { envelope: { place, key } }: Asking,
  person: Person,
  kind: 'broadcast' | 'broadcast-sheet',
  id: string,
  at: number,
): Change => ({
  kind: 'said',
  key: `${key}:card`,
  place,
  ...(place.private ? { personId: person.id } : {}),
  subject: subject(kind, id),
  telling: { kind: 'card', reason: 'opened' },
  lane: lanes.answer,
  at,
})
