import type { Change } from '../changes'
import { type SubjectKind, subject } from '../delivery/outbox'

/** Cards that count results are drawn anew at most once in so many ms, however many results come. */
const slotMs = 20_000

const refreshed = (kind: SubjectKind, campaignId: string, now: number): Change => {
  const slot = Math.floor(now / slotMs)
  return {
    kind: 'cards.refreshed',
    subject: subject(kind, campaignId),
    version: `slot-${slot}`,
    at: (slot + 1) * slotMs,
  }
}

/** The cards of a campaign's coverage show what is true now; results that come close together are one edit. */
export const coverageRefreshed = (campaignId: string, now: number): Change =>
  refreshed('coverage', campaignId, now)

/** All cards that say how far a campaign is: to be kept with each result. */
export const progressRefreshed = (campaignId: string, now: number): Change[] => [
  refreshed('campaign', campaignId, now),
  coverageRefreshed(campaignId, now),
]
