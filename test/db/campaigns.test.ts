import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { createTick } from '../../src/db/tick'
import { type Campaign, everything, type Team } from '../../src/domain/campaigns/campaign'
import { addUp } from '../../src/domain/campaigns/coverage'
import { planTasks } from '../../src/domain/campaigns/plan'
import type { Task } from '../../src/domain/inspections/task'
import type { Person } from '../../src/domain/people/person'
import { describeOnBoth } from '../support/both-databases'
import { addUnit } from '../support/desk'

const now = Date.UTC(2026, 10, 23, 2, 0)
const office: Person = {
  id: 'office',
  name: 'Wang Fang',
  post: { role: 'coordinator' },
  language: 'en',
  active: true,
}
const campaign: Campaign = {
  id: 'c1',
  number: 0,
  version: 1,
  template: 'spring-festival',
  year: 2027,
  purpose: 'a safe festival',
  periods: [{ phase: 'before', fromOn: '2027-01-20', toOn: '2027-02-04' }],
  scope: everything,
  departmentIds: [],
  leaderIds: [],
  method: 'all',
  capacity: 8,
  goal: 100,
  by: 'office',
  at: now,
  state: { status: 'draft' },
}
const team = (number: number, more: Partial<Team> = {}): Team => ({
  id: `team-${number}`,
  campaignId: 'c1',
  number,
  personIds: [],
  subDistrictIds: [],
  industries: [],
  capacity: 8,
  ...more,
})
const task = (id: string, unitId: string): Task => ({
  id,
  number: 0,
  version: 1,
  campaignId: 'c1',
  phase: 'before',
  unitId,
  teamId: 'team-1',
  fromOn: '2027-01-20',
  toOn: '2027-02-04',
  plannedOn: '2027-01-20',
  state: { status: 'planned' },
})

