import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import type { BoundTo } from '../../src/domain/chats/binding'
import { openTestDatabase } from '../support/database'

const at = 1_000_000
const fire: BoundTo = { to: 'organization', organizationId: 'fire-and-rescue' }
const places = [
  { chat: '-1', bound: { to: 'committee' } },
  { chat: '-2', thread: '7', bound: fire },
  { chat: '-2', thread: '8', bound: fire },
  { chat: '-3', bound: { to: 'organization', organizationId: 'education' } },
  { chat: '-4', bound: fire },
  { chat: '-5', bound: { to: 'campaign', campaignId: 'c1', number: 3 } },
] as const satisfies readonly { chat: string; thread?: string; bound: BoundTo }[]

test('the chats that are bound to something are told of it, once, and none that is gone', async () => {
  const client = await openTestDatabase()
  const database = createDatabase(client)
  await database.save('bind', at, [
    ...places.map(({ bound, ...place }) => ({
      kind: 'chat.bound' as const,
      binding: {
        place: { platform: 'telegram' as const, private: false, ...place },
        title: place.chat,
        bound,
        by: 'p1',
        at,
      },
    })),
    {
      kind: 'chat.gone',
      place: { platform: 'telegram', chat: '-4', private: false },
      reason: 'kicked',
      at,
    },
  ])
  const tell = async (key: string, of: BoundTo): Promise<string[]> => {
    const { kind } = await database.save(key, at, [
      {
        kind: 'told',
        subject: 'campaign:c1',
        version: 1,
        audience: { to: 'chats', of },
        telling: { kind: 'card', reason: 'opened' },
        lane: 2,
        at,
      },
    ])
    expect(kind).toBe('saved')
    const { rows } = await client.execute('SELECT chat, thread FROM outbox ORDER BY id')
    return rows.map((row) => `${row.chat}/${row.thread ?? ''}`)
  }
  expect(await tell('one', fire)).toEqual(['-2/7', '-2/8'])
  expect(await tell('two', fire)).toEqual(['-2/7', '-2/8'])
  expect(await tell('three', { to: 'committee' })).toEqual(['-2/7', '-2/8', '-1/'])
  expect(await tell('four', { to: 'campaign', campaignId: 'c1', number: 0 })).toHaveLength(4)
})
