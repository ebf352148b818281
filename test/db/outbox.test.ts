import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/domain/delivery/outcome'
import { unpaced } from '../../src/domain/delivery/pace'
import { accepted, all, endLeases, now, openOutbox, openRows } from '../support/outbox'

describe('the outbox', () => {
  test('gives each row to one claimer, by lane and age', async () => {
    const { outbox } = await openRows([{ chat: 'a' }, { chat: 'b', lane: 0 }, { chat: 'c' }])
    const first = await outbox.claim('one', now, 2)
    const second = await outbox.claim('two', now, 2)
    expect(first.map((row) => row.id)).toEqual([2, 1])
    expect(second.map((row) => row.id)).toEqual([3])
  })

  test('frees the rows of a dead claimer once their lease is over, and not before', async () => {
    const { outbox } = await openRows([{ chat: 'a' }])
    await outbox.claim('dead', now, 5)
    expect(await outbox.claim('next', now + 39_999, 5)).toEqual([])
    const freed = await outbox.turn({ token: 'next', now: now + 40_000, limit: 5 })
    expect(freed.abandoned).toEqual([1])
    expect(freed.rows).toMatchObject([{ id: 1, ambiguous: 1 }])
  })

  test('sends what a dead process held once more where people have to act on it, a broadcast not', async () => {
    const { client, outbox, rowsNow } = await openRows([
      { chat: 'a', lane: 1 },
      { chat: 'b', lane: 5 },
    ])
    const bulk = openOutbox(client, unpaced, 'bulk')
    await outbox.claim('dead', now, 5)
    await bulk.claim('dead too', now, 5)
    await endLeases(client)
    await outbox.claim('dead again', now, 5)
    expect((await rowsNow()).map((row) => row.state)).toEqual(['waiting', 'unconfirmed'])
    await endLeases(client)
    expect(await outbox.claim('late', now, 5)).toEqual([])
    expect((await rowsNow()).map((row) => row.state)).toEqual(['unconfirmed', 'unconfirmed'])
  })

  test('what a dead process was answered is recorded, and what it had not called for waits on as if it had not been claimed', async () => {
    const { client, rowsNow } = await openRows([
      { chat: 'a', lane: 5 },
      { chat: 'b', lane: 5 },
      { chat: 'c', lane: 5 },
      { chat: 'd', lane: 5 },
    ])
    const bulk = openOutbox(client, unpaced, 'bulk')
    const dead = await bulk.claim('dead', now, 3)
    await bulk.claim('alive', now, 1)
    const left = [
      { token: 'dead', called: [1, 2], delivered: all(dead.slice(1, 2), accepted) },
      { token: 'alive', called: [], delivered: [] },
      { token: 'long settled', called: [9], delivered: [] },
    ]
    const turn = (token: string) => bulk.turn({ token, now, limit: 5, left })
    // Nothing is taken before its lease is over.
    expect(await turn('early')).toMatchObject({ rows: [], abandoned: [], settled: ['long settled'] })
    await client.execute("UPDATE outbox SET leased_until = 1 WHERE lease_token = 'dead'")
    const { rows, abandoned, settled } = await turn('next')
    expect([rows.map((row) => [row.id, row.attempts]), abandoned, settled]).toEqual([
      [[3, 1]],
      [1],
      ['dead', 'long settled'],
    ])
    expect((await rowsNow()).map((row) => [row.state, row.lease_token])).toEqual([
      ['unconfirmed', null],
      ['sent', null],
      ['waiting', 'next'],
      ['waiting', 'alive'],
    ])
    // Counted as if it had lived, and once, however often its log is read.
    await turn('again')
    const { rows: counts } = await client.execute('SELECT outcome, count FROM delivery_counts ORDER BY 1')
    expect(counts.map((row) => [row.outcome, row.count])).toEqual([
      ['accepted', 1],
      ['ambiguous', 1],
    ])
  })

  test('records nothing for one whose lease went to somebody else', async () => {
    const { client, outbox, rowsNow } = await openRows([{ chat: 'a' }])
    const stale = await outbox.claim('slow', now, 5)
    await endLeases(client)
    await outbox.claim('fast', now, 5)
    await outbox.record('slow', now + 1, all(stale, accepted))
    expect((await rowsNow())[0]).toMatchObject({ state: 'waiting', lease_token: 'fast' })
  })

  test('never lets a later message of a chat overtake an earlier one that is to be tried again', async () => {
    const { outbox } = await openRows([{ chat: 'a' }, { chat: 'a' }, { chat: 'b' }])
    const first = await outbox.claim('one', now, 5)
    expect(first.map((row) => row.id)).toEqual([1, 3])
    const retry: Outcome = { kind: 'retry', afterMs: 5_000, scope: 'chat', reason: 'busy' }
    await outbox.record('one', now, all(first.slice(0, 1), retry))
    expect(await outbox.claim('two', now + 4_999, 5)).toEqual([])
    expect((await outbox.claim('three', now + 5_000, 5)).map((row) => row.id)).toEqual([1])
  })

  test('what is only due later holds nothing back', async () => {
    const { outbox } = await openRows([{ chat: 'a', dueAt: now + 5_000 }, { chat: 'a' }])
    expect((await outbox.claim('one', now, 5)).map((row) => row.id)).toEqual([2])
  })

  test('has one message of a chat under way at a time, also between the streams', async () => {
    const { client, outbox } = await openRows([{ chat: 'a', lane: 5 }, { chat: 'a' }])
    const bulk = openOutbox(client, unpaced, 'bulk')
    expect(await bulk.claim('one', now, 5)).toEqual([])
    const [answer] = await outbox.claim('two', now, 5)
    expect(answer?.id).toBe(2)
    expect(await bulk.claim('three', now, 5)).toEqual([])
    await outbox.record('two', now, answer ? all([answer], accepted) : [])
    expect((await bulk.claim('four', now, 5)).map((row) => row.id)).toEqual([1])
  })

  test('obeys retry_after to the millisecond', async () => {
    const { outbox } = await openRows([{ chat: 'a' }])
    const rows = await outbox.claim('one', now, 5)
    await outbox.record(
      'one',
      now,
      all(rows, { kind: 'retry', afterMs: 17_000, scope: 'chat', reason: '429', limited: true }),
    )
    expect(await outbox.nextDueAt(now)).toBe(now + 17_000)
    expect(await outbox.claim('two', now + 16_999, 5)).toEqual([])
    expect(await outbox.claim('two', now + 17_000, 5)).toHaveLength(1)
  })

  test('holds the whole platform back where the bot as a whole is limited', async () => {
    const { outbox } = await openRows([{ chat: 'a' }, { chat: 'b' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record(
      'one',
      now,
      all(rows, { kind: 'retry', afterMs: 9_000, scope: 'bot', reason: '429', limited: true }),
    )
    expect(await outbox.claim('two', now + 8_999, 5)).toEqual([])
  })

  test('keeps rows while the token is refused, and goes on when it is mended', async () => {
    const { outbox, rowsNow } = await openRows([{ chat: 'a' }, { chat: 'b' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record('one', now, all(rows, { kind: 'credentials', reason: 'token_revoked' }))
    expect((await rowsNow()).map((row) => row.state)).toEqual(['waiting', 'waiting'])
    expect(await outbox.claim('two', now + 59_999, 5)).toEqual([])
    expect(await outbox.claim('two', now + 60_000, 5)).toHaveLength(2)
  })

  test.each(['credentials', 'away'] as const)(
    'what waits for days while a platform is %s is not set aside by its first fault afterwards',
    async (kind) => {
      const { outbox, rowsNow } = await openRows([{ chat: 'a' }])
      let at = now
      for (let tries = 0; tries < 100; tries += 1, at += 60_000)
        await outbox.record('one', at, all(await outbox.claim('one', at, 1), { kind, reason: 'not now' }))
      const rows = await outbox.claim('one', at, 1)
      await outbox.record('one', at, all(rows, { kind: 'retry', scope: 'chat', reason: 'busy' }))
      expect(await rowsNow()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    },
  )

  test('leaves a platform that is not there alone for ten seconds, and no other', async () => {
    const { client, outbox } = await openRows([{ chat: 'a' }, { chat: 'b' }])
    await client.execute("UPDATE outbox SET platform = 'slack' WHERE chat = 'b'")
    const rows = (await outbox.claim('one', now, 5)).filter((row) => row.place.platform === 'telegram')
    await outbox.record('one', now, all(rows, { kind: 'away', reason: 'ECONNREFUSED' }))
    expect(await outbox.nextDueAt(now)).toBe(now + 1_000)
    expect(await outbox.claim('two', now + 9_999, 5)).toEqual([])
    expect(await outbox.claim('two', now + 10_000, 5)).toHaveLength(1)
  })

  test('sets poison aside with its reason', async () => {
    const { outbox, rowsNow } = await openRows([{ chat: 'a' }])
    await outbox.record(
      'one',
      now,
      all(await outbox.claim('one', now, 5), { kind: 'rejected', reason: 'message is too long' }),
    )
    expect((await rowsNow())[0]).toMatchObject({ state: 'aside', problem: 'message is too long' })
  })

  test('a chat that moved gets its message under the new id', async () => {
    const { outbox } = await openRows([{ chat: '-1' }, { chat: '-1' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record('one', now, all(rows, { kind: 'moved', chat: '-1001' }))
    const moved = await outbox.claim('two', now, 5)
    expect(moved).toMatchObject([{ id: 1, place: { chat: '-1001' } }])
    await outbox.record('two', now, all(moved, accepted))
    expect(await outbox.claim('three', now, 5)).toMatchObject([{ id: 2, place: { chat: '-1001' } }])
  })

  test('what nobody knows the fate of is sent once more, then left unconfirmed', async () => {
    const { outbox, rowsNow } = await openRows([{ chat: 'a' }])
    const unknown: Outcome = { kind: 'ambiguous', reason: 'timeout' }
    await outbox.record('one', now, all(await outbox.claim('one', now, 1), unknown))
    const due = (await outbox.nextDueAt(now)) ?? 0
    expect(due - now).toBe(1_500)
    const again = await outbox.claim('two', due, 1)
    expect(again).toMatchObject([{ ambiguous: 1 }])
    await outbox.record('two', due, all(again, unknown))
    expect((await rowsNow())[0]).toMatchObject({ state: 'unconfirmed', problem: 'timeout' })
  })
})
