import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createOutbox } from '../../src/db/outbox/outbox'
import { lanes, type Stream } from '../../src/domain/delivery/outbox'
import { unpaced } from '../../src/domain/delivery/pace'
import type { CallLog, Delivered, OutboxRow, Post } from '../../src/domain/delivery/ports'
import { createFolderCallLog } from '../../src/files/folder-calls'
import { createDeliver } from '../../src/jobs/deliver'
import { createDoubts } from '../../src/jobs/doubts'
import { createPacer } from '../../src/jobs/pacer'
import { openTestDatabase } from '../support/database'

/** Delivery of so many messages to a platform that answers as `answer` says; `patience` may be let go by hand. */
async function open(count: number, lane: number, answer: (row: OutboxRow) => Promise<void>) {
  const client = await openTestDatabase()
  await client.execute({
    sql: `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?1)
          INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
          SELECT 'row-' || at, 'telegram', at, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ?2, 0, 0 FROM n`,
    args: [count, lane],
  })
  const outbox = createOutbox(client, unpaced)
  const log: string[] = []
  const calls: CallLog = {
    begin: () => {},
    mark: (_, ids) => log.push(...ids.map((id) => `call ${id}`)),
    keep: (_, delivered) => log.push(...delivered.map(({ row }) => `answer ${row.id}`)),
    release: () => {},
    end: (token) => {
      if (claimed.has(token)) log.push('end')
    },
    left: () => [],
  }
  const sent: number[] = []
  const post: Post = async (rows, paced) => {
    const all = rows.map((row) =>
      paced([row], async (): Promise<Delivered[]> => {
        await answer(row)
        sent.push(row.id)
        const ref = { platform: 'telegram' as const, chat: row.place.chat, message: '1' }
        return [{ row, outcome: { kind: 'accepted', ref } }]
      }),
    )
    return (await Promise.all(all)).flat()
  }
  /** Tokens under which something was claimed. */
  const claimed = new Set<string>()
  const turn: typeof outbox.turn = async (given) => {
    const it = await outbox.turn(given)
    for (const { lease } of it.rows) claimed.add(lease)
    if (given.delivered?.length) log.push('recorded')
    return it
  }
  const it = { turn, post, impatient: () => {} }
  const logs: Record<string, unknown>[] = []
  const deliver = createDeliver({
    doubts: createDoubts({ ping: async () => true, now: () => 0 }),
    outbox: { ...outbox, turn: (turn) => it.turn(turn) },
    post: (...given) => it.post(...given),
    pacer: createPacer({ now: () => 0, sleep: () => new Promise(() => {}), paces: unpaced, connections: 16 }),
    calls,
    now: () => 1_000,
    random: () => 0.5,
    newToken: () => crypto.randomUUID(),
    patience: () =>
      new Promise((resolve) => {
        it.impatient = resolve
      }),
    log: (event) => logs.push(event),
  })
  const states = async () =>
    (await client.execute('SELECT state, attempts, lease_token FROM outbox ORDER BY id')).rows.map((row) =>
      row.lease_token === null ? `${row.state} ${row.attempts}` : 'leased',
    )
  return {
    client,
    deliver,
    calls,
    it,
    sent,
    log,
    logs,
    outbox,
    states,
    run: (stream: Stream) => deliver.run(stream),
  }
}

const untilSent = (sent: readonly number[], count: number) =>
  vi.waitFor(() => expect(sent).toHaveLength(count), { timeout: 10_000, interval: 5 })

test('what went out while the database was away is recorded by the next turn, and not sent again', async () => {
  const { it, outbox, sent, states, run } = await open(2, lanes.work, async () => {})
  it.turn = async (turn) => {
    if (turn.delivered?.length) throw new Error('the database is away')
    return outbox.turn(turn)
  }
  await expect(run('prompt')).rejects.toThrow('away')
  it.turn = outbox.turn
  await run('prompt')
  expect([sent, await states()]).toEqual([
    [1, 2],
    ['sent 1', 'sent 1'],
  ])
})

test('a claim whose answer is lost puts nobody in doubt: nothing was called for', async () => {
  const { it, client, calls, outbox, sent, states, run } = await open(2, lanes.broadcast, async () => {})
  const folder = mkdtempSync(join(tmpdir(), 'anwei-'))
  Object.assign(calls, createFolderCallLog(folder))
  it.turn = async (turn) => {
    await outbox.turn(turn)
    throw new Error('the answer is lost')
  }
  await expect(run('bulk')).rejects.toThrow('lost')
  expect(await states()).toEqual(['leased', 'leased'])
  await client.execute('UPDATE outbox SET leased_until = 1')
  it.turn = outbox.turn
  await run('bulk')
  expect([sent, await states(), readdirSync(folder)]).toEqual([[1, 2], ['sent 1', 'sent 1'], []])
  rmSync(folder, { recursive: true })
})

