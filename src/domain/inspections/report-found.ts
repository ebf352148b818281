import type { Change } from '../changes'
import { done, type Result } from '../errors'
import type { Evidence } from '../evidence/evidence'
import { type Report, reportHazard } from '../hazards/report-hazard'
import type { Language } from '../people/person'
import type { ChecklistItem } from './checklist'
import { failedItems } from './filling'
import { type InspectContext, refreshed, refusalOnTask } from './inspect-context'
import type { TaskSheet } from './queries'
import type { Inspection } from './record'

/** Photos of the place, or of one item that failed. */
export function photograph(
  inspection: Inspection,
  received: readonly Evidence[],
  item: string | undefined,
  context: InspectContext,
): Result<{ changes: Change[] }> {
  const refused = refusalOnTask('report', inspection, context.person)
  if (refused) return refused
  const hazard = inspection.hazards.find((it) => item !== undefined && it.item === item)
  return done({
    changes: [...photos(inspection, received, item, hazard?.id), refreshed(inspection, context)],
  })
}

export const photos = (
  { task }: TaskSheet,
  received: readonly Evidence[],
  item?: string,
  hazardId?: string,
): Change[] =>
  received.length === 0
    ? []
    : [
        { kind: 'evidence.received', files: [...received], ...(hazardId ? { hazardId } : {}) },
        {
          kind: 'task.photographed',
          taskId: task.id,
          files: received.map((file) => file.id),
          ...(item ? { item } : {}),
        },
      ]

/** A hazard found at the unit of a task, reported from within. */
export function reportFound(
  inspection: Inspection,
  report: Omit<Report, 'unit' | 'place'>,
  context: InspectContext,
  item?: string,
): Result<{ changes: Change[] }> {
  const { person, now, place, organizations } = context
  const refused = refusalOnTask('report', inspection, person)
  if (refused) return refused
  const filed = reportHazard({ ...report, unit: inspection.unit }, person, organizations, place, now)
  if (!filed.ok) return filed
  return done({
    changes: [
      ...filed.value.changes,
      { kind: 'task.found', taskId: inspection.task.id, hazardId: report.id, ...(item ? { item } : {}) },
      refreshed(inspection, context),
    ],
  })
}

/** A failed item in the words of a report. */
const wordsOf = (item: ChecklistItem, language: Language): string =>
  language === 'zh' ? `不符合：${item.zh}` : `Not so: ${item.en}`

/** Failed items of which no hazard was filed yet. */
export const toFile = ({ list, answers, hazards }: Inspection): ChecklistItem[] =>
  failedItems(list, answers).filter((item) => !hazards.some((it) => it.item === item.id))

/** Whether hazards stand against it: reported from within, or items that failed. */
export const foundAny = (inspection: Inspection): boolean =>
  inspection.hazards.some((it) => !['withdrawn', 'rejected'].includes(it.status)) ||
  toFile(inspection).length > 0

/** A failed item becomes a hazard of its own, with the photos of it. */
export function fileFailed(
  inspection: Inspection,
  item: ChecklistItem,
  context: InspectContext,
): Result<{ changes: Change[] }> {
  const text = wordsOf(item, context.person.language)
  const files = inspection.files.filter((file) => file.item === item.id).map((file) => file.id)
  const { category, severity } = item
  const report = { id: context.newId(), text, description: text, category, severity, received: [], files }
  return reportFound(inspection, report, context, item.id)
}
