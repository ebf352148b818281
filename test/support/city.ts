import type { Client } from '@libsql/client'
import type { Channel } from '../../src/bots/channel'
import { createPost } from '../../src/bots/post'
import type { View } from '../../src/bots/view'
import { createDatabase } from '../../src/db/database'
import type { Platform } from '../../src/domain/people/person'

const upTo = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`

const numbered = '(SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM organizations) o'

/** A city: ten of the office, ten leaders, a hundred liaisons; a hazard in twenty is open, one in a hundred is new. */
export async function fillCity(
  client: Client,
  { people, hazards, morning }: { people: number; hazards: number; morning: number },
): Promise<void> {
  await client.batch(
    [
      `${upTo(people)} INSERT INTO people (id, name, role, organization_id, language, prefers, enrolled_at, active)
       SELECT 'p' || i, 'Person ' || i, CASE WHEN i <= 10 THEN 'coordinator' WHEN i <= 20 THEN 'leader' WHEN i <= 120 THEN 'liaison' ELSE 'inspector' END,
         CASE WHEN i > 20 THEN o.id END, 'en', 'telegram', 0, 1 FROM n JOIN ${numbered} ON o.at = i % 18`,
      `INSERT INTO accounts (platform, user_id, person_id, chat) SELECT 'telegram', id, id, id FROM people`,
      `${upTo(hazards)} INSERT INTO hazards (id, number, version, reporter_id, reported_at, text, description, category, severity,
         department_id, witnesses, files, status, open, state, deadline_at, changed_at, seal)
       SELECT 'h' || i, i, 1, 'p' || (121 + i % ${people - 120}), ${morning} - i * 60000, 'x', 'bare wires ' || i, 'electrical-wiring',
         iif(i % 500 = 0, 'major', 'general'), o.id, '[]', '[]',
         CASE WHEN i % 20 = 0 THEN 'ordered' WHEN i % 100 = 1 THEN 'reported' ELSE 'closed' END, i % 20 = 0 OR i % 100 = 1, '{}',
         iif(i % 20 = 0, ${morning} + (i % 7 - 3) * 86400000, NULL), ${morning}, 'seal' FROM n JOIN ${numbered} ON o.at = i % 18`,
      `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT id, 1, '{"type":"reported"}', reporter_id, reported_at, '', id FROM hazards`,
      `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT id, 2, '{"type":"fixed-on-the-spot"}', 'p1', reported_at + 3600000, '', id FROM hazards WHERE status = 'closed'`,
    ],
    'write',
  )
  // A server refuses it.
  if (client.protocol === 'file') await client.execute('ANALYZE')
}

/** Delivery to a Telegram that takes everything; what each chat was shown last is kept in `views`. */
export function createCityPost(client: Client, now: number, views = new Map<string, View>()) {
  const channel: Channel = {
    send: async (place, view) => {
      views.set(place.chat, view)
      return { kind: 'accepted', ref: { platform: 'telegram', chat: place.chat, message: '1' } }
    },
    edit: async (ref) => ({ kind: 'accepted', ref }),
    ping: async () => true,
    sendFiles: async ({ chat }) => ({ kind: 'accepted', ref: { platform: 'telegram', chat, message: '2' } }),
    download: async () => ({ kind: 'gone', reason: 'not here' }),
  }
  return createPostOver(client, { telegram: channel }, () => now)
}

/** Delivery over channels of a test's own. */
export const createPostOver = (
  client: Client,
  channels: Partial<Record<Platform, Channel>>,
  now: () => number,
) =>
  createPost({
    database: createDatabase(client),
    channels,
    timezone: 'Asia/Shanghai',
    now,
    readFile: async () => undefined,
    writeSheet: async () => new Uint8Array(),
    readList: async () => ({ error: 'not-a-spreadsheet' }),
    importUnits: async () => {
      throw new Error('no units are sent here')
    },
    keepChecklist: async () => {
      throw new Error('no list is sent here')
    },
    log: (event) => {
      throw new Error(JSON.stringify(event))
    },
  })
