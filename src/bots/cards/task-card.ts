import { canSeeDraws } from '../../domain/campaigns/permissions'
import type { Reason } from '../../domain/delivery/outbox'
import { amendableBy } from '../../domain/inspections/amend-record'
import { progress } from '../../domain/inspections/fill-checklist'
import { mayOnTask, type TaskAct } from '../../domain/inspections/permissions'
import type { Inspection } from '../../domain/inspections/record'
import { foundAny } from '../../domain/inspections/report-found'
import { isOverdue } from '../../domain/inspections/task'
import type { Person } from '../../domain/people/person'
import { localDay } from '../../domain/text/local-day'
import { packAction, type TaskButton } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { campaignButton, campaignName } from './campaign-card'
import { campaignCode, hazardCode, taskCode, unitCode } from './codes'
import { type CardContext, unitName } from './context'
import { amendedWords, measureWords, papersText } from './record-words'
import { sayDays, sayWhen } from './times'

const signs = { 'no-hazard': '✅', 'hazards-found': '⚠️', closed: '🚪', refused: '⛔️' } as const

type Pair = { label: string; value: string }
const pair = (label: string, value: string | undefined): Pair[] => (value ? [{ label, value }] : [])

/** The card of an inspection: the same everywhere, with just the buttons this reader may press now. */
export function taskCard(
  inspection: Inspection,
  reader: Person | undefined,
  context: CardContext,
  reason?: Reason,
): View {
  const t = texts[context.language]
  const { task, unit, campaign } = inspection
  const why = reason === undefined ? '' : t.reason[reason]
  return {
    title: `${taskCode(task.number)} · ${stateText(inspection, context, t)}`,
    ...(why ? { body: [why] } : {}),
    fields: [
      ...pair(t.field.unit, `${unitName(unit, context.language)} · ${unitCode(unit.number)}`),
      ...pair(t.field.address, unit.address),
      ...pair(t.field.contact, [unit.contactName, unit.contactPhone].filter(Boolean).join(' ')),
      ...pair(t.campaign.window, sayDays(t, task.fromOn, task.toOn, context)),
      ...pair(t.campaign.one, `${campaignCode(campaign.number)} · ${campaignName(campaign, t)}`),
      ...pair(t.inspection.field.team, teamText(inspection, t)),
      ...foundFields(inspection, t),
    ],
    ...lastResult(inspection, context, t),
    buttons: buttonsOf(inspection, reader, t),
  }
}

function stateText({ task }: Inspection, { now, timezone }: CardContext, t: Texts): string {
  const { state } = task
  if (state.status === 'done') return `${signs[state.result]} ${t.inspection.result[state.result]}`
  if (state.status === 'dropped') return t.inspection.dropped
  const late = isOverdue(task, localDay(now, timezone))
  return late ? `⏰ ${t.inspection.planned} · ${t.inspection.overdue}` : `🔎 ${t.inspection.planned}`
}

function teamText({ team, people }: Inspection, t: Texts): string {
  const names = [...new Set([...(team.leaderId ? [team.leaderId] : []), ...team.personIds])].map(
    (id) => people[id] ?? '?',
  )
  const which = t.campaign.team(team.number)
  return names.length > 0 ? t.labelled(which, t.listed(names)) : which
}

function foundFields(inspection: Inspection, t: Texts): Pair[] {
  const { list, answers, hazards, measures, files } = inspection
  const { field } = t.inspection
  const begun = Object.keys(answers).length > 0
  return [
    ...pair(
      field.checklist,
      `${t.inspection.list[list.kind]}${begun ? ` · ${t.inspection.progress(progress(inspection))}` : ''}`,
    ),
    ...pair(field.found, t.listed(hazards.map((it) => `${hazardCode(it.number)} ${t.status[it.status]}`))),
    ...pair(field.photos, files.length > 0 ? String(files.length) : undefined),
    ...pair(field.papers, papersText(inspection, t)),
    ...pair(field.measures, t.parted(measures.filter((it) => !it.amended).map((it) => measureWords(it, t)))),
    ...pair(t.amendment.field, t.parted(amendedWords(inspection, t))),
  ]
}

/** Who recorded it last, when, and with which words. */
function lastResult({ results, people }: Inspection, context: CardContext, t: Texts): { footer?: string } {
  const last = results.at(-1)
  if (!last) return {}
  const who = `${people[last.by] ?? '?'} · ${sayWhen(t, last.at, context.now, context.timezone)}`
  const corrected = results.length > 1 ? t.inspection.field.corrected : undefined
  const present = last.present ? t.labelled(t.inspection.field.present, last.present) : undefined
  return { footer: [corrected, who, present, last.remark].filter(Boolean).join(' · ') }
}

/** In a group chat nobody in particular reads: whoever presses is asked whether they may. */
function buttonsOf(inspection: Inspection, reader: Person | undefined, t: Texts): Button[][] {
  const { number } = inspection.task
  const status = inspection.task.state.status
  const may = (act: TaskAct): boolean =>
    reader ? mayOnTask(act, inspection, reader) : status === 'planned' && act !== 'correct'
  const button = (act: TaskButton, label: string): Button => ({
    label,
    data: packAction({ on: 'task', number, act }),
  })
  const { button: say } = t.inspection
  const found = foundAny(inspection)
  const first = found ? button('found', say.found) : button('clean', say.clean)
  const rows = [
    ...(may('record') ? [first] : []),
    ...(may('fill') ? [button('list', say.list)] : []),
    ...(may('report') ? [button('report', say.report)] : []),
    ...(may('record') && !found ? [button('closed', say.closed), button('refused', say.refused)] : []),
    ...(may('paper') ? [button('paper', say.paper), button('measure', say.measure)] : []),
    ...(inspection.files.length > 0 ? [button('files', t.card.showFiles(inspection.files.length))] : []),
    ...(reader && canSeeDraws(reader) && inspection.task.drawId
      ? [
          {
            label: t.campaign.verify,
            data: campaignButton(inspection.campaign.number, 'verify', inspection.task.drawId),
          },
        ]
      : []),
    ...(may('correct') ? [button('correct', say.correct)] : []),
    ...(reader && amendableBy(inspection, reader).length > 0 ? [button('amend', t.amendment.button)] : []),
  ]
  const open = inspection.hazards.map(
    (it): Button => ({
      label: hazardCode(it.number),
      data: packAction({ on: 'hazard-show', number: it.number, show: 'card' }),
    }),
  )
  return [...inRows(rows, 2), ...inRows(open, 4)]
}