test('what a dead process had called for is sent once more, and logged by its id', async () => {
  const { client, sent, logs, states, run } = await open(2, lanes.work, async () => {})
  await client.execute("UPDATE outbox SET lease_token = 'dead', leased_until = 1, attempts = 1 WHERE id = 2")
  await run('prompt')
  expect([sent.sort(), await states()]).toEqual([
    [1, 2],
    ['sent 1', 'sent 2'],
  ])
  expect(logs).toEqual([{ level: 'warn', event: 'possible repeat', id: 2 }])
})

test('where the facts can’t be read nothing was sent, and the rows wait on as if they had not been claimed', async () => {
  const { it, log, logs, run, states, deliver } = await open(2, lanes.work, async () => {})
  let stopped: Promise<void> | undefined
  it.post = async () => {
    stopped = deliver.stop()
    throw new Error('the database is away')
  }
  await run('prompt')
  await stopped
  expect(await states()).toEqual(['waiting 0', 'waiting 0'])
  expect(log).toEqual(['recorded', 'end'])
  expect(logs).toMatchObject([{ event: 'batch not sent' }])
})

test('what can’t be marked is not called for', async () => {
  const { calls, sent, run, states, deliver } = await open(2, lanes.work, async () => {})
  let stopped: Promise<void> | undefined
  calls.mark = (_, ids) => {
    if (!ids.includes(2)) return
    stopped = deliver.stop()
    throw new Error('the disk is full')
  }
  await run('prompt')
  await stopped
  expect([sent, await states()]).toEqual([[1], ['sent 1', 'waiting 0']])
})

test('what comes to its turn more than 15 s after its slot is not called for: its lease may be over before its answer', async () => {
  const { it, sent, states, run } = await open(2, lanes.work, async () => {})
  const { post } = it
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
  const sentAfter: number[] = []
  it.post = async (rows, paced) => {
    // The machine slept.
    if (sentAfter.length === 0) clock.mockReturnValue(15_001)
    const delivered = await post(rows, paced)
    sentAfter.push(sent.length)
    return delivered
  }
  await run('prompt')
  clock.mockRestore()
  expect([sentAfter, await states()]).toEqual([
    [0, 2],
    ['sent 1', 'sent 1'],
  ])
})

test('a chat that does not answer holds up no other: what comes later goes out beside it', async () => {
  let hanging: () => void = () => {}
  const { it, sent, states, run } = await open(31, lanes.work, ({ id }) =>
    id === 1
      ? new Promise<void>((resolve) => {
          hanging = resolve
        })
      : Promise.resolve(),
  )
  const first = run('prompt')
  await untilSent(sent, 29)
  it.impatient()
  await untilSent(sent, 30)
  let over = false
  void first.then(() => {
    over = true
  })
  await vi.waitFor(() => {
    it.impatient()
    expect(over).toBe(true)
  })
  // It is looked at again soon, so that its answer is recorded.
  expect(await first).toEqual({ nextDueAt: 2_000 })
  hanging()
  await run('prompt')
  expect(new Set(await states())).toEqual(new Set(['sent 1']))
})

test('a broadcast’s next rows are claimed while the last of those before are still on their way', async () => {
  const waiting: (() => void)[] = []
  const { sent, run } = await open(210, lanes.broadcast, ({ id }) =>
    id === 200 ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve(),
  )
  const running = run('bulk')
  await untilSent(sent, 209)
  expect([sent.includes(210), sent.includes(200)]).toEqual([true, false])
  for (const answer of waiting) answer()
  await running
})

test('each row is marked before its call and kept with its answer; the lease ends once that is recorded', async () => {
  const { log, run } = await open(1, lanes.broadcast, async () => {})
  await run('bulk')
  expect(log).toEqual(['call 1', 'answer 1', 'recorded', 'end'])
})

test('stopped, it ends what is under way and records it; the rest is not called for', async () => {
  const answers: (() => void)[] = []
  const { deliver, sent, states, run } = await open(
    20,
    lanes.broadcast,
    () => new Promise<void>((resolve) => answers.push(resolve)),
  )
  const running = run('bulk')
  await vi.waitFor(() => expect(answers).toHaveLength(16))
  const stopped = deliver.stop()
  for (const answer of answers) answer()
  await Promise.all([stopped, running])
  expect(sent).toHaveLength(16)
  expect((await states()).filter((state) => state === 'sent 1')).toHaveLength(16)
  expect((await states()).filter((state) => state === 'waiting 0')).toHaveLength(4)
})

test('what was claimed is not called for where its chat, or the bot, was limited meanwhile', async () => {
  const { it, sent, states, run } = await open(20, lanes.broadcast, async () => {})
  it.post = async (rows, paced) => {
    const limited = { kind: 'retry', scope: 'bot', reason: '429', afterMs: 9_000, limited: true } as const
    const said = []
    for (const row of rows)
      said.push(
        ...(await paced([row], async () => {
          sent.push(row.id)
          return [{ row, outcome: limited }]
        })),
      )
    return said
  }
  await run('bulk')
  expect([sent, new Set(await states())]).toEqual([[1], new Set(['waiting 1', 'waiting 0'])])
})
