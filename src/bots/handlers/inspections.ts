import type { Change } from '../../domain/changes'
import { subject } from '../../domain/delivery/outbox'
import type { Result } from '../../domain/errors'
import { readReport } from '../../domain/hazards/read-report'
import { refusalOnTask } from '../../domain/inspections/inspect-context'
import type { TaskAct } from '../../domain/inspections/permissions'
import type { Inspection } from '../../domain/inspections/record'
import { recordResult } from '../../domain/inspections/record-result'
import { reportFound } from '../../domain/inspections/report-found'
import type { TaskResult } from '../../domain/inspections/task'
import type { Person } from '../../domain/people/person'
import { readPosition } from '../../domain/text/read-position'
import type { ButtonAction, TaskButton } from '../action'
import { codeAlone, taskCode } from '../cards/codes'
import {
  correctForm,
  foundForm,
  measureForm,
  paperForm,
  resultForm,
  resultQuestions,
} from '../forms/inspection-forms'
import { evidenceOf } from '../forms/values'
import type { IncomingFile } from '../intent'
import type { Form } from '../view'
import { pressAmend } from './amendments'
import { cardHere, sayHere } from './card-here'
import { askPhoto, fillBy, openChecklist } from './checklists'
import {
  type Asked,
  type Asking,
  answered,
  askForm,
  cardContext,
  type Handled,
  load,
  refused,
  said,
} from './context'
import { type InspectionAsked, inspectContext, inspectionQueries, onTask } from './on-task'
import { filedAnswer } from './reports'
import { showNear, showToDo } from './to-do'

/**
 * `inspect T-12` opens its card, `inspect T-12 words` reports a hazard there, `inspect 34.752, 113.665` says what is
 * near, `inspect words` what is to be inspected at units like them; alone, what is next.
 */
export async function inspect(asking: Asking, args: string): Promise<Handled> {
  const near = readPosition(args)?.position
  if (near) return showNear(asking, near)
  const [word = '', ...rest] = args.trim().split(/\s+/)
  const number = codeAlone(word, 'task')
  if (number === undefined) return showToDo(asking, { skip: 0, words: args.trim() }, false)
  const asked = await load(asking, inspectionQueries(asking, number))
  const words = rest.join(' ')
  return onTask(asking, asked, (inspection, person) =>
    words === ''
      ? taskHere(asking, asked, inspection, person)
      : reportWords(asking, asked, inspection, person, words, []),
  )
}

/** A hazard in one line, said to a task. */
export function reportWords(
  asking: Asking,
  asked: InspectionAsked,
  inspection: Inspection,
  person: Person,
  text: string,
  files: readonly IncomingFile[],
): Handled {
  const { category, severity, deadlineAt } = readReport(text, {
    now: asked.now,
    timezone: asking.timezone,
    units: [],
  })
  const report = {
    id: asking.newId(),
    text,
    description: text,
    category: category.kind === 'certain' ? category.value : ('other' as const),
    severity: severity.value,
    received: evidenceOf(files, person.id, asked.now, asking.newId),
    files: [],
    ...(deadlineAt === undefined ? {} : { wantedDeadlineAt: deadlineAt }),
  }
  const found = reportFound(inspection, report, inspectContext(asking, asked, person))
  if (!found.ok) return refused(asking, found.refusal, asked.t)
  return {
    changes: found.value.changes,
    answer: (numbers) => filedAnswer(asking, asked, numbers[report.id]),
  }
}

/** A task's fresh card at the place. */
export const taskHere = (asking: Asking, asked: Asked, { task }: Inspection, person: Person): Handled =>
  cardHere(asking, asked, person, subject('task', task.id), taskCode(task.number))

type Press = Extract<ButtonAction, { on: 'task' }>

/** A button of a task's card or of its checklist. */
export async function pressTask(asking: Asking, action: Press): Promise<Handled> {
  const asked = await load(asking, inspectionQueries(asking, action.number))
  return onTask(asking, asked, (inspection, person) => {
    const { act, word = '' } = action
    switch (act) {
      case 'open':
        return taskHere(asking, asked, inspection, person)
      case 'files':
        return answered({}, [
          sayHere(asking, asked, person, subject('task', inspection.task.id), {
            kind: 'files',
            files: inspection.files.map((file) => file.id),
          }),
        ])
      case 'list':
        return openChecklist(asking, asked, inspection, person, word)
      case 'all':
        return fillBy(asking, asked, inspection, person, ['all-pass'], Number(word) || 0)
      case 'photo':
        return askPhoto(asking, asked, inspection, person, word)
      case 'clean':
        return askResult(asking, asked, inspection, person, 'no-hazard')
      case 'found':
        return askResult(asking, asked, inspection, person, 'hazards-found')
      case 'closed':
      case 'refused':
        return askResult(asking, asked, inspection, person, act)
      case 'amend':
      case 'withdraw':
        return pressAmend(asking, asked, inspection, person, { ...action, act })
      default:
        return askFor(asking, asked, inspection, person, act)
    }
  })
}

type Forms = Record<
  Extract<TaskButton, TaskAct>,
  { form: (inspection: Inspection, context: ReturnType<typeof cardContext>) => Form; ask?: readonly string[] }
>
const forms: Forms = {
  report: { form: foundForm },
  paper: { form: paperForm },
  measure: { form: measureForm },
  correct: { form: correctForm },
}

function askFor(
  asking: Asking,
  asked: InspectionAsked,
  inspection: Inspection,
  person: Person,
  act: keyof Forms,
): Handled {
  const why = refusalOnTask(act, inspection, person)
  if (why) return refused(asking, why.refusal, asked.t)
  const context = cardContext(asking, asked, asked.organizations)
  return askForm(asking, asked, forms[act].form(inspection, context), {}, forms[act].ask)
}

/** Where a photo is there already, a clean unit needs nothing more: one press. */
function askResult(
  asking: Asking,
  asked: InspectionAsked,
  inspection: Inspection,
  person: Person,
  result: TaskResult,
): Handled {
  const probe = { result, received: evidenceOf([anyPhoto], person.id, asked.now, asking.newId) }
  const fits = recordResult(inspection, probe, inspectContext(asking, asked, person))
  if (!fits.ok) return refused(asking, fits.refusal, asked.t)
  if (result === 'no-hazard' && inspection.files.length > 0)
    return recorded(
      asking,
      asked,
      inspection,
      result,
      recordResult(inspection, { result, received: [] }, inspectContext(asking, asked, person)),
    )
  const form = resultForm(result, inspection, cardContext(asking, asked, asked.organizations))
  return askForm(asking, asked, form, {}, resultQuestions[result])
}

/** Stands for the photo that is still to come, to learn whether all else is well. */
const anyPhoto: IncomingFile = { platform: 'telegram', fileId: '', kind: 'photo' }

export function recorded(
  asking: Asking,
  asked: Asked,
  { task }: Inspection,
  result: TaskResult,
  outcome: Result<{ changes: Change[] }>,
  ended: readonly Change[] = [],
): Handled {
  if (!outcome.ok) return refused(asking, outcome.refusal, asked.t)
  const { t } = asked
  return said(asking, t.inspection.recorded(taskCode(task.number), t.inspection.result[result]), [
    ...outcome.value.changes,
    ...ended,
  ])
}
