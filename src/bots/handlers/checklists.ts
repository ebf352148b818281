import type { Change } from '../../domain/changes'
import { fillChecklist, progress } from '../../domain/inspections/fill-checklist'
import { failedItems, type Tap, verdicts } from '../../domain/inspections/filling'
import { refreshed, refusalOnTask } from '../../domain/inspections/inspect-context'
import type { Inspection } from '../../domain/inspections/record'
import { photograph } from '../../domain/inspections/report-found'
import type { Person } from '../../domain/people/person'
import { type ButtonAction, packAction } from '../action'
import { checklistView, itemWords, pageOf } from '../cards/checklist-card'
import { taskCode } from '../cards/codes'
import { type Conversation, startConversation } from '../conversation'
import { checklistForm, photoForm, readTaskTarget, taskTarget } from '../forms/inspection-forms'
import { evidenceOf, filesOf, textOf } from '../forms/values'
import type { IncomingFile } from '../intent'
import type { Button } from '../view'
import {
  type Asked,
  type Asking,
  answered,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'
import type { FormHandler } from './form-handler'
import { type InspectionAsked, inspectContext, inspectionQueries, noTask, onTask } from './on-task'

/** For how long the next photo is of the item that failed, ms; later it is a report of its own again. */
const photoAwaitedMs = 2 * 3_600_000

/** The checklist of a task: a form where one can be opened, else a page of it in the place of the last. */
export function openChecklist(
  asking: Asking,
  asked: InspectionAsked,
  inspection: Inspection,
  person: Person,
  page: string,
): Handled {
  const why = refusalOnTask('fill', inspection, person)
  if (why) return refused(asking, why.refusal, asked.t)
  const context = cardContext(asking, asked, asked.organizations)
  if (asking.envelope.canOpenForm) return answered({ form: checklistForm(inspection, context) })
  return answered({ view: checklistView(inspection, Number(page) || 0, context), replace: page !== '' })
}

/** Taps are kept at once, and the page shows them where it stands. */
export function fillBy(
  asking: Asking,
  asked: InspectionAsked,
  inspection: Inspection,
  person: Person,
  taps: readonly Tap[],
  page: number,
): Handled {
  const filled = fillChecklist(inspection, taps, inspectContext(asking, asked, person))
  if (!filled.ok) return refused(asking, filled.refusal, asked.t)
  const { changes, inspection: after } = filled.value
  const context = cardContext(asking, asked, asked.organizations)
  const failed = after.list.items.find((item) =>
    taps.some((tap) => tap !== 'all-pass' && tap.item === item.id && tap.verdict === 'fail'),
  )
  const note = failed && asked.t.inspection.photo(itemWords(failed, context))
  const view = checklistView(after, page, context, note)
  return answered({ view, replace: true }, [
    ...changes,
    ...(failed ? [photoAwaited(asking, asked, inspection, failed.id)] : []),
  ])
}

export async function pressCheck(
  asking: Asking,
  { number, item, verdict }: Extract<ButtonAction, { on: 'check' }>,
): Promise<Handled> {
  const asked = await load(asking, inspectionQueries(asking, number))
  return onTask(asking, asked, (inspection, person) =>
    fillBy(asking, asked, inspection, person, [{ item, verdict }], pageOf(inspection.list, item)),
  )
}

/** The form of a whole checklist: what was chosen, then what is left. Photos are asked for each item that fails. */
export const submitChecklist: FormHandler = async (asking, { target, values }) => {
  const { number } = readTaskTarget(target)
  const asked = await load(asking, inspectionQueries(asking, number))
  return onTask(asking, asked, (inspection, person) => {
    const taps = inspection.list.items.flatMap(({ id }): Tap[] => {
      const verdict = verdicts.find((it) => it === textOf(values, id))
      return verdict ? [{ item: id, verdict }] : []
    })
    const rest: Tap[] = textOf(values, '*') === 'pass' ? ['all-pass'] : []
    const filled = fillChecklist(inspection, [...taps, ...rest], inspectContext(asking, asked, person))
    if (!filled.ok) return refused(asking, filled.refusal, asked.t)
    const after = filled.value.inspection
    const context = cardContext(asking, asked, asked.organizations)
    const failed = failedItems(after.list, after.answers)
    const code = taskCode(inspection.task.number)
    const photos = failed
      .filter((item) => !inspection.files.some((file) => file.item === item.id))
      .map((item): Button[] => [
        {
          label: `📷 ${itemWords(item, context)}`,
          data: packAction({ on: 'task', number, act: 'photo', word: item.id }),
        },
      ])
    const open: Button = {
      label: asked.t.inspection.back(code),
      data: packAction({ on: 'task', number, act: 'open' }),
    }
    return shown(
      {
        title: code,
        body: [
          asked.t.inspection.kept(asked.t.inspection.progress(progress(after))),
          ...(photos.length > 0 ? [asked.t.inspection.photosOf] : []),
        ],
        buttons: [...photos.slice(0, 10), [open]],
      },
      [...filled.value.changes, refreshed(inspection, inspectContext(asking, asked, person))],
    )
  })
}

/** The next photo is of that item. Kept like a form's question, so that it is still so after a restart. */
function photoAwaited(asking: Asking, asked: Asked, { task }: Inspection, item: string): Change {
  const { account, place } = asking.envelope
  const form = {
    id: 'task-photo',
    target: taskTarget(task.number, item),
    title: '',
    submit: '',
    fields: [],
  }
  const state = startConversation(form, {}, [], String(asked.now))
  return { kind: 'conversation.kept', account, chat: place.chat, state, at: asked.now }
}

export function askPhoto(
  asking: Asking,
  asked: InspectionAsked,
  inspection: Inspection,
  person: Person,
  item: string,
): Handled {
  const why = refusalOnTask('report', inspection, person)
  if (why) return refused(asking, why.refusal, asked.t)
  const context = cardContext(asking, asked, asked.organizations)
  const found = inspection.list.items.find((it) => it.id === item)
  const label = found ? itemWords(found, context) : asked.t.inspection.photoOfPlace
  if (asking.envelope.canOpenForm) return answered({ form: photoForm(inspection, item, label, context) })
  return shown({ body: [asked.t.inspection.photo(label)] }, [photoAwaited(asking, asked, inspection, item)])
}

/** Whether photos that come now are of an item that failed. */
export const awaitsPhoto = (state: Conversation, files: readonly IncomingFile[], now: number): boolean =>
  state.form === 'task-photo' && files.length > 0 && now - Number(state.text) < photoAwaitedMs

/** A photo of an item, or of the place where `item` is empty. */
export function takePhoto(
  asking: Asking,
  asked: InspectionAsked,
  person: Person,
  files: readonly IncomingFile[],
  item: string,
  more: readonly Change[] = [],
): Handled {
  const { inspection } = asked
  if (!inspection) return refused(asking, noTask, asked.t)
  const received = evidenceOf(files, person.id, asked.now, asking.newId)
  const taken = photograph(inspection, received, item || undefined, inspectContext(asking, asked, person))
  if (!taken.ok) return refused(asking, taken.refusal, asked.t)
  const of = inspection.list.items.find((it) => it.id === item)
  const text = asked.t.inspection.photoTaken(of && itemWords(of, asked))
  return said(asking, text, [...taken.value.changes, ...more])
}

export const submitPhoto: FormHandler = async (asking, { target, values, ended }) => {
  const { number, word } = readTaskTarget(target)
  const asked = await load(asking, inspectionQueries(asking, number))
  return onTask(asking, asked, (_inspection, person) =>
    takePhoto(asking, asked, person, filesOf(values), word, [ended]),
  )
}
