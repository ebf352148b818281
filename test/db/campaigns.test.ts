import type { Client } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import { type Campaign, everything, type Team } from '../../src/domain/campaigns/campaign'
import type { Task } from '../../src/domain/inspections/task'
import type { Person } from '../../src/domain/people/person'
import { openTestDatabase } from '../support/database'
import { addUnit } from '../support/desk'
import { startSqld } from '../support/sqld'

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

/** The same to an embedded file and to a real server over HTTP. */
for (const kind of ['an embedded file', 'a libSQL server'] as const) {
  describe(`campaigns in ${kind}`, () => {
    let server: Awaited<ReturnType<typeof startSqld>> | undefined
    let remote: Client | undefined
    beforeAll(async () => {
      if (kind === 'an embedded file') return
      server = await startSqld()
      remote = await openDatabase(server.url)
    })
    afterAll(async () => {
      remote?.close()
      await server?.stop()
    })

    test('a campaign, its teams and tasks are kept; who is slower gets a conflict', async () => {
      const client = remote ?? (await openTestDatabase())
      const database = createDatabase(client)
      const { queries } = database
      const account = { platform: 'slack' as const, userId: 'U1' }
      for (const number of [1, 2, 3])
        await addUnit(client, { id: `u${number}`, number, name: `单位${number}` })
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
  })
}
