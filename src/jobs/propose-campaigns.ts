import { proposeCampaigns } from '../domain/campaigns/propose-campaign'
import type { Database } from '../domain/ports'
import { localDay } from '../domain/text/local-day'

/** Proposes the campaigns of festivals and seasons that come, each once: one read, and a save for each that is due. */
export const createProposeCampaigns =
  (deps: { database: Database; timezone: string; newId: () => string }) =>
  async (now: number): Promise<void> => {
    const { database, timezone, newId } = deps
    const { queries } = database
    const known = await database.read({
      corrections: queries.corrections(),
      organizations: queries.organizations(),
      made: queries.occasions(),
    })
    for (const { key, changes } of proposeCampaigns({
      ...known,
      today: localDay(now, timezone),
      now,
      newId,
    }))
      await database.save(key, now, changes)
  }
