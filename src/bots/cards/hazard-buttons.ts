import { type Action, allowedActions, permissions } from '../../domain/hazards/permissions'
import type { HazardSheet, SheetFile } from '../../domain/hazards/sheet'
import type { Person } from '../../domain/people/person'
import { packAction } from '../action'
import { texts } from '../texts'
import { type Button, inRows } from '../view'
import type { CardContext } from './context'

const mainActions: readonly Action[] = [
  'confirm',
  'accept-referral',
  'return-referral',
  'order',
  'prove',
  'pass',
  'fail',
  'delist',
  'grant-extension',
  'refuse-extension',
  'reject',
  'fix-on-the-spot',
  'refer',
  'mark-duplicate',
  'list',
  'request-extension',
  'reopen',
  'witness',
  'correct',
  'note',
  'withdraw',
] // prettier-ignore
const primary: readonly Action[] = [
  'confirm',
  'accept-referral',
  'order',
  'prove',
  'pass',
  'delist',
  'grant-extension',
]
const danger: readonly Action[] = ['reject', 'withdraw', 'fail', 'refuse-extension']
const groupActions: readonly Action[] = ['confirm', 'reject', 'order', 'prove', 'pass', 'fail', 'witness']

/** The files that are ours or on their way: what the sender was told can't be kept is not shown. */
export const keptFiles = (files: readonly SheetFile[]): SheetFile[] =>
  files.filter((file) => file.problem === undefined)

/** Just what this reader may press now; in a group, where nobody in particular reads, the next steps. */
export function hazardButtons(
  sheet: HazardSheet,
  reader: Person | undefined,
  context: CardContext,
): Button[][] {
  const t = texts[context.language]
  const { hazard } = sheet
  const files = keptFiles(sheet.files)
  const allowed = reader
    ? allowedActions(hazard, reader, context.now)
    : groupActions.filter((action) => permissions[action].from.includes(hazard.state.status))
  const buttons: Button[] = mainActions
    .filter((action) => allowed.includes(action))
    .map((act) => ({
      label: t.action[act],
      data: packAction({ on: 'hazard', number: hazard.number, act }),
      ...(primary.includes(act) ? { style: 'primary' as const } : {}),
      ...(danger.includes(act) ? { style: 'danger' as const } : {}),
    }))
  const show = (what: 'files' | 'history', label: string): Button => ({
    label,
    data: packAction({ on: 'hazard-show', number: hazard.number, show: what }),
  })
  if (files.length > 0) buttons.push(show('files', t.card.showFiles(files.length)))
  buttons.push(show('history', t.card.history))
  return inRows(buttons, 2)
}
