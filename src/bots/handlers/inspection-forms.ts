import { categories } from '../../domain/hazards/categories'
import { readCategory } from '../../domain/hazards/read-report-category'
import { issuePaper, takeMeasure } from '../../domain/inspections/issue-paper'
import { type Inspection, measureKinds, paperKinds } from '../../domain/inspections/record'
import { correctResult, recordResult } from '../../domain/inspections/record-result'
import { reportFound } from '../../domain/inspections/report-found'
import { taskResults } from '../../domain/inspections/task'
import type { Person } from '../../domain/people/person'
import { localDay } from '../../domain/text/local-day'
import { readTaskTarget } from '../forms/inspection-forms'
import { severityOf } from '../forms/report-form'
import { evidenceOf, filesOf, textOf, wholeNumber } from '../forms/values'
import { type Asking, type Handled, load, refused, said } from './context'
import type { FormHandler, Submitted } from './form-handler'
import { recorded } from './inspections'
import { type InspectionAsked, inspectContext, inspectionQueries, onTask } from './on-task'
import { filedAnswer } from './reports'

type Work = (
  it: Submitted & {
    asking: Asking
    asked: InspectionAsked
    inspection: Inspection
    person: Person
    word: string
  },
) => Handled

/** A form that was opened for a task: read anew, since days may have passed. */
const taskForm =
  (work: Work): FormHandler =>
  async (asking, submitted) => {
    const { number, word } = readTaskTarget(submitted.target)
    const asked = await load(asking, inspectionQueries(asking, number))
    return onTask(asking, asked, (inspection, person) =>
      work({ ...submitted, asking, asked, inspection, person, word }),
    )
  }

/** How an inspection ended. */
export const submitResult = taskForm(({ asking, asked, inspection, person, word, values, ended }) => {
  const result = taskResults.find((it) => it === word)
  if (!result) return refused(asking, { code: 'not-found', what: 'form' }, asked.t)
  const [present, remark] = [textOf(values, 'present'), textOf(values, 'remark')]
  const command = {
    result,
    received: evidenceOf(filesOf(values), person.id, asked.now, asking.newId),
    ...(present ? { present } : {}),
    ...(remark ? { remark } : {}),
  }
  const outcome = recordResult(inspection, command, inspectContext(asking, asked, person))
  return recorded(asking, asked, inspection, result, outcome, [ended])
})

/** A hazard found there, with what was chosen; its category is read from the words where none was. */
export const submitFound = taskForm(({ asking, asked, inspection, person, values, ended }) => {
  const description = textOf(values, 'description') ?? ''
  const read = readCategory(description)
  const chosen = categories.find((it) => it === textOf(values, 'category'))
  const report = {
    id: asking.newId(),
    text: description,
    description,
    category: chosen ?? (read.kind === 'certain' ? read.value : ('other' as const)),
    severity: severityOf(values),
    received: evidenceOf(filesOf(values), person.id, asked.now, asking.newId),
    files: [],
  }
  const found = reportFound(inspection, report, inspectContext(asking, asked, person))
  if (!found.ok) return refused(asking, found.refusal, asked.t)
  return {
    changes: [...found.value.changes, ended],
    answer: (numbers) => filedAnswer(asking, asked, numbers[report.id]),
  }
})

export const submitPaper = taskForm(({ asking, asked, inspection, person, values, ended }) => {
  const kind = paperKinds.find((it) => it === textOf(values, 'kind'))
  if (!kind) return refused(asking, { code: 'choice-unknown', field: 'kind' }, asked.t)
  const reference = textOf(values, 'reference')
  const year = Number(localDay(asked.now, asking.timezone).slice(0, 4))
  const paper = { kind, year, ...(reference ? { reference } : {}) }
  const issued = issuePaper(inspection, paper, inspectContext(asking, asked, person))
  if (!issued.ok) return refused(asking, issued.refusal, asked.t)
  const { id, changes } = issued.value
  const { t } = asked
  return {
    changes: [...changes, ended],
    answer: (numbers) => {
      const text = t.inspection.issued(
        t.inspection.paper[kind],
        reference ?? t.inspection.numbered(year, numbers[id] ?? 0),
      )
      return said(asking, text).answer(numbers)
    },
  }
})

export const submitMeasure = taskForm(({ asking, asked, inspection, person, values, ended }) => {
  const kind = measureKinds.find((it) => it === textOf(values, 'kind'))
  if (!kind) return refused(asking, { code: 'choice-unknown', field: 'kind' }, asked.t)
  const value = textOf(values, 'value')
  const valueYuan = wholeNumber(value)
  if (value !== undefined && valueYuan === undefined)
    return refused(asking, { code: 'number-not-understood', field: 'value' }, asked.t)
  const measure = {
    kind,
    quantity: wholeNumber(textOf(values, 'quantity')) ?? 0,
    ...(valueYuan === undefined ? {} : { valueYuan }),
  }
  const taken = takeMeasure(inspection, measure, inspectContext(asking, asked, person))
  return taken.ok
    ? said(asking, asked.t.inspection.taken, [...taken.value.changes, ended])
    : refused(asking, taken.refusal, asked.t)
})

export const submitCorrection = taskForm(({ asking, asked, inspection, person, values, ended }) => {
  const result = taskResults.find((it) => it === textOf(values, 'result'))
  if (!result) return refused(asking, { code: 'choice-unknown', field: 'result' }, asked.t)
  const remark = textOf(values, 'reason') ?? ''
  const corrected = correctResult(inspection, { result, remark }, inspectContext(asking, asked, person))
  return corrected.ok
    ? said(asking, asked.t.inspection.corrected, [...corrected.value.changes, ended])
    : refused(asking, corrected.refusal, asked.t)
})
