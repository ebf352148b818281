import { type Campaign, everything, type Team } from '../../src/domain/campaigns/campaign'
import type { Task } from '../../src/domain/inspections/task'
import type { Person } from '../../src/domain/people/person'

/** A Monday morning in Shanghai, UTC ms. */
export const now = Date.UTC(2026, 10, 23, 2, 0)
export const office: Person = {
  id: 'office',
  name: 'Wang Fang',
  post: { role: 'coordinator' },
  language: 'en',
  active: true,
}
export const campaign: Campaign = {
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
export const team = (number: number, more: Partial<Team> = {}): Team => ({
  id: `team-${number}`,
  campaignId: 'c1',
  number,
  personIds: [],
  subDistrictIds: [],
  industries: [],
  capacity: 8,
  ...more,
})
export const task = (id: string, unitId: string): Task => ({
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
