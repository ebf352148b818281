import type { Change } from '../changes'
import { cardKey, lanes, subject } from '../delivery/outbox'
import type { Place } from '../delivery/outcome'
import { done, type Result, refuse } from '../errors'
import type { Evidence } from '../evidence/evidence'
import { type Organization, responsibleDepartment } from '../organizations/organization'
import type { Person } from '../people/person'
import type { Unit } from '../units/unit'
import { tellings } from './act-on-hazard'
import type { Category } from './categories'
import { textMax } from './command'
import type { Recorded, ReportFacts } from './events'
import { begin } from './evolve'
import type { Hazard, Position, Severity } from './hazard'

/** A report whose fields are settled. Where the place is no registered unit it is `place`, in words. */
export type Report = {
  id: string
  text: string
  description: string
  unit?: Unit
  place?: string
  position?: Position
  category: Category
  severity: Severity
  wantedDeadlineAt?: number
  /** Files that come with the report, and ids of those that came before it. */
  received: Evidence[]
  files: string[]
}

/** What is saved when a hazard is reported, the reporter's own card at `place` included. */
export function reportHazard(
  report: Report,
  reporter: Person,
  organizations: readonly Organization[],
  place: Place,
  now: number,
): Result<{ hazard: Hazard; changes: Change[] }> {
  if (report.description.trim() === '') return refuse({ code: 'text-missing', field: 'description' })
  if (report.text.length > reportTextMax)
    return refuse({ code: 'text-too-long', field: 'description', max: reportTextMax })
  const facts = factsOf(report, organizations)
  const recorded: Recorded = { event: { type: 'reported', facts }, by: reporter.id, at: now }
  const hazard = begin(report.id, 0, facts, reporter.id, now)
  const changes: Change[] = [{ kind: 'hazard.filed', hazard, recorded }]
  if (report.received.length > 0) {
    changes.push({ kind: 'evidence.received', hazardId: hazard.id, files: report.received })
  }
  if (report.files.length > 0)
    changes.push({ kind: 'evidence.attached', hazardId: hazard.id, files: report.files })
  const of = subject('hazard', hazard.id)
  changes.push({
    kind: 'said',
    key: cardKey(of, hazard.version, `${place.platform}:${place.chat}`),
    place,
    ...(place.private ? { personId: reporter.id } : {}),
    subject: of,
    telling: { kind: 'card', reason: 'filed' },
    lane: lanes.answer,
    at: now,
  })
  changes.push(...tellings(hazard, recorded))
  return done({ hazard, changes })
}

/** Longest report, in UTF-16 units: what the platforms let through, several times over. */
export const reportTextMax = 12_000

function factsOf(report: Report, organizations: readonly Organization[]): ReportFacts {
  const { unit } = report
  const departmentId = responsibleDepartment(organizations, {
    category: report.category,
    ...(unit?.departmentId === undefined ? {} : { unitDepartmentId: unit.departmentId }),
    ...(unit?.industry === undefined ? {} : { industry: unit.industry }),
  })
  const position: Position | undefined =
    report.position ?? (unit?.position ? { ...unit.position, from: 'unit' } : undefined)
  return {
    text: report.text,
    description: report.description.slice(0, textMax),
    category: report.category,
    severity: report.severity,
    files: [...report.received.map((file) => file.id), ...report.files],
    ...(unit ? { unitId: unit.id } : {}),
    ...(unit === undefined && report.place !== undefined ? { place: report.place } : {}),
    ...(position ? { position } : {}),
    ...(report.wantedDeadlineAt === undefined ? {} : { wantedDeadlineAt: report.wantedDeadlineAt }),
    ...(departmentId === undefined ? {} : { departmentId }),
    ...(unit?.subDistrictId === undefined ? {} : { subDistrictId: unit.subDistrictId }),
  }
}
