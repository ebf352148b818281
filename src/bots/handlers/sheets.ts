import { lanes, type Telling } from '../../domain/delivery/outbox'
import { type ChecklistKind, checklistKinds } from '../../domain/inspections/checklist'
import { writeChecklistTable } from '../../domain/inspections/checklist-table'
import { csvOf } from '../../domain/text/csv'
import { packAction } from '../action'
import type { IncomingFile } from '../intent'
import { checklistWords } from '../texts/checklist-words'
import { type Asking, answered, asPerson, type Handled, load, refused, shown } from './context'

/** By its name; what can’t be read is met with what to do. */
const spreadsheet = /\.(csv|tsv|xls[xm]?|ets?|ods|numbers)$/i
export const isSpreadsheet = (file: IncomingFile | undefined): boolean =>
  file?.kind === 'document' && spreadsheet.test(file.name ?? '')

/** A coordinator's list of units or checklist: fetched and taken by delivery, which answers with what became of it. */
export const importSheet = (
  asking: Asking,
  now: number,
  personId: string,
  { fileId, name = '' }: IncomingFile,
): Handled => answered({}, [taken(asking, now, personId, { kind: 'import', fileId, name })])

const taken = ({ envelope: { place, key } }: Asking, at: number, personId: string, telling: Telling) => ({
  kind: 'said' as const,
  key: `${key}:${telling.kind}`,
  place,
  personId,
  telling,
  lane: lanes.answer,
  at,
})

/** `checklist`: the lists, each to be had as a spreadsheet. Coordinators send one back to change it. */
export async function showChecklists(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  const { lists, list } = asked.t.inspection
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    const buttons = checklistKinds.map((kind) => [
      { label: list[kind], data: packAction({ on: 'checklist', kind }) },
    ])
    return shown({ title: lists.title, body: [lists.about], buttons })
  })
}

export async function exportChecklist(asking: Asking, kind: ChecklistKind): Promise<Handled> {
  const asked = await load(asking, { list: asking.database.queries.checklist(kind) })
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    const { list, language } = asked
    const table = writeChecklistTable(list, checklistWords, language)
    const file = {
      name: `${checklistWords[language].called(list)}.csv`,
      mimeType: 'text/csv',
      bytes: new TextEncoder().encode(csvOf(table)),
    }
    return answered({ file })
  })
}

/** The spreadsheet that came in there is this list, since nothing in it says which. */
export async function chooseChecklist(asking: Asking, kind: ChecklistKind, row: number): Promise<Handled> {
  const { envelope, database } = asking
  const asked = await load(asking, { sheet: database.queries.importedSheet(row, envelope.place) })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    if (!sheet) return refused(asking, { code: 'not-found', what: 'file' }, t)
    const { lists, list } = t.inspection
    return answered({ view: { title: sheet.name, body: [lists.taking(list[kind])] }, replace: true }, [
      taken(asking, asked.now, person.id, { ...sheet, kind: 'checklist', list: kind }),
    ])
  })
}
