import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { createTick } from '../../src/db/tick'
import { type Campaign, everything } from '../../src/domain/campaigns/campaign'
import { addUp } from '../../src/domain/campaigns/coverage'
import type { Task } from '../../src/domain/inspections/task'
import { describeOnBoth } from '../support/both-databases'
import { addUnit } from '../support/desk'
import { campaign, now, office, task, team } from './campaign'

describeOnBoth('coverage in', ({ kind, open: openOne }) => {
  test('coverage counts a unit once, by phase, department and sub-district, in one statement', async () => {
    const client = await openOne()
    const database = createDatabase(client)
    const { queries } = database
    const id = `cover-${kind.length}`
    await client.batch(
      ['a', 'b'].map((sub) => ({
        sql: "INSERT OR IGNORE INTO organizations (id, kind, name_zh, name_en, industries, categories) VALUES (?, 'sub-district', ?, ?, '[]', '[]')",
        args: [`sd-${sub}`, sub, sub],
      })),
      'write',
    )
    for (const number of [101, 102, 103, 104])
      await addUnit(client, { id: `u${number}`, number, name: `学校${number}` })
    await client.execute(
      "UPDATE units SET industry = 'school', sub_district_id = CASE WHEN number < 103 THEN 'sd-a' ELSE 'sd-b' END WHERE number > 100",
    )
    const periods = [
      { phase: 'before', fromOn: '2026-11-01', toOn: '2026-11-10' },
      { phase: 'after', fromOn: '2026-11-11', toOn: '2026-12-10' },
    ] as const
    const state = { status: 'running', by: 'office', at: now } as const
    const running: Campaign = {
      ...campaign,
      id,
      state,
      periods: [...periods],
      scope: { ...everything, industries: ['school'] },
    }
    const one = (at: string, unitId: string, phase: 'before' | 'after'): Task => {
      const { fromOn, toOn } = periods[phase === 'before' ? 0 : 1]
      const of = { id: `${id}-${at}`, campaignId: id, teamId: `${id}-team` }
      return { ...task('', unitId), ...of, phase, fromOn, toOn, plannedOn: fromOn }
    }
    const tasks = [
      one('1', 'u101', 'before'),
      one('2', 'u101', 'after'),
      one('3', 'u102', 'before'),
      one('4', 'u103', 'before'),
    ]
    const saved = await database.save(`${id}-1`, now, [
      ...(kind === 'a libSQL server'
        ? []
        : [
            {
              kind: 'person.enrolled' as const,
              person: office,
              account: { platform: 'slack' as const, userId: 'U1' },
              chat: 'U1',
              at: now,
            },
          ]),
      { kind: 'campaign.made', campaign: running },
      { kind: 'teams.set', campaignId: id, teams: [team(1, { id: `${id}-team`, campaignId: id })] },
      { kind: 'tasks.planned', campaignId: id, tasks, at: now },
      ...(['no-hazard', 'hazards-found'] as const).map((result, at) => ({
        kind: 'task.changed' as const,
        task: {
          ...(tasks[at] ?? task('', '')),
          version: 2,
          state: { status: 'done' as const, result, by: 'office', at: now },
        },
        event: { type: 'done' as const, result },
        by: 'office',
        at: now,
      })),
    ])
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    const number = saved.numbers[id] ?? 0
    const { counted, left, byId } = await database.read({
      counted: queries.coverage(number),
      byId: queries.coverageById([id]),
      left: queries.unitsLeft(number, 0, 3),
    })
    expect(byId).toEqual([counted])
    const sums = counted && addUp(counted, '2026-11-23')
    expect(sums?.total).toEqual({ units: 4, done: 1, clean: 0, hazards: 1, shut: 0, left: 3, overdue: 3 })
    expect(sums?.phases).toMatchObject([
      { phase: 'before', units: 4, done: 1, clean: 1, left: 3, overdue: 3 },
      { phase: 'after', units: 4, done: 1, hazards: 1, left: 3, overdue: 0 },
    ])
    expect(sums?.subDistricts.map(({ id: at, units, done }) => [at, units, done])).toEqual([
      ['sd-b', 2, 0],
      ['sd-a', 2, 1],
    ])
    expect(left).toHaveLength(4)
    expect(left[0]).toMatchObject({ unitNumber: 102, phase: 'before', team: 1 })
  })

  test('that its goal is reached is told to the office once each time', async () => {
    const client = await openOne()
    const database = createDatabase(client)
    const id = `goal-${kind.length}`
    await addUnit(client, { id: 'u201', number: 201, name: '矿山' })
    await client.execute("UPDATE units SET industry = 'mine' WHERE number = 201")
    const account = { platform: 'slack' as const, userId: 'U201' }
    const running: Campaign = {
      ...campaign,
      id,
      state: { status: 'running', by: 'office', at: now },
      scope: { ...everything, industries: ['mine'] },
    }
    const of = { id: `${id}-1`, campaignId: id, teamId: `${id}-team` }
    const mine: Task = { ...task('', 'u201'), ...of }
    const tick = createTick(client, 'Asia/Shanghai')
    const announced = async (at = now) => {
      await tick(at)
      const { rows } = await client.execute({
        sql: "SELECT count(*) AS n FROM outbox WHERE subject = ? AND telling ->> '$.reason' = 'campaign-covered'",
        args: [`coverage:${id}`],
      })
      return Number(rows[0]?.n)
    }
    await database.save(`${id}-1`, now, [
      {
        kind: 'person.enrolled',
        person: { ...office, id: `${id}-office` },
        account,
        chat: 'U201',
        at: now,
      },
      { kind: 'campaign.made', campaign: running },
      { kind: 'teams.set', campaignId: id, teams: [team(1, { id: `${id}-team`, campaignId: id })] },
      { kind: 'tasks.planned', campaignId: id, tasks: [mine], at: now },
    ])
    expect(await announced()).toBe(0)
    // Whom one account does not reach any more is told on the other.
    await client.batch([
      `UPDATE accounts SET gone_reason = 'gone' WHERE user_id = 'U201'`,
      `INSERT INTO accounts (platform, user_id, person_id, chat) VALUES ('telegram', '4201', '${id}-office', '4201')`,
      `UPDATE people SET prefers = 'slack' WHERE id = '${id}-office'`,
    ])
    const state = { status: 'done', result: 'closed', by: 'office', at: now } as const
    await database.save(`${id}-2`, now, [
      {
        kind: 'task.changed',
        task: { ...mine, version: 2, state },
        event: { type: 'done', result: 'closed' },
        by: 'office',
        at: now,
      },
    ])
    const told = await announced()
    expect(told).toBeGreaterThan(0)
    const { rows } = await client.execute("SELECT chat FROM outbox WHERE key LIKE 'covered:%'")
    expect(rows.map((row) => row.chat)).toContain('4201')
    expect(await announced()).toBe(told)

    // The scope grows: whether a tick sees it unfinished or not, that all is done again is told again, once.
    for (const [round, seen] of [true, false].entries()) {
      const at = now + (round + 1) * 3_600_000
      const more: Task = { ...mine, id: `${id}-more-${round}`, unitId: `more-${round}-${kind.length}` }
      const number = 202 + round
      await addUnit(client, { id: more.unitId, number, name: `矿山${number}` })
      await client.execute(`UPDATE units SET industry = 'mine' WHERE number = ${number}`)
      await database.save(`${more.id}-1`, at, [{ kind: 'tasks.planned', campaignId: id, tasks: [more], at }])
      if (seen) expect(await announced(at)).toBe(told * (round + 1))
      await database.save(`${more.id}-2`, at, [
        {
          kind: 'task.changed',
          task: { ...more, version: 2, state },
          event: { type: 'done', result: 'closed' },
          by: 'office',
          at,
        },
      ])
      expect(await announced(at + 60_000)).toBe(told * (round + 2))
      expect(await announced(at + 120_000)).toBe(told * (round + 2))
    }
  })

  test('a goal of less than all is told again only after it was lost', async () => {
    const client = await openOne()
    const database = createDatabase(client)
    const id = `half-${kind.length}`
    const running: Campaign = {
      ...campaign,
      id,
      goal: 50,
      state: { status: 'running', by: 'office', at: now },
      scope: { ...everything, industries: ['hospital'] },
    }
    const unitAt = (at: number): string => `${id}-unit-${at}`
    const taskAt = (at: number): Task => ({
      ...task(`${id}-task-${at}`, unitAt(at)),
      campaignId: id,
      teamId: `${id}-team`,
    })
    const grow = async (at: number): Promise<void> => {
      await addUnit(client, { id: unitAt(at), number: 300 + at, name: `医院${at}` })
      await client.execute(`UPDATE units SET industry = 'hospital' WHERE number = ${300 + at}`)
      await database.save(`${id}-grow-${at}`, now + at, [
        { kind: 'tasks.planned', campaignId: id, tasks: [taskAt(at)], at: now + at },
      ])
    }
    const finish = (at: number) =>
      database.save(`${id}-done-${at}`, now, [
        {
          kind: 'task.changed',
          task: {
            ...taskAt(at),
            version: 2,
            state: { status: 'done', result: 'no-hazard', by: 'office', at: now },
          },
          event: { type: 'done', result: 'no-hazard' },
          by: 'office',
          at: now,
        },
      ])
    let minute = 0
    const announced = async () => {
      minute += 1
      await createTick(client, 'Asia/Shanghai')(now + minute * 60_000)
      const { rows } = await client.execute({
        sql: "SELECT count(DISTINCT created_at) AS n FROM outbox WHERE subject = ? AND telling ->> '$.reason' = 'campaign-covered'",
        args: [`coverage:${id}`],
      })
      return Number(rows[0]?.n)
    }
    const account = { platform: 'slack' as const, userId: `U-${id}` }
    await database.save(`${id}-made`, now, [
      {
        kind: 'person.enrolled',
        person: { ...office, id: `${id}-office` },
        account,
        chat: account.userId,
        at: now,
      },
      { kind: 'campaign.made', campaign: running },
      { kind: 'teams.set', campaignId: id, teams: [team(1, { id: `${id}-team`, campaignId: id })] },
    ])
    await grow(1)
    await finish(1)
    expect(await announced()).toBe(1)
    // One of two: still half.
    await grow(2)
    expect(await announced()).toBe(1)
    await grow(3)
    expect(await announced()).toBe(1)
    await finish(2)
    expect(await announced()).toBe(2)
    expect(await announced()).toBe(2)
  })
})
