import { mayBroadcast } from '../../domain/broadcasts/decide'
import type { BroadcastSheet } from '../../domain/broadcasts/queries'
import { subject } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { broadcastCode } from '../cards/codes'
import { cardHere } from './card-here'
import { type Asked, type Asking, asPerson, type Handled, load, refused } from './context'

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
  const { id, number } = sheet.broadcast
  const kind = mayBroadcast(person) ? 'broadcast-sheet' : 'broadcast'
  return cardHere(asking, asked, person, subject(kind, id), broadcastCode(number))
}
