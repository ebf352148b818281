import type { Client } from '@libsql/client'
import { describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { createOutbox } from '../../src/db/outbox/outbox'
import { createTick } from '../../src/db/tick'
import type { Broadcast } from '../../src/domain/broadcasts/broadcast'
import type { Change } from '../../src/domain/changes'
import type { Outcome, Place } from '../../src/domain/delivery/outcome'
import { unpaced } from '../../src/domain/delivery/pace'
import type { OutboxRow } from '../../src/domain/delivery/ports'
import { openTestDatabase } from '../support/database'

const now = 1_000_000
const group = '-1001'
const topics = ['7', '8'] as const

const inTopic = (thread: string, chat = group): Place => ({
  platform: 'telegram',
  chat,
  thread,
  private: false,
})

async function open() {
  const client = await openTestDatabase()
  const database = createDatabase(client)
  const outbox = createOutbox(client, unpaced)
  let turns = 0
  let messages = 0
  /** Delivers what waits until nothing does; each new card gets a message of its own. */
  const deliver = async (outcome?: Outcome): Promise<OutboxRow[]> => {
    const all: OutboxRow[] = []
    for (const stream of ['prompt', 'bulk'] as const) {
      for (;;) {
        turns += 1
        const token = `turn-${turns}`
        const { rows } = await outbox.turn({ token, now, stream, limit: 50, random: () => 0.5 })
        if (rows.length === 0) break
        const delivered = rows.map((row) => {
          messages += 1
          const ref = { platform: 'telegram' as const, chat: row.place.chat, message: String(messages) }
          return {
            row,
            outcome: outcome ?? { kind: 'accepted' as const, ref },
            ...(row.telling.kind === 'retire'
              ? {}
              : { drawn: { code: 'P-1', fingerprint: String(messages) } }),
          }
        })
        await outbox.turn({
          token: 'nothing',
          now,
          stream,
          limit: 0,
          random: () => 0.5,
          delivered,
        })
        all.push(...rows)
      }
    }
    return all
  }
  let saves = 0
  const save = (changes: Change[]) => {
    saves += 1
    return database.save(`save-${saves}`, now, changes)
  }
  return { client, database, deliver, save }
}

const bound = (place: Place): Change => ({
  kind: 'chat.bound',
  binding: { place, title: `Topic ${place.thread ?? ''}`, bound: { to: 'committee' }, by: 'p1', at: now },
})

const card = (version: number): Change => ({
  kind: 'told',
  subject: 'campaign:c1',
  version,
  audience: { to: 'chats', of: { to: 'committee' } },
  telling: { kind: 'card', reason: 'opened' },
  lane: 2,
  at: now,
})

const threads = (rows: readonly OutboxRow[]) => rows.map((row) => row.place.thread)
const cardsIn = async (client: Client) =>
  (await client.execute('SELECT chat, topic, message FROM cards ORDER BY topic')).rows.map(
    (row) => `${row.chat}/${row.topic}/${row.message}`,
  )

describe('two topics of one group', () => {
  test('have a card each; a newer one in both retires each its own, and a change edits both once', async () => {
    const { client, deliver, save } = await open()
    await save(topics.map((topic) => bound(inTopic(topic))))
    await save([card(1)])
    expect(threads(await deliver())).toEqual(['7', '8'])
    expect(await cardsIn(client)).toEqual([`${group}/7/1`, `${group}/8/2`])

    await save([{ kind: 'cards.refreshed', subject: 'campaign:c1', version: 2, at: now }])
    expect(threads(await deliver())).toEqual(['7', '8'])

    // Whoever is told of a version is not sent an edit of it as well.
    await save([card(3), { kind: 'cards.refreshed', subject: 'campaign:c1', version: 3, at: now }])
    const third = await deliver()
    expect(third.map((row) => `${row.telling.kind} ${row.place.thread}`)).toEqual([
      'card 7',
      'card 8',
      'retire 7',
      'retire 8',
    ])
  })

  test('get a broadcast each, and each once', async () => {
    const { client, database, deliver, save } = await open()
    await save(topics.map((topic) => bound(inTopic(topic))))
    const draft: Broadcast = {
      id: 'b1',
      number: 0,
      version: 1,
      text: 'Strong wind tonight.',
      files: [],
      audience: { roles: ['coordinator'], organizationIds: [], chats: true },
      chaseHours: 0,
      by: 'p1',
      at: now,
      state: { status: 'draft' },
    }
    await save([{ kind: 'broadcast.written', broadcast: draft }])
    await client.execute("UPDATE broadcasts SET status = 'scheduled', send_at = 1")
    const tick = createTick(client, 'Asia/Shanghai')
    await tick(now)
    await tick(now + 60_000)
    expect(threads(await deliver())).toEqual(['7', '8'])
    const lines = await database.read({ lines: database.queries.recipientsOf(1) })
    expect(lines.lines.map((line) => `${line.name} ${line.state}`)).toEqual(['Topic 7 sent', 'Topic 8 sent'])
  })

  test('move with their group, binding and card, when it becomes a supergroup', async () => {
    const { client, deliver, save } = await open()
    await save(topics.map((topic) => bound(inTopic(topic, '-1'))))
    await save([card(1)])
    await deliver()
    await save([{ kind: 'chat.moved', platform: 'telegram', from: '-1', to: group }])
    await save([card(2)])
    const rows = await deliver()
    expect(rows.map((row) => `${row.place.chat}/${row.place.thread}`)).toEqual([`${group}/7`, `${group}/8`])
    expect(await cardsIn(client)).toHaveLength(2)
  })
})

describe('a bound Slack channel that is gone', () => {
  test.each(['not_in_channel', 'is_archived', 'channel_not_found'])(
    'by %s is not written to again, and coordinators are told once',
    async (reason) => {
      const { client, deliver, save } = await open()
      await client.execute(
        "INSERT INTO people (id, name, role, language, prefers, enrolled_at, active) VALUES ('p1', 'Wang Fang', 'coordinator', 'en', 'telegram', 0, 1)",
      )
      await client.execute(
        "INSERT INTO accounts (platform, user_id, person_id, chat) VALUES ('telegram', '5', 'p1', '5')",
      )
      await save([bound({ platform: 'slack', chat: 'C1', private: false })])
      await save([card(1)])
      expect(await deliver({ kind: 'gone', reason })).toHaveLength(1)
      await save([card(2)])
      expect(await deliver()).toEqual([])
      const tick = createTick(client, 'Asia/Shanghai')
      for (const minute of [0, 1, 2]) {
        await tick(now + minute * 60_000)
      }
      const { rows } = await client.execute("SELECT telling FROM outbox WHERE key LIKE 'chat-gone:%'")
      expect(rows.map((row) => JSON.parse(String(row.telling)))).toEqual([
        { kind: 'notice', notice: { code: 'chat-gone', platform: 'slack', title: 'Topic ', reason } },
      ])
    },
  )
})
