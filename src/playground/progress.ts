import type { Client } from '@libsql/client'

/** For each step of the tour: whether it has happened since the district opened (?1, UTC ms). */
const happened = [
  `SELECT 1 FROM hazard_history WHERE at > ?1 AND event ->> 'type' = 'reported'`,
  `SELECT 1 FROM hazard_history WHERE at > ?1 AND event ->> 'type' = 'ordered'`,
  `SELECT 1 FROM campaign_history WHERE at > ?1 AND event ->> 'type' = 'started'`,
  `SELECT 1 FROM task_history WHERE at > ?1 AND event ->> 'type' = 'done'`,
  `SELECT 1 FROM duty_acts d JOIN rosters r ON d.subject = 'roster:' || r.id
   WHERE d.at > ?1 AND r.status = 'published'`,
  `SELECT 1 FROM broadcast_recipients WHERE acknowledged_at > ?1`,
  `SELECT 1 FROM reminders WHERE state = 'said' AND due_at > ?1`,
  // A digest that is asked for leaves no trace; one that the clock sent does.
  `SELECT 1 FROM outbox WHERE telling ->> 'kind' = 'digest' AND created_at > ?1`,
] as const
const sql = `SELECT ${happened.map((it, at) => `EXISTS (${it}) AS step_${at}`).join(', ')}`

/** Which steps of the tour have happened, in their order. */
export async function tourProgress(client: Client, openedAt: number): Promise<boolean[]> {
  const { rows } = await client.execute({ sql, args: [openedAt] })
  return happened.map((_, at) => rows[0]?.[`step_${at}`] === 1)
}
