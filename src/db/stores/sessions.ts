import type { Client } from '@libsql/client'
import type { Account, Platform } from '../../domain/people/person'
import { sessionMs } from '../../domain/people/session'
import { sha256 } from '../hash'

/**
 * Who is signed in to the dashboard. Secrets are 128 random bits and are kept and looked up as SHA-256 alone,
 * so that neither what is stored nor how long a look-up takes tells anything of them.
 */
export const createSessions = (client: Client) => ({
  /** Uses a link up and signs a new session in, in the place of the browser's old one; false where it is not good. */
  enter: async (link: string, session: string, old: string | undefined, now: number): Promise<boolean> => {
    const [linkHash, hash, oldHash] = await Promise.all([sha256(link), sha256(session), sha256(old ?? '')])
    const [entered] = await client.batch(
      [
        {
          sql: `INSERT INTO sessions (hash, platform, user_id, expires_at)
                SELECT ?, l.platform, l.user_id, ? FROM dashboard_links l
                JOIN accounts a ON a.platform = l.platform AND a.user_id = l.user_id
                WHERE l.hash = ? AND l.expires_at > ?`,
          args: [hash, now + sessionMs, linkHash, now],
        },
        { sql: 'DELETE FROM dashboard_links WHERE hash = ?', args: [linkHash] },
        { sql: 'DELETE FROM sessions WHERE hash = ?', args: [oldHash] },
      ],
      'write',
    )
    return (entered?.rowsAffected ?? 0) > 0
  },
  account: async (session: string, now: number): Promise<Account | undefined> => {
    const { rows } = await client.execute({
      sql: 'SELECT platform, user_id FROM sessions WHERE hash = ? AND expires_at > ?',
      args: [await sha256(session), now],
    })
    const [row] = rows
    return row && { platform: row.platform as Platform, userId: String(row.user_id) }
  },
  leave: async (session: string): Promise<void> => {
    await client.execute({ sql: 'DELETE FROM sessions WHERE hash = ?', args: [await sha256(session)] })
  },
})
