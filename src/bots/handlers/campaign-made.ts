import type { Change } from '../../domain/changes'
import { subject } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { campaignCode } from '../cards/codes'
import { sayHere } from './card-here'
import type { Asked, Asking, Handled } from './context'

/** A new draft, with its card where it was made. */
export function campaignMade(
  asking: Asking,
  asked: Asked,
  id: string,
  changes: readonly Change[],
  person: Person,
): Handled {
  return {
    changes: [...changes, sayHere(asking, asked, person, subject('campaign', id))],
    answer: (numbers) => ({ view: { body: [asked.t.campaign.made(campaignCode(numbers[id] ?? 0))] } }),
  }
}
