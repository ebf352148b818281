import type { Client, InStatement } from '@libsql/client'
import { lanes } from '../domain/delivery/outbox'
import { isUnavailable } from './client'
import { suffixOf } from './stores/topics'

/** What stands in the place of a forgotten name. */
export const forgottenName = '—'

/** Whom a name or an id means; several where a name is not one person's alone. */
export async function findPeople(client: Client, nameOrId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await client.execute({
    sql: 'SELECT id, name FROM people WHERE id = ?1 OR name = ?1',
    args: [nameOrId],
  })
  return rows.map((row) => ({ id: String(row.id), name: String(row.name) }))
}

/**
 * Erases a person's name, accounts and settings, and what was said to them. Histories name people by an id
 * alone, so that they and their seals stay whole; the id then leads to nobody.
 */
export async function forgetPerson(client: Client, id: string, now: number): Promise<void> {
  const accounts = '(SELECT platform, user_id FROM accounts WHERE person_id = ?1)'
  const chats = `(SELECT platform, user_id AS chat FROM accounts WHERE person_id = ?1
    UNION SELECT platform, chat FROM accounts WHERE person_id = ?1)`
  const name = '(SELECT json_quote(name) FROM people WHERE id = ?1)'
  const forget = (sql: string): InStatement => ({ sql, args: [id] })
  const ofAccounts = (key: string): string =>
    `EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = ?1 AND ${key})`
  await client.batch(
    [
      // Their own messages, and their name in those of others.
      forget(`DELETE FROM outbox WHERE person_id = ?1 OR private AND (platform, chat) IN ${chats}`),
      forget(`UPDATE outbox SET telling = replace(telling, ${name}, json_quote('${forgottenName}'))
              WHERE instr(telling, ${name}) > 0`),
      // A flag of flooding has the account in its key.
      forget(
        `DELETE FROM outbox WHERE ${ofAccounts("instr(key, ':' || a.platform || ':' || a.user_id || ':') > 0")}`,
      ),
      forget(`DELETE FROM cards WHERE person_id = ?1 OR private AND (platform, chat) IN ${chats}`),
      // What other people's cards show of them is drawn anew, without the name.
      {
        sql: `INSERT INTO outbox (key, platform, chat, thread, private, person_id, subject, telling, lane, due_at, created_at)
              SELECT 'forgotten:' || ?1 || ':' || subject || ':' || platform || ':' || chat || ${suffixOf('topic')}, platform, chat, thread, private,
                person_id, subject, json_object('kind', 'refresh'), ${lanes.refresh}, ?2, ?2
              FROM cards WHERE instr(fingerprint, trim(${name}, '"')) > 0 ON CONFLICT (key) DO NOTHING`,
        args: [id, now],
      },
      forget(`UPDATE cards SET fingerprint = '' WHERE instr(fingerprint, trim(${name}, '"')) > 0`),
      forget(`DELETE FROM conversations WHERE (platform, user_id) IN ${accounts}`),
      forget(`DELETE FROM quarantine WHERE (platform, envelope ->> '$.account.userId') IN ${accounts}`),
      forget(
        `DELETE FROM paces WHERE ${ofAccounts("paces.key IN (a.platform || ':' || a.chat, a.platform || ':' || a.user_id)")}`,
      ),
      forget(
        `DELETE FROM tallies WHERE ${ofAccounts("instr(tallies.key, ':' || a.platform || ':' || a.user_id || ':') > 0")}`,
      ),
      forget(`UPDATE broadcast_recipients SET chat = 'forgotten:' || ?1, comment = NULL
              WHERE person_id = ?1 OR (platform, chat) IN ${chats}`),
      forget(`DELETE FROM dashboard_links WHERE (platform, user_id) IN ${accounts}`),
      forget(`DELETE FROM bind_codes WHERE "by" = ?1 OR (platform, user_id) IN ${accounts}`),
      forget(`DELETE FROM sessions WHERE (platform, user_id) IN ${accounts}`),
      forget('DELETE FROM digest_facts WHERE owner = ?1'),
      forget(`UPDATE digest_facts SET lines = replace(lines, ${name}, json_quote('${forgottenName}'))
              WHERE instr(lines, ${name}) > 0`),
      forget('DELETE FROM calendar_feeds WHERE person_id = ?1'),
      forget('DELETE FROM skills WHERE person_id = ?1'),
      forget("DELETE FROM engagements WHERE person_id = ?1 AND kind = 'rest'"),
      forget('DELETE FROM invites WHERE person_id = ?1 OR created_by = ?1'),
      forget('DELETE FROM accounts WHERE person_id = ?1'),
      {
        sql: `UPDATE people SET name = ?2, active = 0, left_at = coalesce(left_at, ?3), phone = NULL, quiet_from = NULL,
                quiet_to = NULL, digested_on = NULL WHERE id = ?1`,
        args: [id, forgottenName, now],
      },
    ],
    'write',
  )
}

/**
 * Writes a database file anew and empties its log: what was erased stands in neither any more, nor does what was
 * deleted before. False where somebody reads or writes meanwhile, so that it is to be tried again; a server's own
 * files are not ours to write.
 */
export async function wipe(client: Client): Promise<boolean> {
  if (client.protocol !== 'file') return true
  try {
    await client.execute('VACUUM')
    const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    return rows[0]?.busy === 0
  } catch (error) {
    if (isUnavailable(error)) return false
    throw error
  }
}
