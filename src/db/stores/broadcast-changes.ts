import type { InStatement, InValue } from '@libsql/client'
import type { Broadcast } from '../../domain/broadcasts/broadcast'
import type { BroadcastChange } from '../../domain/broadcasts/changes'
import { refreshSheet, sendDueBroadcasts } from './broadcast-sending'
import type { Keepers } from './keepers'

const columnsOf = (broadcast: Broadcast): Record<string, InValue> => ({
  version: broadcast.version,
  text: broadcast.text,
  other: broadcast.other ?? null,
  files: JSON.stringify(broadcast.files),
  audience: JSON.stringify(broadcast.audience),
  chase_hours: broadcast.chaseHours,
  corrected_at: broadcast.correctedAt ?? null,
  status: broadcast.state.status,
  state: JSON.stringify(broadcast.state),
  send_at: broadcast.state.status === 'scheduled' ? broadcast.state.sendAt : null,
})

const historyRow = (id: string, sequence: number, event: unknown, by: string, at: number): InStatement => ({
  sql: 'INSERT INTO broadcast_history (broadcast_id, sequence, event, "by", at) VALUES (?, ?, ?, ?, ?)',
  args: [id, sequence, JSON.stringify(event), by, at],
})

const update = (id: string, columns: Record<string, InValue>): InStatement => ({
  sql: `UPDATE broadcasts SET ${Object.keys(columns)
    .map((name) => `${name} = ?`)
    .join(', ')} WHERE id = ?`,
  args: [...Object.values(columns), id],
})

export const broadcastKeepers: Keepers<BroadcastChange> = {
  'broadcast.written': ({ broadcast }) => {
    const columns = { ...columnsOf(broadcast), by: broadcast.by, at: broadcast.at }
    return [
      {
        sql: `INSERT INTO broadcasts (id, number, ${Object.keys(columns)
          .map((name) => `"${name}"`)
          .join(', ')})
              VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM broadcasts), ${Object.keys(columns)
                .map(() => '?')
                .join(', ')})
              RETURNING id, number AS given_number`,
        args: [broadcast.id, ...Object.values(columns)],
      },
      historyRow(broadcast.id, broadcast.version, { type: 'written' }, broadcast.by, broadcast.at),
    ]
  },
  'broadcast.changed': ({ broadcast, event, by, at }) => {
    // Sending is what the clock does to a broadcast whose time has come: here it comes now. Whoever was faster
    // has written the history row that this one is to write.
    if (event.type === 'sent') {
      const scheduled = {
        ...columnsOf(broadcast),
        version: broadcast.version - 1,
        status: 'scheduled',
        send_at: at,
        sent_by: by,
      }
      return [update(broadcast.id, scheduled), ...sendDueBroadcasts(at)]
    }
    return [
      // First: its key is what a slower change runs into.
      historyRow(broadcast.id, broadcast.version, event, by, at),
      update(broadcast.id, columnsOf(broadcast)),
      ...(broadcast.state.status === 'sent' ? [refreshSheet(broadcast.id, at)] : []),
    ]
  },
  'broadcast.acknowledged': ({ broadcastId, personId, comment, at }) => [
    {
      sql: `UPDATE broadcast_recipients SET acknowledged_at = coalesce(acknowledged_at, ?1), comment = coalesce(?2, comment),
              acknowledged_again_at = iif(coalesce(acknowledged_again_at, acknowledged_at)
                < (SELECT corrected_at FROM broadcasts WHERE id = ?3), ?1, acknowledged_again_at)
            WHERE broadcast_id = ?3 AND person_id = ?4`,
      args: [at, comment ?? null, broadcastId, personId],
    },
    refreshSheet(broadcastId, at),
  ],
}
