import type { Correction } from '../calendar/occasion'
import type { Change } from '../changes'
import { done, type Result, refuse } from '../errors'
import type { Organization } from '../organizations/organization'
import type { Person } from '../people/person'
import type { Campaign, Period, Scope, Template } from './campaign'
import { periodsOf, scopeOf } from './templates'

/** What is said of a campaign by whoever makes or changes it; what is absent is the template's, or as it was. */
export type CampaignWords = {
  template?: Template
  /** The year of the template's occasion. */
  year?: number
  name?: string
  purpose?: string
  /** The whole of the period in the middle; the phases before and after keep their lengths. */
  fromOn?: string
  toOn?: string
  scope?: Partial<Scope>
  departmentIds?: string[]
  leaderIds?: string[]
  goal?: number
  method?: 'all' | 'lot'
  capacity?: number
}

export const purposeMax = 500
export const capacityMax = 200
/** Per cent. */
export const goalMax = 100
/** The longest a campaign may last, in days. */
const daysMax = 400

const emergencyManagement = 'emergency-management'

/** A draft as its template has it. */
export function draftOf(
  template: Template,
  periods: Period[],
  by: string,
  now: number,
  id: string,
  organizations: readonly Organization[],
): Campaign {
  const scope = scopeOf(template)
  const { fromOn = '', toOn = '' } = periods.find((it) => it.phase === 'during') ?? periods[0] ?? {}
  const inCharge = organizations
    .filter((it) => it.kind === 'department')
    .filter(
      (it) => it.id === emergencyManagement || it.industries.some((one) => scope.industries.includes(one)),
    )
    .sort((a, b) => Number(b.id === emergencyManagement) - Number(a.id === emergencyManagement))
  return {
    id,
    number: 0,
    version: 1,
    template,
    // New Year’s days off may begin in the December before.
    year: Number((template === 'new-year' ? toOn : fromOn).slice(0, 4)),
    purpose: '',
    periods,
    scope,
    departmentIds: inCharge.map((it) => it.id),
    leaderIds: [],
    method: 'all',
    capacity: 8,
    goal: 100,
    by,
    at: now,
    state: { status: 'draft' },
  }
}

/** A campaign made by a coordinator, from a template or free. */
export function makeCampaign(
  words: CampaignWords,
  person: Person,
  facts: {
    today: string
    now: number
    id: string
    organizations: readonly Organization[]
    corrections: readonly Correction[]
  },
): Result<{ campaign: Campaign; changes: Change[] }> {
  if (person.post.role !== 'coordinator') return refuse({ code: 'coordinators-only' })
  const template = words.template ?? 'free'
  const periods = periodsOf(template, facts.today, facts.corrections, words.year)
  if (!periods) return refuse({ code: 'day-not-known', field: 'template' })
  const draft = draftOf(template, periods, person.id, facts.now, facts.id, facts.organizations)
  const changed = withWords(draft, words)
  if (!changed.ok) return changed
  return done({ campaign: changed.value, changes: [{ kind: 'campaign.made', campaign: changed.value }] })
}

/** A campaign with what was said of it. */
export function withWords(campaign: Campaign, words: CampaignWords): Result<Campaign> {
  const { fromOn, toOn, name, purpose, capacity = campaign.capacity, goal = campaign.goal } = words
  if ((purpose ?? '').length > purposeMax)
    return refuse({ code: 'text-too-long', field: 'purpose', max: purposeMax })
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > capacityMax)
    return refuse({ code: 'number-not-understood', field: 'capacity', within: [1, capacityMax] })
  if (!Number.isInteger(goal) || goal < 1 || goal > goalMax)
    return refuse({ code: 'number-not-understood', field: 'goal', within: [1, goalMax] })
  const periods = movedPeriods(campaign.periods, fromOn, toOn)
  if (!periods) return refuse({ code: 'days-turned', field: 'to' })
  const { name: before, ...rest } = campaign
  const called = name === undefined ? before : name
  return done({
    ...rest,
    ...(called ? { name: called } : {}),
    purpose: purpose ?? campaign.purpose,
    periods,
    scope: { ...campaign.scope, ...words.scope },
    departmentIds: words.departmentIds ?? campaign.departmentIds,
    leaderIds: words.leaderIds ?? campaign.leaderIds,
    method: words.method ?? campaign.method,
    capacity,
    goal,
  })
}

/** Periods whose first or last day is another: phases that fall out are gone. Undefined where the days are turned round. */
function movedPeriods(periods: readonly Period[], fromOn?: string, toOn?: string): Period[] | undefined {
  const first = fromOn ?? periods[0]?.fromOn ?? ''
  const last = toOn ?? periods.at(-1)?.toOn ?? ''
  if (last < first || Date.parse(last) - Date.parse(first) > daysMax * 86_400_000) return undefined
  const inside = periods.filter((it) => it.toOn >= first && it.fromOn <= last)
  const kept = inside.length > 0 ? inside : [{ phase: 'during' as const, fromOn: first, toOn: last }]
  return kept.map((it, at) => ({
    ...it,
    fromOn: at === 0 ? first : it.fromOn,
    toOn: at === kept.length - 1 ? last : it.toOn,
  }))
}
