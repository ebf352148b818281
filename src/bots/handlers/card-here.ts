import type { Change } from '../../domain/changes'
import { lanes, type Subject, type Telling } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { type Asking, answered, type Handled } from './context'

/** Says something of a subject where it was asked for, by the outbox; a card is the one that is edited from now on. */
export function sayHere(
  { envelope: { place, key } }: Asking,
  { now }: { now: number },
  person: Person,
  of: Subject,
  telling: Telling = { kind: 'card', reason: 'opened' },
): Change {
  return {
    kind: 'said',
    key: `${key}:${telling.kind}:${of}`,
    place,
    ...(place.private ? { personId: person.id } : {}),
    subject: of,
    telling,
    lane: lanes.answer,
    at: now,
  }
}

/** A fresh card at the place. A command on Slack, which has to be answered, is answered by the card's code. */
export function cardHere(
  asking: Asking,
  asked: { now: number },
  person: Person,
  of: Subject,
  code: string,
): Handled {
  const { intent, account } = asking.envelope
  const isDue = intent.kind === 'command' && account.platform === 'slack'
  return answered(isDue ? { view: { body: [code] } } : {}, [sayHere(asking, asked, person, of)])
}
