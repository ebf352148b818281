import { progressRefreshed } from '../campaigns/progress'
import type { Change } from '../changes'
import { lanes, subject } from '../delivery/outbox'
import type { Place } from '../delivery/outcome'
import { done, type Refused, type Result, refuse } from '../errors'
import type { Evidence } from '../evidence/evidence'
import { textMax } from '../hazards/command'
import { type Report, reportHazard } from '../hazards/report-hazard'
import type { Organization } from '../organizations/organization'
import type { Language, Person } from '../people/person'
import type { ChecklistItem } from './checklist'
import { answer, failedItems, progressOf, type Tap } from './filling'
import { type TaskAct, whyNot } from './permissions'
import type { TaskSheet } from './queries'
import type { Inspection, InspectionResult, Measure, Paper } from './record'
import type { TaskResult } from './task'

/** What inspecting needs from around it: who acts, when, where they look, and ids for what is new. */
export type InspectContext = {
  person: Person
  now: number
  place: Place
  organizations: readonly Organization[]
  newId: () => string
}

/** Why not, as a refusal; undefined where they may. */
export function refusalOnTask(act: TaskAct, sheet: TaskSheet, person: Person): Refused | undefined {
  const why = whyNot(act, sheet, person)
  if (why === undefined) return undefined
  if (why === 'not-found') return refuse({ code: 'not-found', what: 'task' })
  return refuse({ code: why })
}

/** Every card of the task shows what is true now, though its version is the same. */
export const refreshed = ({ task }: TaskSheet, { now, newId }: InspectContext): Change => ({
  kind: 'cards.refreshed',
  subject: subject('task', task.id),
  version: newId(),
  at: now,
})

/** One tap on a checklist, or what a form of it says: kept at once, so that nothing is lost. */
export function fillChecklist(
  inspection: Inspection,
  taps: readonly Tap[],
  { person, now }: InspectContext,
): Result<{ inspection: Inspection; changes: Change[] }> {
  const refused = refusalOnTask('fill', inspection, person)
  if (refused) return refused
  const { list, task } = inspection
  const changes = taps.map((tap): Change => {
    const openOnly = tap === 'all-pass'
    const answers = answer(list, openOnly ? inspection.answers : {}, tap)
    const { kind, version } = list
    return {
      kind: 'checklist.answered',
      taskId: task.id,
      list: { kind, version },
      answers,
      openOnly,
      by: person.id,
      at: now,
    }
  })
  const answers = taps.reduce((before, tap) => answer(list, before, tap), inspection.answers)
  return done({ inspection: { ...inspection, answers }, changes })
}

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

