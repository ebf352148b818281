import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Campaign,
  type CampaignStatus,
  everything,
  templates,
} from '../../../src/domain/campaigns/campaign'
import { campaignActs, canSeeCampaigns, mayDo } from '../../../src/domain/campaigns/permissions'
import { inspectionDays, periodsOf, proposalsOn } from '../../../src/domain/campaigns/templates'
import type { Person, Post, Role } from '../../../src/domain/people/person'
import { addDays } from '../../../src/domain/text/local-day'

/** Every festival comes once more after it within the years that are known (2024–2035). */
const day = fc.integer({ min: 0, max: 3_800 }).map((count) => addDays('2024-06-01', count))
const posts: Record<Role, Post> = {
  coordinator: { role: 'coordinator' },
  leader: { role: 'leader' },
  liaison: { role: 'liaison', organizationId: 'fire' },
  inspector: { role: 'inspector', organizationId: 'fire' },
  'unit-contact': { role: 'unit-contact', unitId: 'u1' },
}
const person = (role: Role, active = true): Person => ({
  id: role,
  name: role,
  post: posts[role],
  language: 'en',
  active,
})
const campaign = (status: CampaignStatus, method: 'all' | 'lot'): Campaign => ({
  id: 'c',
  number: 1,
  version: 1,
  template: 'free',
  year: 2027,
  purpose: '',
  periods: [],
  scope: everything,
  departmentIds: [],
  leaderIds: [],
  method,
  capacity: 8,
  goal: 100,
  by: 'p',
  at: 0,
  state: status === 'draft' ? { status } : { status, by: 'p', at: 0 },
})

/** Written by hand: what a coordinator may do in each state, by how units are chosen. */
const table: Record<CampaignStatus, Record<'all' | 'lot', string>> = {
  draft: { all: 'change preview start drop', lot: 'change start drop tie' },
  running: { all: 'redo give people end', lot: 'redo give people draw tie end' },
  ended: { all: '', lot: '' },
  dropped: { all: '', lot: '' },
}

describe('who may do what', () => {
  for (const [status, methods] of Object.entries(table) as [CampaignStatus, (typeof table)['draft']][])
    for (const method of ['all', 'lot'] as const)
      for (const role of Object.keys(posts) as Role[])
        test(`${role}, ${status}, ${method}`, () => {
          const may = campaignActs.filter((act) => mayDo(act, campaign(status, method), person(role)))
          expect(may.join(' ')).toBe(role === 'coordinator' ? methods[method] : '')
          expect(campaignActs.some((act) => mayDo(act, campaign(status, method), person(role, false)))).toBe(
            false,
          )
        })

  test('the office, leaders and liaisons read campaigns', () => {
    const readers = (Object.keys(posts) as Role[]).filter((role) => canSeeCampaigns(person(role)))
    expect(readers).toEqual(['coordinator', 'leader', 'liaison'])
    expect(canSeeCampaigns(person('coordinator', false))).toBe(false)
  })
})

describe('phases', () => {
  test('of every template on every day follow one another without a gap, and are not over', () => {
    void fc.assert(
      fc.property(fc.constantFrom(...templates), day, (template, today) => {
        const periods = periodsOf(template, today) ?? []
        expect(periods.length).toBeGreaterThan(0)
        for (const [at, it] of periods.entries()) {
          expect(it.fromOn <= it.toOn).toBe(true)
          const before = periods[at - 1]
          if (before) expect(addDays(before.toOn, 1)).toBe(it.fromOn)
        }
        expect((periods.at(-1)?.toOn ?? '') >= today).toBe(true)
      }),
    )
  })

  test('have days to inspect on, all within', () => {
    void fc.assert(
      fc.property(fc.constantFrom(...templates), day, (template, today) => {
        for (const period of periodsOf(template, today) ?? []) {
          const days = inspectionDays(period, [])
          expect(days.length).toBeGreaterThan(0)
          expect(days.every((it) => period.fromOn <= it && it <= period.toOn)).toBe(true)
        }
      }),
    )
  })

  test('of New Year’s Day reach back into the year before', () => {
    expect(periodsOf('new-year', '2026-12-25')).toEqual([
      { phase: 'before', fromOn: '2026-12-22', toOn: '2026-12-31' },
      { phase: 'during', fromOn: '2027-01-01', toOn: '2027-01-01' },
      { phase: 'after', fromOn: '2027-01-02', toOn: '2027-01-04' },
    ])
  })

  test('are proposed for a year exactly once each festival and season, over all its days', () => {
    const proposed = new Set<string>()
    for (let today = '2026-06-01'; today <= '2027-12-01'; today = addDays(today, 1))
      for (const it of proposalsOn(today, [])) proposed.add(it.occasion)
    expect([...proposed].filter((it) => it.endsWith(':2027')).sort()).toEqual(
      templates
        .slice(0, 14)
        .map((it) => `${it}:2027`)
        .sort(),
    )
  })
})
