import { progressRefreshed } from '../campaigns/progress'
import type { Change } from '../changes'
import { lanes, subject } from '../delivery/outbox'
import { done, type Refused, type Result, refuse } from '../errors'
import type { Evidence } from '../evidence/evidence'
import { textMax } from '../hazards/command'
import { answer } from './filling'
import { type InspectContext, refusalOnTask } from './inspect-context'
import type { TaskSheet } from './queries'
import type { Inspection, InspectionResult } from './record'
import { fileFailed, foundAny, photos, toFile } from './report-found'
import type { TaskResult } from './task'

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