describeOnBoth('campaigns in', ({ kind, open: openOne }) => {
  test('a campaign, its teams and tasks are kept; who is slower gets a conflict', async () => {
    const client = await openOne()
    const database = createDatabase(client)
    const { queries } = database
    const account = { platform: 'slack' as const, userId: 'U1' }
    for (const number of [1, 2, 3]) await addUnit(client, { id: `u${number}`, number, name: `单位${number}` })
    await database.save('1', now, [
      { kind: 'person.enrolled', person: office, account, chat: 'U1', at: now },
      { kind: 'campaign.made', campaign, occasion: 'spring-festival:2027' },
      {
        kind: 'teams.set',
        campaignId: 'c1',
        teams: [team(1, { personIds: ['office'], capacity: 3 }), team(2)],
      },
    ])
    const planned = await database.save('2', now, [
      { kind: 'tasks.planned', campaignId: 'c1', tasks: [task('t1', 'u1'), task('t2', 'u2')], at: now },
    ])
    expect(planned.kind).toBe('saved')
    const { sheet, first } = await database.read({ sheet: queries.campaign(1), first: queries.task(1) })
    expect(sheet).toMatchObject({
      campaign: { ...campaign, number: 1 },
      units: 3,
      tasks: 2,
      done: 0,
      people: { office: 'Wang Fang' },
      teams: [{ number: 1, personIds: ['office'], capacity: 3 }, { number: 2 }],
    })
    expect(first).toMatchObject({
      task: { id: 't1', number: 1 },
      unit: { number: 1 },
      campaign: { number: 1 },
      team: { number: 1 },
    })

    const again = await database.save('3', now, [
      { kind: 'tasks.planned', campaignId: 'c1', tasks: [task('t3', 'u1')], at: now },
    ])
    expect(again.kind).toBe('conflict')
    const twice = await database.save('4', now, [
      { kind: 'campaign.made', campaign: { ...campaign, id: 'c2' }, occasion: 'spring-festival:2027' },
    ])
    expect(twice.kind).toBe('conflict')

    const state = { status: 'done', result: 'no-hazard', by: 'office', at: now } as const
    const done = { ...task('t1', 'u1'), number: 1, version: 2, state }
    const change = {
      kind: 'task.changed',
      task: done,
      event: { type: 'done', result: 'no-hazard' },
      by: 'office',
      at: now,
    } as const
    expect((await database.save('5', now, [change])).kind).toBe('saved')
    expect((await database.save('6', now, [change])).kind).toBe('conflict')

    await database.save('7', now, [
      {
        kind: 'tasks.given',
        campaignId: 'c1',
        tasks: [
          { id: 't1', teamId: 'team-2', plannedOn: '2027-01-21' },
          { id: 't2', teamId: 'team-2', plannedOn: '2027-01-21' },
        ],
        by: 'office',
        at: now,
      },
    ])
    const given = await database.read({ tasks: queries.tasksById(['t1', 't2']) })
    expect(given.tasks.map(({ task: it, team: { number } }) => [it.id, number, it.version])).toEqual([
      ['t1', 1, 2],
      ['t2', 2, 2],
    ])
    await database.save('8', now, [
      { kind: 'tasks.dropped', campaignId: 'c1', ids: ['t1', 't2'], by: 'office', at: now },
    ])
    const left = await database.read({ tasks: queries.tasksById(['t1', 't2']), sheet: queries.campaign(1) })
    expect(left.tasks.map((it) => it.task.state.status)).toEqual(['done', 'dropped'])
    expect(left.sheet).toMatchObject({ tasks: 1, done: 1 })
    const anew = await database.save('9', now, [
      {
        kind: 'tasks.planned',
        campaignId: 'c1',
        tasks: [task('t4', 'u2'), task('t5', 'u3')],
        at: now,
      },
    ])
    expect(anew.kind).toBe('saved')
    const last = await database.read({ task: queries.task(4) })
    expect(last.task?.task.unitId).toBe('u3')
  })

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

  test('50,000 units are planned and kept in one go', async () => {
    const client = await openOne()
    const database = createDatabase(client)
    const { queries } = database
    const id = `large-${kind.length}`
    await client.execute(
      `INSERT INTO units (id, number, import_key, name, industry, key_monitored, updated_at)
         WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 50000)
         SELECT 'large-' || at, 1000 + at, 'large-' || at, '单位' || at, 'retail', 0, 0 FROM n`,
    )
    const large: Campaign = { ...campaign, id, scope: { ...everything, industries: ['retail'] } }
    const made = await database.save(`${id}-1`, now, [{ kind: 'campaign.made', campaign: large }])
    const number = made.kind === 'saved' ? (made.numbers[id] ?? 0) : 0
    const found = await database.read({
      sheet: queries.campaign(number),
      units: queries.unitsInScope(number),
      tasks: queries.tasksOf(number),
    })
    expect(found.units).toHaveLength(50_000)
    const teams = Array.from({ length: 200 }, (_, at) =>
      team(at + 1, { id: `${id}-team-${at}`, campaignId: id, capacity: 40 }),
    )
    const { assignments, left } = planTasks({
      units: found.units,
      teams,
      phases: [
        {
          phase: 'before',
          fromOn: '2027-01-20',
          toOn: '2027-02-04',
          days: Array.from({ length: 10 }, (_, at) => `2027-01-${20 + at}`),
        },
      ],
    })
    expect([assignments.length, left.length]).toEqual([50_000, 0])
    const tasks = assignments.map(({ unitId, teamId, day }, at) => ({
      ...task(`${id}:${at}`, unitId),
      campaignId: id,
      teamId,
      plannedOn: day,
    }))
    const saved = await database.save(`${id}-2`, now, [
      { kind: 'teams.set', campaignId: id, teams },
      { kind: 'tasks.planned', campaignId: id, tasks, at: now },
    ])
    expect(saved.kind).toBe('saved')
    const { counted } = await database.read({ counted: queries.coverage(number) })
    expect(counted?.rows.find((it) => it.phase === undefined)?.units).toBe(50_000)
  }, 60_000)
})
