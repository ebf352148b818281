import { fallsWithin, isWorkingDay, occasionIn, occasionsOf } from '../calendar/calendar'
import { type Correction, festivals, type Occasion, type OccasionKind, seasons } from '../calendar/occasion'
import { addDays } from '../text/local-day'
import type { Industry } from '../units/unit'
import { everything, type Period, type Scope, type Template, templates } from './campaign'

type Plan = {
  /** The festival or season it is for; a campaign without one begins when it is made. */
  occasion?: OccasionKind
  /** Days of the phase before the occasion, and of the one after. */
  before: number
  after: number
  /** Days it lasts, where no occasion says so. */
  days?: number
  /** Days before its first phase on which it is proposed; absent where it is not. */
  proposed?: number
  scope?: Partial<Scope>
}

const crowded: readonly Industry[] = ['crowded-place', 'school', 'hospital', 'catering', 'retail']
const risky: readonly Industry[] = ['chemicals', 'fireworks', 'petrol-station', 'warehouse']

const festival = (
  before: number,
  after: number,
  industries?: readonly Industry[],
): Omit<Plan, 'occasion'> => ({
  before,
  after,
  proposed: 7,
  ...(industries ? { scope: { industries: [...industries] } } : {}),
})

const plans: Record<Template, Omit<Plan, 'occasion'>> = {
  'new-year': festival(10, 3, [...crowded, ...risky]),
  'spring-festival': { ...festival(15, 10), proposed: 14 },
  'lantern-festival': festival(7, 3, ['crowded-place', 'fireworks']),
  'two-sessions': festival(15, 3, [...risky, 'mine', 'crowded-place']),
  qingming: festival(7, 2, ['crowded-place', 'fireworks']),
  'labour-day': festival(10, 5, [...crowded, 'special-equipment', 'construction']),
  'dragon-boat': festival(7, 3, crowded),
  'mid-autumn': festival(7, 3, crowded),
  'national-day': festival(15, 7),
  'work-safety-month': { before: 0, after: 0, proposed: 14 },
  'wheat-harvest': {
    before: 0,
    after: 0,
    proposed: 14,
    scope: { industries: ['warehouse', 'manufacturing', 'other'] },
  },
  'flood-season': {
    before: 0,
    after: 0,
    proposed: 14,
    scope: { industries: ['construction', 'mine', 'warehouse', 'school'] },
  },
  'summer-heat': {
    before: 0,
    after: 0,
    proposed: 14,
    scope: { industries: ['construction', 'chemicals', 'warehouse', 'manufacturing'] },
  },
  'winter-fire-prevention': { before: 0, after: 0, proposed: 14 },
  fireworks: { before: 0, after: 0, days: 30, scope: { industries: ['fireworks'] } },
  'hazardous-chemicals': {
    before: 0,
    after: 0,
    days: 90,
    scope: { industries: ['chemicals', 'petrol-station'] },
  },
  'idle-factories': { before: 0, after: 0, days: 60, scope: { industries: ['idle-factory'] } },
  'strike-illegal': { before: 0, after: 0, days: 60 },
  'hundred-days': { before: 0, after: 0, days: 100 },
  free: { before: 0, after: 0, days: 14 },
}

/** The festival or season a template is for. */
export const occasionOf = (template: Template): OccasionKind | undefined =>
  [...festivals, ...seasons].find((it) => it === template)

/** What a template says of the units. */
export const scopeOf = (template: Template): Scope => ({ ...everything, ...plans[template].scope })

/** The phases of a campaign for an occasion: offsets of the template around its days. */
export function phasesAround(template: Template, { fromOn, toOn }: Occasion): Period[] {
  const { before, after } = plans[template]
  return [
    ...(before > 0
      ? [{ phase: 'before' as const, fromOn: addDays(fromOn, -before), toOn: addDays(fromOn, -1) }]
      : []),
    { phase: 'during', fromOn, toOn },
    ...(after > 0 ? [{ phase: 'after' as const, fromOn: addDays(toOn, 1), toOn: addDays(toOn, after) }] : []),
  ]
}

/**
 * The periods of a campaign that is made on `today`: those of the template's next occasion, one that is under
 * way included, else as many days as the template lasts. `year` names the occasion's year instead.
 */
export function periodsOf(
  template: Template,
  today: string,
  corrections: readonly Correction[] = [],
  year?: number,
): Period[] | undefined {
  const kind = occasionOf(template)
  if (!kind) {
    const { days = 1 } = plans[template]
    return [{ phase: 'during', fromOn: today, toOn: addDays(today, days - 1) }]
  }
  const from = Number(today.slice(0, 4))
  const years = year === undefined ? [from - 1, from, from + 1] : [year]
  return years
    .flatMap((it) => occasionIn(kind, it, corrections) ?? [])
    .map((it) => phasesAround(template, it))
    .find((periods) => year !== undefined || (periods.at(-1)?.toOn ?? '') >= today)
}

/** A campaign that is to be proposed: what for, and its periods. */
export type Proposal = { template: Template; year: number; occasion: string; periods: Period[] }

/**
 * What is to be proposed on `today`: occasions whose campaign begins within the template's days, and has not
 * ended. `occasion` is its key, so that each is proposed once.
 */
export function proposalsOn(today: string, corrections: readonly Correction[]): Proposal[] {
  const year = Number(today.slice(0, 4))
  const years = [year, year + 1].map((it) => ({ year: it, occasions: occasionsOf(it, corrections) }))
  return templates.flatMap((template): Proposal[] => {
    const kind = occasionOf(template)
    const { proposed } = plans[template]
    if (!kind || proposed === undefined) return []
    return years.flatMap(({ year: it, occasions }) => {
      const occasion = occasions.find((one) => one.kind === kind)
      // Of two festivals that are one holiday the greater has the campaign.
      if (!occasion || fallsWithin(occasion, occasions)) return []
      const periods = phasesAround(template, occasion)
      const first = periods[0]?.fromOn ?? ''
      const due = addDays(first, -proposed) <= today && today <= first
      return due ? [{ template, year: it, occasion: `${template}:${it}`, periods }] : []
    })
  })
}

/**
 * The days of a period on which units are inspected: working days, or all of them where there is none, as in
 * the days off of a festival itself.
 */
export function inspectionDays(period: Period, corrections: readonly Correction[], from = ''): string[] {
  const days: string[] = []
  for (let day = period.fromOn; day <= period.toOn; day = addDays(day, 1)) if (day >= from) days.push(day)
  const working = days.filter((day) => isWorkingDay(day, corrections))
  return working.length > 0 ? working : days
}