const photos = (
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
const toFile = ({ list, answers, hazards }: Inspection): ChecklistItem[] =>
  failedItems(list, answers).filter((item) => !hazards.some((it) => it.item === item.id))

/** Whether hazards stand against it: reported from within, or items that failed. */
export const foundAny = (inspection: Inspection): boolean =>
  inspection.hazards.some((it) => !['withdrawn', 'rejected'].includes(it.status)) ||
  toFile(inspection).length > 0

export type ResultCommand = {
  result: TaskResult
  present?: string
  remark?: string
  received: readonly Evidence[]
}

/**
 * What is saved when an inspection ends: the task is done, its checklist kept in the version it was filled
 * with, every failed item is a hazard of its own. A place where nothing was found needs a photo.
 */
export function recordResult(
  inspection: Inspection,
  command: ResultCommand,
  context: InspectContext,
): Result<{ changes: Change[] }> {
  const { person, now } = context
  const refused = refusalOnTask('record', inspection, person) ?? unfit(inspection, command)
  if (refused) return refused
  const { list } = inspection
  const clean = command.result === 'no-hazard'
  const answers = clean ? answer(list, inspection.answers, 'all-pass') : inspection.answers
  const entered = clean || command.result === 'hazards-found'
  const found = entered ? toFile(inspection).map((item) => fileFailed(inspection, item, context)) : []
  const failed = found.find((it) => !it.ok)
  if (failed && !failed.ok) return failed
  const task = { ...inspection.task, version: inspection.task.version + 1 }
  const state = { status: 'done' as const, result: command.result, by: person.id, at: now }
  const recorded = resultOf({ ...inspection, answers }, task.version, command, person.id, now)
  return done({
    changes: [
      // First: its key is what a slower one runs into.
      {
        kind: 'task.changed',
        task: { ...task, state },
        event: { type: 'done', result: command.result },
        by: person.id,
        at: now,
      },
      ...photos(inspection, command.received),
      { kind: 'inspection.recorded', taskId: task.id, result: recorded },
      ...found.flatMap((it) => (it.ok ? it.value.changes : [])),
      ...told(inspection, task.version, command.result, context),
    ],
  })
}

function unfit(
  inspection: Inspection,
  { result, remark, present, received }: ResultCommand,
): Refused | undefined {
  if (Math.max(remark?.length ?? 0, present?.length ?? 0) > textMax)
    return refuse({ code: 'text-too-long', field: 'text', max: textMax })
  if (result === 'hazards-found') return foundAny(inspection) ? undefined : refuse({ code: 'nothing-found' })
  if (result !== 'no-hazard') return undefined
  if (foundAny(inspection)) return refuse({ code: 'hazards-stand' })
  return inspection.files.length + received.length > 0 ? undefined : refuse({ code: 'photo-missing' })
}

function fileFailed(
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

function resultOf(
  { list, answers, files }: Inspection,
  sequence: number,
  { result, present, remark, received }: ResultCommand,
  by: string,
  at: number,
): InspectionResult {
  const { kind, version } = list
  const known = list.items.flatMap(({ id }) => {
    const verdict = Object.entries(answers).find(([item]) => item === id)?.[1]
    return verdict ? [[id, verdict] as const] : []
  })
  return {
    sequence,
    result,
    list: { kind, version },
    answers: Object.fromEntries(known),
    files: [...files, ...received].map((file) => file.id),
    ...(present ? { present } : {}),
    ...(remark ? { remark } : {}),
    by,
    at,
  }
}

/** The campaign's coverage is drawn anew wherever it stands; the office hears of a unit that refused entry. */
function told(
  sheet: TaskSheet,
  version: number,
  result: TaskResult,
  { person, now: at }: InspectContext,
): Change[] {
  const task = subject('task', sheet.task.id)
  const refused: Change = {
    kind: 'told',
    subject: task,
    version,
    audience: { to: 'coordinators' },
    telling: { kind: 'card', reason: 'entry-refused' },
    lane: lanes.work,
    except: person.id,
    at,
  }
  return [
    ...(result === 'refused' ? [refused] : []),
    { kind: 'cards.refreshed', subject: task, version, at },
    ...progressRefreshed(sheet.campaign.id, at),
  ]
}

/** A result was wrong: a further record says what is right, and why. What stood stays on record. */
export function correctResult(
  inspection: Inspection,
  { result, remark }: { result: TaskResult; remark: string },
  context: InspectContext,
): Result<{ changes: Change[] }> {
  const { person, now } = context
  const refused = refusalOnTask('correct', inspection, person)
  if (refused) return refused
  const { state } = inspection.task
  if (remark.trim() === '') return refuse({ code: 'text-missing', field: 'reason' })
  if (state.status === 'done' && state.result === result) return refuse({ code: 'same-result' })
  const unfitting = unfit(inspection, { result, remark, received: [] })
  if (unfitting) return unfitting
  const version = inspection.task.version + 1
  const task = {
    ...inspection.task,
    version,
    state: { status: 'done' as const, result, by: person.id, at: now },
  }
  const recorded = resultOf(inspection, version, { result, remark, received: [] }, person.id, now)
  return done({
    changes: [
      {
        kind: 'task.changed',
        task,
        event: { type: 'corrected', result, reason: remark },
        by: person.id,
        at: now,
      },
      { kind: 'inspection.recorded', taskId: task.id, result: recorded },
      ...told(inspection, version, result, context),
    ],
  })
}

/** A paper that was issued there. Its number in its kind and year is given when it is saved. */
export function issuePaper(
  inspection: Inspection,
  paper: Pick<Paper, 'kind' | 'year' | 'reference'>,
  context: InspectContext,
): Result<{ id: string; changes: Change[] }> {
  const { person, now, newId } = context
  const refused = refusalOnTask('paper', inspection, person)
  if (refused) return refused
  const id = newId()
  const issued = { ...paper, id, number: 0, by: person.id, at: now }
  const { task } = inspection
  return done({
    id,
    changes: [{ kind: 'paper.issued', taskId: task.id, paper: issued }, refreshed(inspection, context)],
  })
}

/** A measure that was taken there, with its quantity. */
export function takeMeasure(
  inspection: Inspection,
  measure: Pick<Measure, 'kind' | 'quantity' | 'valueYuan'>,
  context: InspectContext,
): Result<{ changes: Change[] }> {
  const { person, now, newId } = context
  const refused = refusalOnTask('measure', inspection, person)
  if (refused) return refused
  if (!(measure.quantity > 0) || (measure.valueYuan ?? 0) < 0)
    return refuse({ code: 'number-not-understood', field: 'quantity' })
  const taken = { ...measure, id: newId(), by: person.id, at: now }
  const { task } = inspection
  return done({
    changes: [{ kind: 'measure.taken', taskId: task.id, measure: taken }, refreshed(inspection, context)],
  })
}

/** How far the checklist is, for those who look. */
export const progress = ({ list, answers }: Inspection) => progressOf(list, answers)
