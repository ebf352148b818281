import type { InStatement, Row } from '@libsql/client'
import type { Binding, ChatChange, ChatQueries } from '../../domain/chats/binding'
import { type Place, topicOf } from '../../domain/delivery/outcome'
import type { Query } from '../../domain/query'
import { rowOf } from '../client'
import { ask } from '../query'
import { boundChats } from '../schema'
import type { Keepers } from './keepers'

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

export const chatQueries: ChatQueries = { binding, bindings }

const bind = ({ place, title, bound, by, at }: Binding): InStatement => ({
  sql: `INSERT INTO bound_chats (platform, chat, thread, title, bound, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (platform, chat, thread) DO UPDATE SET title = excluded.title, bound = excluded.bound,
          "by" = excluded."by", at = excluded.at, gone_reason = NULL, gone_at = NULL`,
  args: [place.platform, place.chat, topicOf(place), title, JSON.stringify(bound), by, at],
})

export const chatKeepers: Keepers<ChatChange> = {
  'chat.bound': (change) => [bind(change.binding)],
  'chat.unbound': ({ place }) => [
    {
      sql: 'DELETE FROM bound_chats WHERE platform = ? AND chat = ? AND thread = ?',
      args: [place.platform, place.chat, topicOf(place)],
    },
  ],
  'chat.gone': ({ place, reason, at }) => [chatGone(place, reason, at)],
}

/** Everything bound in a chat that the bot can't speak in any more. */
export const chatGone = ({ platform, chat }: Place, reason: string, at: number): InStatement => ({
  sql: 'UPDATE bound_chats SET gone_reason = ?, gone_at = ? WHERE platform = ? AND chat = ? AND gone_reason IS NULL',
  args: [reason, at, platform, chat],
})
