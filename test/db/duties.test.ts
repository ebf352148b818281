import type { Client } from '@libsql/client'
import { afterEach, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import { createTick } from '../../src/db/tick'
import type { Change } from '../../src/domain/changes'
import { actOnOperation, planOperation } from '../../src/domain/operations/act-on-operation'
import type { OperationCommand } from '../../src/domain/operations/decide'
import type { Person, Post } from '../../src/domain/people/person'
import { actOnShift } from '../../src/domain/rosters/act-on-shift'
import { give, type ShiftCommand } from '../../src/domain/rosters/decide'
import { slotsOf } from '../../src/domain/rosters/plan-roster'
import { draftRoster, publishRoster } from '../../src/domain/rosters/publish-roster'
import { createSeekSubstitutes } from '../../src/jobs/seek-substitutes'
import { openTestDatabase } from '../support/database'
import { startSqld } from '../support/sqld'

const now = Date.UTC(2026, 10, 23, 2)
const hourMs = 3_600_000
const dayMs = 24 * hourMs

const person = (id: string, post: Post): Person => ({ id, name: id, post, language: 'en', active: true })
const office = person('office', { role: 'coordinator' })
const liaison = person('liaison', { role: 'liaison', organizationId: 'fire-and-rescue' })
const leader = person('leader', { role: 'leader' })
const inspectors = ['li', 'zhou', 'wu'].map((id) =>
  person(id, { role: 'inspector', organizationId: 'fire-and-rescue' }),
)
const [li, zhou] = inspectors as [Person, Person, Person]

async function peopled(client: Client) {
  const database = createDatabase(client)
  await database.save(
    'people',
    now,
    [office, liaison, leader, ...inspectors].map((it): Change => {
      const account = { platform: 'telegram' as const, userId: it.id }
      return { kind: 'person.enrolled', person: it, account, chat: it.id, at: now }
    }),
  )
  let saves = 0
  const plan = async (id: string, startsAt: number) => {
    const planned = planOperation(
      id,
      {
        title: id,
        startsAt,
        endsAt: startsAt + 3 * hourMs,
        gathering: { words: 'gate' },
        route: [],
        leadId: 'fire-and-rescue',
        needs: [{ organizationId: 'fire-and-rescue', count: 2 }],
      },
      office,
      now,
    )
    if (!planned.ok) throw new Error(planned.refusal.code)
    return database.save(`save:${++saves}`, now, planned.value.changes)
  }
  /** What somebody decides on what they saw; saved when told to. */
  const decide = async (id: string, who: Person, command: OperationCommand) => {
    const { sheets } = await database.read({ sheets: database.queries.operationsById([id]) })
    const acted = sheets[0] && actOnOperation(sheets[0], command, who, now)
    if (!acted?.ok) throw new Error(JSON.stringify(acted?.refusal))
    const { changes } = acted.value
    return () => database.save(`save:${++saves}`, now, changes)
  }
  const act = async (id: string, who: Person, command: OperationCommand) => (await decide(id, who, command))()
  const roster = async (days: string[]) => {
    const { facts } = await database.read({
      facts: database.queries.planFacts('fest', now, now + 10 * dayMs),
    })
    const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
    const shape = { shiftsPerDay: 2, officers: 1 }
    const next = (day: string) => new Date(at(day) + dayMs).toISOString().slice(0, 10)
    const slots = slotsOf(days, shape, at, next).map((slot, it) => ({ ...slot, id: `shift-${it}` }))
    const draft = draftRoster(
      { id: 'roster', version: 1, festival: 'fest', title: 'Fest', days, ...shape },
      slots,
      facts,
      office,
      now,
    )
    if (!draft.ok) throw new Error(draft.refusal.code)
    const published = publishRoster(draft.value.roster, office, [], now)
    if (!published.ok) throw new Error(published.refusal.code)
    await database.save(`save:${++saves}`, now, draft.value.changes)
    return database.save(`save:${++saves}`, now, published.value.changes)
  }
  const shiftAct = async (number: number, who: Person, command: ShiftCommand, at = now) => {
    const { sheet } = await database.read({ sheet: database.queries.shift(number) })
    const acted = sheet && actOnShift(sheet, command, who, at)
    if (!acted?.ok) throw new Error(JSON.stringify(acted?.refusal))
    return database.save(`save:${++saves}`, at, acted.value.changes)
  }
  return { client, database, plan, decide, act, roster, shiftAct }
}

const engaged = async (client: Client) =>
  (await client.execute('SELECT of, person_id FROM engagements ORDER BY of, person_id')).rows.map(
    (row) => `${row.of} ${row.person_id}`,
  )

const behaves = (open: () => Promise<Client>) => {
  test('of two who decide on the same state the second is told so', async () => {
    const it = await peopled(await open())
    expect(await it.plan('a', now + dayMs)).toMatchObject({ kind: 'saved', numbers: { a: 1 } })
    const first = await it.decide('a', liaison, { act: 'name', personIds: ['li'] })
    const second = await it.decide('a', office, { act: 'name', personIds: ['li'] })
    expect((await first()).kind).toBe('saved')
    expect((await second()).kind).toBe('conflict')
  })

  test('somebody who confirms two at one time at the same moment is out once', async () => {
    const it = await peopled(await open())
    for (const id of ['a', 'b']) {
      await it.plan(id, now + dayMs + (id === 'b' ? hourMs : 0))
      await it.act(id, liaison, { act: 'name', personIds: ['li'] })
    }
    const both = [await it.decide('a', li, { act: 'confirm' }), await it.decide('b', li, { act: 'confirm' })]
    const saved = [await both[0]?.(), await both[1]?.()]
    expect(saved.map((one) => one?.kind)).toEqual(['saved', 'conflict'])
    expect(await engaged(it.client)).toEqual(['operation:a li'])
  })

  test('a roster takes its people’s time, which a rest day can’t take back', async () => {
    const it = await peopled(await open())
    expect((await it.roster(['2026-11-25', '2026-11-26'])).kind).toBe('saved')
    const before = await engaged(it.client)
    expect(before).toHaveLength(6)
    const rest = await it.database.save('rest', now, [
      {
        kind: 'rest.entered',
        personId: 'leader',
        day: '2026-11-25',
        fromAt: Date.UTC(2026, 10, 25),
        untilAt: Date.UTC(2026, 10, 26),
      },
    ])
    expect(rest.kind).toBe('conflict')
    expect(await engaged(it.client)).toEqual(before)
  })

  test('a substitute is sought by the clock once for each time limit, however often it ticks', async () => {
    const it = await peopled(await open())
    await it.roster(['2026-11-25'])
    const { sheet } = await it.database.read({ sheet: it.database.queries.shift(2) })
    const holder = [office, liaison, ...inspectors].find((one) => one.id === sheet?.shift.holderId) as Person
    await it.shiftAct(2, holder, { act: 'substitute' })
    const seek = createSeekSubstitutes({ database: it.database })
    const asked = async () => {
      const read = await it.database.read({ sheet: it.database.queries.shift(2) })
      return read.sheet?.shift.seeking
    }
    const first = (await asked())?.asked?.personId
    await Promise.all([seek(now), seek(now)])
    expect((await asked())?.asked?.personId).toBe(first)
    await Promise.all([seek(now + 2 * hourMs), seek(now + 2 * hourMs)])
    expect((await asked())?.passed).toEqual([first])
    const told = await it.client.execute(
      "SELECT count(*) AS n FROM outbox WHERE telling ->> '$.reason' = 'shift-asked'",
    )
    expect(told.rows[0]?.n).toBe(2)
  })

  test('a shift whose holder has left the committee is offered to others', async () => {
    const it = await peopled(await open())
    await it.roster(['2026-11-25'])
    const holderId = async () => {
      const { sheet } = await it.database.read({ sheet: it.database.queries.shift(2) })
      return sheet?.shift
    }
    const left = (await holderId())?.holderId ?? ''
    await it.database.save('left', now, [{ kind: 'person.left', personId: left, at: now }])
    const seek = createSeekSubstitutes({ database: it.database })
    await seek(now)
    await seek(now)
    expect((await holderId())?.seeking?.asked?.personId).not.toBe(left)
    expect((await holderId())?.version).toBe(2)
  })

  test('a tick reminds each once, though it runs twice at once', async () => {
    const it = await peopled(await open())
    await it.plan('a', now + 25 * hourMs)
    await it.act('a', liaison, { act: 'name', personIds: ['li', 'zhou'] })
    await it.act('a', zhou, { act: 'confirm' })
    const tick = createTick(it.client, 'Asia/Shanghai')
    for (const hours of [0, 1, 1, 24, 24]) await tick(now + hours * hourMs)
    const { rows } = await it.client.execute(
      "SELECT person_id, telling ->> '$.step' AS step FROM outbox WHERE key LIKE 'reminder:operation:%' ORDER BY id",
    )
    expect(rows.map((row) => `${row.person_id} ${row.step}`).sort()).toEqual([
      'li -24h',
      'li -2h',
      'zhou -24h',
      'zhou -2h',
    ])
  })

  test('shifts are given to others all at once, each other’s too; whoever was decided on meanwhile is a conflict', async () => {
    const it = await peopled(await open())
    await it.roster(['2026-11-25', '2026-11-26'])
    const { shifts } = await it.database.read({ shifts: it.database.queries.shiftsOfRosters(['roster']) })
    const lead = shifts.find((line) => line.shift.part === 'leader')?.shift
    const [one, two] = shifts.map((line) => line.shift).filter((shift) => shift.part === 'officer')
    if (!lead || !one?.holderId || !two?.holderId) throw new Error('nobody')
    // The leader and an officer at one time change places, which no order of single steps would allow.
    const changed = [give(lead, one.holderId), give(one, lead.holderId ?? '')]
    const replan = (key: string) =>
      it.database.save(key, now, [{ kind: 'shifts.replanned', shifts: changed, by: 'office', at: now }])
    expect((await replan('once')).kind).toBe('saved')
    const after = await it.database.read({ shifts: it.database.queries.shiftsOfRosters(['roster']) })
    const holderOf = (id: string) => after.shifts.find((line) => line.shift.id === id)?.shift.holderId
    expect([holderOf(lead.id), holderOf(one.id)]).toEqual([one.holderId, lead.holderId])
    expect(await engaged(it.client)).toHaveLength(6)
    // Somebody acts on a shift that a redo was decided on before.
    const late = give(two, one.holderId)
    const holder = [office, liaison, ...inspectors].find((who) => who.id === two.holderId) as Person
    await it.shiftAct(two.number, holder, { act: 'confirm' })
    const lost = await it.database.save('late', now, [
      { kind: 'shifts.replanned', shifts: [late], by: 'office', at: now },
    ])
    expect(lost.kind).toBe('conflict')
  })

  test('what waits for each is asked in one trip', async () => {
    const it = await peopled(await open())
    await it.plan('a', now + dayMs)
    await it.act('a', liaison, { act: 'name', personIds: ['li'] })
    await it.roster(['2026-11-30'])
    const waits = async (who: Person) => {
      const viewer = { platform: 'telegram' as const, userId: who.id }
      const { found } = await it.database.read({
        found: it.database.queries.waiting({ viewer, now, today: '2026-11-23', skip: 0, size: 20 }),
      })
      return found.lines.map((line) => line.kind)
    }
    expect(await waits(liaison)).toContain('operation-to-name')
    expect(await waits(li)).toContain('operation')
    expect(await waits(leader)).toEqual(['shift'])
  })

  test('what was done stays', async () => {
    const it = await peopled(await open())
    await it.plan('a', now + dayMs)
    await expect(it.client.execute("UPDATE duty_acts SET by = 'x'")).rejects.toThrow('stays')
    await expect(it.client.execute('DELETE FROM duty_acts')).rejects.toThrow('stays')
  })
}

describe('on a file', () => behaves(openTestDatabase))

describe('on a server', () => {
  const servers: Awaited<ReturnType<typeof startSqld>>[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
  })
  behaves(async () => {
    const server = await startSqld()
    servers.push(server)
    return openDatabase(server.url)
  })
})
