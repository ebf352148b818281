import type { InStatement, InValue, Row } from '@libsql/client'
import {
  type BindCode,
  type Binding,
  bindCodeMinutes,
  type ChatChange,
  type ChatQueries,
} from '../../domain/chats/binding'
import { lanes } from '../../domain/delivery/outbox'
import { type Place, topicOf } from '../../domain/delivery/outcome'
import type { Account, Language } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { rowOf } from '../client'
import { sha256 } from '../hash'
import { ask } from '../query'
import { bindCodes, boundChats } from '../schema'
import type { Keepers } from './keepers'
import { toCoordinators } from './to-coordinators'
import { suffixOf } from './topics'

function bindingOfRow(row: Row): Binding {
  const { platform, chat, thread, title, bound, by, at, goneReason } = rowOf(boundChats, row)
  const place: Place = { platform, chat, private: false, ...(thread === '' ? {} : { thread }) }
  return { place, title, bound, by, at, ...(goneReason === null ? {} : { goneReason }) }
}

const binding = (place: Place): Query<Binding | undefined> =>
  ask(
    {
      sql: 'SELECT * FROM bound_chats WHERE platform = ? AND chat = ? AND thread = ?',
      args: [place.platform, place.chat, topicOf(place)],
    },
    ([row]) => row && bindingOfRow(row),
  )

const bindings = (): Query<Binding[]> =>
  ask('SELECT * FROM bound_chats ORDER BY title', (rows) => rows.map(bindingOfRow))

const counts = "c.uses_left > 0 AND c.expires_at > ?1 AND p.active AND p.role = 'coordinator'"

const codes = (where: string, args: InValue[]): Query<BindCode | undefined> =>
  ask(
    {
      sql: `SELECT c.*, a.chat, p.language, ${counts} AS valid FROM bind_codes c JOIN people p ON p.id = c."by"
            JOIN accounts a ON a.platform = c.platform AND a.user_id = c.user_id WHERE ${where}
            ORDER BY c.expires_at DESC LIMIT 1`,
      args,
    },
    ([row]) => {
      if (!row) return undefined
      const { hash, bound, by, platform } = rowOf(bindCodes, row)
      const told: Place = { platform, chat: String(row.chat), private: true }
      return { hash, bound, by, language: row.language as Language, told, valid: row.valid === 1 }
    },
  )

const bindCode = (hash: string, now: number) => codes('c.hash = ?2', [now, hash])

const bindCodeOf = (account: Account, now: number) =>
  codes(`c.platform = ?2 AND c.user_id = ?3 AND ${counts}`, [now, account.platform, account.userId])

export const chatQueries: ChatQueries = { binding, bindings, bindCode, bindCodeOf }

const bind = ({ place, title, bound, by, at }: Binding): InStatement => ({
  sql: `INSERT INTO bound_chats (platform, chat, thread, title, bound, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (platform, chat, thread) DO UPDATE SET title = excluded.title, bound = excluded.bound,
          "by" = excluded."by", at = excluded.at, gone_reason = NULL, gone_at = NULL`,
  args: [place.platform, place.chat, topicOf(place), title, JSON.stringify(bound), by, at],
})

export const chatKeepers: Keepers<ChatChange> = {
  'bind-code.made': async ({ code, bound, account, by, at }) => [
    {
      sql: `INSERT INTO bind_codes (hash, bound, platform, user_id, "by", expires_at) VALUES (?, ?, ?, ?, ?, ?)`,
      args: [
        await sha256(code),
        JSON.stringify(bound),
        account.platform,
        account.userId,
        by,
        at + bindCodeMinutes * 60_000,
      ],
    },
  ],
  'bind-code.used': ({ hash }) => [
    { sql: 'UPDATE bind_codes SET uses_left = uses_left - 1 WHERE hash = ?', args: [hash] },
  ],
  'chat.bound': (change) => [bind(change.binding)],
  'chat.unbound': ({ place }) => [
    {
      sql: 'DELETE FROM bound_chats WHERE platform = ? AND chat = ? AND thread = ?',
      args: [place.platform, place.chat, topicOf(place)],
    },
  ],
  'chat.gone': ({ place, reason, at }) => [chatGone(place, reason, at)],
  'chat.back': ({ place, at }) => chatBack(place, at),
}

/** Everything bound in a chat that the bot can't speak in any more. */
export const chatGone = ({ platform, chat }: Place, reason: string, at: number): InStatement => ({
  sql: 'UPDATE bound_chats SET gone_reason = ?, gone_at = ? WHERE platform = ? AND chat = ? AND gone_reason IS NULL',
  args: [reason, at, platform, chat],
})

/** Everything bound in a chat (?2, ?3) when it was lost; one loss is said to be over once. */
const lost = '(SELECT * FROM bound_chats WHERE platform = ?2 AND chat = ?3 AND gone_at IS NOT NULL) g'
const isBack =
  "json_object('code', 'chat-back', 'platform', g.platform, 'title', g.title, 'bound', json(g.bound))"
const backKey = `'chat-back:' || g.platform || ':' || g.chat || ${suffixOf('g.thread')} || ':' || g.gone_at`

function chatBack({ platform, chat }: Place, at: number): InStatement[] {
  return [
    {
      sql: `INSERT INTO outbox (key, platform, chat, thread, private, telling, lane, due_at, created_at)
            SELECT ${backKey}, g.platform, g.chat, nullif(g.thread, ''), 0,
              json_object('kind', 'notice', 'notice', ${isBack}), ${lanes.work}, ?1, ?1
            FROM ${lost} WHERE 1 ON CONFLICT (key) DO NOTHING`,
      args: [at, platform, chat],
    },
    { sql: toCoordinators(backKey, isBack, lost), args: [at, platform, chat] },
    {
      sql: 'UPDATE bound_chats SET gone_reason = NULL, gone_at = NULL WHERE platform = ? AND chat = ?',
      args: [platform, chat],
    },
  ]
}
