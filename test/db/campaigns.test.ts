import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { type Campaign, everything } from '../../src/domain/campaigns/campaign'
import { planTasks } from '../../src/domain/campaigns/plan'
import { describeOnBoth } from '../support/both-databases'
import { addUnit } from '../support/desk'
import { campaign, now, office, task, team } from './campaign'

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
