import { everything } from '../../../src/domain/campaigns/campaign'
import { builtInChecklist } from '../../../src/domain/inspections/built-in-checklists'
import type { Inspection } from '../../../src/domain/inspections/record'
import type { Person, Post } from '../../../src/domain/people/person'

export const person = (id: string, post: Post, language: 'en' | 'zh' = 'en'): Person => ({
  id,
  name: id,
  post,
  language,
  active: true,
})

/** A task of team 1 (`member`, headed by `head`), at a school of Dongjie that the education bureau answers for. */
export const inspectionWith = (more: Partial<Inspection> = {}): Inspection => ({
  task: {
    id: 't1',
    number: 1,
    version: 1,
    campaignId: 'c1',
    phase: 'before',
    unitId: 'u1',
    teamId: 'team-1',
    fromOn: '2026-11-20',
    toOn: '2026-11-30',
    plannedOn: '2026-11-23',
    state: { status: 'planned' },
  },
  unit: {
    id: 'u1',
    number: 1,
    name: '实验小学',
    industry: 'school',
    keyMonitored: false,
    subDistrictId: 'sd-dongjie',
    departmentId: 'education',
  },
  campaign: {
    id: 'c1',
    number: 1,
    version: 1,
    template: 'winter-fire-prevention',
    year: 2026,
    purpose: '',
    periods: [{ phase: 'during', fromOn: '2026-11-01', toOn: '2026-12-31' }],
    scope: everything,
    departmentIds: ['fire-and-rescue'],
    leaderIds: [],
    method: 'all',
    capacity: 8,
    goal: 100,
    by: 'office',
    at: 0,
    state: { status: 'running', by: 'office', at: 0 },
  },
  team: {
    id: 'team-1',
    campaignId: 'c1',
    number: 1,
    leaderId: 'head',
    personIds: ['member'],
    subDistrictIds: [],
    industries: [],
    capacity: 8,
  },
  people: {},
  list: builtInChecklist('school'),
  answers: {},
  files: [],
  hazards: [],
  papers: [],
  measures: [],
  results: [],
  ...more,
})
