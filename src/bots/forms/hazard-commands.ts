import { done, type Result, refuse } from '../../domain/errors'
import { type Category, categories } from '../../domain/hazards/categories'
import type { HazardCommand } from '../../domain/hazards/command'
import type { Correction } from '../../domain/hazards/events'
import { severities } from '../../domain/hazards/hazard'
import type { Action } from '../../domain/hazards/permissions'
import type { HazardSheet } from '../../domain/hazards/sheet'
import { type Organization, responsibleDepartment } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import type { ReportableUnit } from '../../domain/units/queries'
import type { Unit } from '../../domain/units/unit'
import type { FormValues } from '../intent'
import { deadlineOf, textOf, wordsOf } from './values'

type Given = {
  now: number
  timezone: string
  organizations: readonly Organization[]
  leaders: readonly Person[]
  /** The unit a correction names, as the database knows it. */
  unit?: (Unit & Partial<Pick<ReportableUnit, 'open'>>) | undefined
  /** Ids of the files that came with the form. */
  files: string[]
}

/** What a filled form asks for, or what is wrong with it, by field. */
export function commandOf(
  action: Action,
  values: FormValues,
  sheet: HazardSheet,
  given: Given,
): Result<HazardCommand> {
  const reason = textOf(values, 'reason') ?? ''
  const text = textOf(values, 'text')
  const note = { files: given.files, ...(text === undefined ? {} : { text }) }
  switch (action) {
    case 'confirm':
    case 'accept-referral':
    case 'delist':
    case 'grant-extension':
    case 'withdraw':
      return done({ action })
    case 'reject':
    case 'return-referral':
    case 'refuse-extension':
    case 'reopen':
      return done({ action, reason })
    case 'mark-duplicate': {
      const of = Number(textOf(values, 'of')?.replace(/^=?\s*h-?/i, ''))
      return Number.isSafeInteger(of) && of > 0
        ? done({ action, of })
        : refuse({ code: 'choice-unknown', field: 'of' })
    }
    case 'refer': {
      const to = given.organizations.find((it) => it.id === textOf(values, 'to'))
      return to ? done({ action, to: to.id, reason }) : refuse({ code: 'choice-unknown', field: 'to' })
    }
    case 'order':
      return orderOf(values, given)
    case 'prove':
    case 'fix-on-the-spot':
    case 'pass':
    case 'note':
      return done({ action, ...note })
    case 'fail': {
      const deadline = deadlineOf(values, 'deadline', given)
      if (!deadline.ok) return deadline
      if (deadline.value === undefined) return refuse({ code: 'text-missing', field: 'deadline' })
      return done({ action, reason, deadlineAt: deadline.value, files: given.files })
    }
    case 'list':
      return listingOf(values, given)
    case 'request-extension': {
      const until = deadlineOf(values, 'until', given)
      if (!until.ok) return until
      if (until.value === undefined) return refuse({ code: 'text-missing', field: 'until' })
      return done({ action, reason, until: until.value })
    }
    case 'witness':
      return done({ action, text: text ?? '', files: given.files })
    case 'correct':
      return done({ action, changes: correctionsOf(values, sheet, given) })
  }
}

function orderOf(values: FormValues, given: Given): Result<HazardCommand> {
  const deadline = deadlineOf(values, 'deadline', given)
  if (!deadline.ok) return deadline
  if (deadline.value === undefined) return refuse({ code: 'text-missing', field: 'deadline' })
  const responsibleId = textOf(values, 'responsible')
  const measures = textOf(values, 'measures')
  return done({
    action: 'order',
    deadlineAt: deadline.value,
    ...(responsibleId === undefined ? {} : { responsibleId }),
    ...(measures === undefined ? {} : { measures }),
  })
}

function listingOf(values: FormValues, given: Given): Result<HazardCommand> {
  const of = (name: string): string => textOf(values, name) ?? ''
  const department = given.organizations.some((it) => it.kind === 'department' && it.id === of('supervisor'))
  if (!department) return refuse({ code: 'choice-unknown', field: 'supervisor' })
  if (!given.leaders.some((it) => it.id === of('leader')))
    return refuse({ code: 'choice-unknown', field: 'leader' })
  return done({
    action: 'list',
    listing: {
      departmentId: of('supervisor'),
      leaderId: of('leader'),
      measures: of('measures'),
      funds: of('funds'),
      responsible: of('responsible'),
      timeLimit: of('timeLimit'),
      contingencyPlan: of('contingencyPlan'),
    },
  })
}

/** The fields that were really changed, each with what stood before. */
function correctionsOf(values: FormValues, { hazard }: HazardSheet, given: Given): Correction[] {
  const changes: Correction[] = []
  const category = categories.find((it) => it === textOf(values, 'category'))
  const severity = severities.find((it) => it === textOf(values, 'severity'))
  const description = textOf(values, 'description')
  if (category && category !== hazard.category)
    changes.push({ field: 'category', from: hazard.category, to: category })
  if (severity && severity !== hazard.severity)
    changes.push({ field: 'severity', from: hazard.severity, to: severity })
  if (description !== undefined && description !== hazard.description) {
    changes.push({ field: 'description', from: hazard.description, to: description })
  }
  const place = wordsOf(textOf(values, 'unit'))
  const from = {
    ...(hazard.unitId === undefined ? {} : { unitId: hazard.unitId }),
    ...(hazard.place === undefined ? {} : { place: hazard.place }),
  }
  if (given.unit && given.unit.id !== hazard.unitId) {
    changes.push({
      field: 'unit',
      from,
      to: unitFacts(given.unit, category ?? hazard.category, given.organizations),
    })
  } else if (place !== undefined && place !== hazard.place) {
    changes.push({ field: 'unit', from, to: { place } })
  }
  return changes
}

function unitFacts(unit: Unit, category: Category, organizations: readonly Organization[]) {
  const departmentId = responsibleDepartment(organizations, {
    category,
    ...(unit.departmentId === undefined ? {} : { unitDepartmentId: unit.departmentId }),
    ...(unit.industry === undefined ? {} : { industry: unit.industry }),
  })
  return {
    unitId: unit.id,
    ...(departmentId === undefined ? {} : { departmentId }),
    ...(unit.subDistrictId === undefined ? {} : { subDistrictId: unit.subDistrictId }),
  }
}
