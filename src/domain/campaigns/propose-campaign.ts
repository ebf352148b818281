import type { Correction } from '../calendar/occasion'
import type { Change } from '../changes'
import { lanes, subject } from '../delivery/outbox'
import type { Organization } from '../organizations/organization'
import { draftOf } from './make-campaign'
import { proposalsOn } from './templates'

/** Drafts that the calendar proposes on `today`, each under the key of its occasion; the office is told. */
export function proposeCampaigns(facts: {
  today: string
  now: number
  corrections: readonly Correction[]
  organizations: readonly Organization[]
  /** Occasions there are campaigns for already, `template:year`. */
  made: readonly string[]
  newId: () => string
}): { key: string; changes: Change[] }[] {
  const { today, now, corrections, organizations, made } = facts
  return proposalsOn(today, corrections)
    .filter((it) => !made.includes(it.occasion))
    .map(({ template, occasion, periods }) => {
      const id = facts.newId()
      const campaign = draftOf(template, periods, 'system', now, id, organizations)
      return {
        key: `propose:${occasion}`,
        changes: [
          { kind: 'campaign.made', campaign, occasion },
          {
            kind: 'told',
            subject: subject('campaign', id),
            version: 1,
            audience: { to: 'coordinators' },
            telling: { kind: 'card', reason: 'campaign-proposed' },
            lane: lanes.work,
            at: now,
          },
        ],
      }
    })
}
