import type { Client } from '@libsql/client'
import { tourSteps } from './page/tour-steps'

/** Whose part the visitor plays in the tour: what the district's others do is not theirs. */
export const tourCast: readonly string[] = [
  ...new Set(tourSteps.flatMap((it) => [`person-${it.telegram}`, `person-${it.slack}`])),
]

const byVisitor = 'IN (SELECT value FROM json_each(?2))'
const hazardEvent = (type: string): string =>
  `SELECT 1 FROM hazard_history WHERE at > ?1 AND by ${byVisitor} AND event ->> 'type' = '${type}'`

/** For each step of the tour: whether it has happened since the district opened (?1, UTC ms), by the visitor (?2). */
const happened = [
  hazardEvent('reported'),
  hazardEvent('ordered'),
  `SELECT 1 FROM campaign_history WHERE at > ?1 AND event ->> 'type' = 'started'`,
  `SELECT 1 FROM task_history WHERE at > ?1 AND by ${byVisitor} AND event ->> 'type' = 'done'`,
  `SELECT 1 FROM duty_acts d JOIN rosters r ON d.subject = 'roster:' || r.id
   WHERE d.at > ?1 AND d.by ${byVisitor} AND r.status = 'published'`,
  `SELECT 1 FROM broadcast_recipients WHERE acknowledged_at > ?1 AND person_id ${byVisitor}`,
  hazardEvent('proof-sent'),
  // The digest of a morning after that.
  `SELECT 1 FROM outbox WHERE telling ->> 'kind' = 'digest' AND person_id ${byVisitor} AND created_at >
   (SELECT min(at) FROM hazard_history WHERE at > ?1 AND by ${byVisitor} AND event ->> 'type' = 'proof-sent')`,
] as const
const sql = `SELECT ${happened.map((it, at) => `EXISTS (${it}) AS step_${at}`).join(', ')}`

/** Which steps of the tour have happened, in their order. */
export async function tourProgress(client: Client, openedAt: number): Promise<boolean[]> {
  const { rows } = await client.execute({ sql, args: [openedAt, JSON.stringify(tourCast)] })
  return happened.map((_, at) => rows[0]?.[`step_${at}`] === 1)
}

/** The language the desk speaks to each of these people. */
export async function languagesOf(
  client: Client,
  personas: readonly string[],
): Promise<Record<string, 'en' | 'zh'>> {
  const { rows } = await client.execute({
    sql: `SELECT substr(id, 8) AS persona, language FROM people
          WHERE active AND id IN (SELECT 'person-' || value FROM json_each(?))`,
    args: [JSON.stringify(personas)],
  })
  return Object.fromEntries(rows.map((it) => [String(it.persona), it.language === 'zh' ? 'zh' : 'en']))
}
