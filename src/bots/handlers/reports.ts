import type { Change } from '../../domain/changes'
import type { Refusal } from '../../domain/errors'
import { likelyDuplicate } from '../../domain/hazards/likely-duplicate'
import { readReport } from '../../domain/hazards/read-report'
import { reportHazard } from '../../domain/hazards/report-hazard'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import type { ReportableUnit } from '../../domain/units/queries'
import { hazardCode } from '../cards/codes'
import { type Conversation, startConversation } from '../conversation'
import {
  categoryOf,
  duplicateForm,
  reportForm,
  severityOf,
  unitOption,
  valuesOfReading,
} from '../forms/report-form'
import { deadlineOf, evidenceOf, filesOf, positionOf, textOf, wordsOf } from '../forms/values'
import type { FormValues, IncomingFile, SharedPosition } from '../intent'
import { questionView } from '../question'
import { type Asked, type Asking, answered, cardContext, type Handled, refused, shown } from './context'

/** What a report is made from: the words and files as they came. */
export type Raw = { text: string; files: IncomingFile[]; position?: SharedPosition }

/** What has to be known to take a report; read in one batch. */
export type ReportFacts = { organizations: Organization[]; units: ReportableUnit[] }

export type ReportAsked = Asked & ReportFacts

/**
 * Takes a report as far as its words go: files it where they leave no doubt, else asks for what is doubtful
 * or missing. `guided` asks for everything that is not said.
 */
export function takeReport(
  asking: Asking,
  asked: ReportAsked,
  person: Person,
  raw: Raw,
  guided: boolean,
): Handled {
  const reading = readReport(raw.text, { now: asked.now, timezone: asking.timezone, units: asked.units })
  const values: FormValues = {
    ...valuesOfReading(reading),
    ...(raw.files.length > 0 ? { files: raw.files } : {}),
    ...(raw.position ? { position: raw.position } : {}),
  }
  if (reading.clear && !guided)
    return finishReport(asking, asked, person, stateOf(asking, asked, values, [], raw.text))
  const required = guided
    ? ['unit', 'description', 'category', 'severity', 'deadline', 'files']
    : ['unit', 'description', 'category']
  const ask = required.filter((name) => values[name] === undefined)
  if (ask.length === 0)
    return finishReport(asking, asked, person, stateOf(asking, asked, values, [], raw.text))
  const likely =
    reading.unit.kind === 'doubtful'
      ? reading.unit.options.flatMap((it) => asked.units.filter((unit) => unit.id === it.id))
      : []
  const place = reading.place
    ? [{ value: `=${reading.place}`, label: asked.t.report.asWords(reading.place) }]
    : []
  const context = cardContext(asking, asked, asked.organizations)
  const found = [
    ...likely.slice(0, 5).map((unit) => unitOption(unit, context)),
    ...(likely.length > 0 ? place : []),
  ]
  return askReport(asking, asked, { ...stateOf(asking, asked, values, ask, raw.text), found })
}

function stateOf(
  asking: Asking,
  asked: ReportAsked,
  values: FormValues,
  ask: string[],
  text: string,
): Conversation {
  const context = cardContext(asking, asked, asked.organizations)
  const state = startConversation(reportForm(context, values), values, ask, text)
  const unit = asked.units.find((it) => String(it.number) === textOf(values, 'unit'))
  return unit ? { ...state, labels: { unit: unitOption(unit, context).label } } : state
}

/** Asks the next question: as a form where one can be opened, else step by step. */
export function askReport(asking: Asking, asked: ReportAsked, state: Conversation): Handled {
  const { account, place, canOpenForm } = asking.envelope
  const context = cardContext(asking, asked, asked.organizations)
  const form = reportForm(context, state.values, asked.units, state.found)
  const kept: Change = { kind: 'conversation.kept', account, chat: place.chat, state, at: asked.now }
  if (canOpenForm) return answered({ form }, [kept])
  // Files sent to a Slack chat come without a trigger: a button fetches one.
  return shown(questionView(form, state, asked.t), [kept])
}

/** What asks for more of a report, or waits for a photo: over once one is filed. Another form that is open stays so. */
const ofReports = ['report', 'duplicate', 'pending', 'task-photo']

/** The report is complete: files it, unless it looks like one that is open already. */
export function finishReport(
  asking: Asking,
  asked: ReportAsked,
  person: Person,
  state: Conversation,
): Handled {
  const { account, place } = asking.envelope
  const { values } = state
  const unit = asked.units.find((it) => String(it.number) === textOf(values, 'unit'))
  const description = textOf(values, 'description') ?? ''
  const category = categoryOf(values)
  // A unit is not told what others have reported of it: the office finds that the two are one.
  const outsider = person.post.role === 'unit-contact'
  const like =
    unit && !outsider && textOf(values, 'duplicate') === undefined
      ? likelyDuplicate(unit.open, { category, description })
      : undefined
  if (like) {
    const form = duplicateForm(cardContext(asking, asked, asked.organizations), [like])
    const asks = {
      ...state,
      form: 'duplicate',
      target: String(like.number),
      ask: ['duplicate'],
      step: 0,
      found: [],
    }
    return shown(questionView(form, asks, asked.t), [
      { kind: 'conversation.kept', account, chat: place.chat, state: asks, at: asked.now },
    ])
  }
  const report = settledReport(asking, asked, person, state, unit)
  if ('code' in report) return refused(asking, report, asked.t)
  const filed = reportHazard(report, person, asked.organizations, place, asked.now)
  if (!filed.ok) return refused(asking, filed.refusal, asked.t)
  const { root } = asking.envelope
  const ended: Change = { kind: 'conversation.ended', account, chat: place.chat, forms: ofReports }
  const thread: Change[] = root ? [{ kind: 'hazard.thread', hazardId: report.id, under: root }] : []
  return {
    changes: [ended, ...filed.value.changes, ...thread],
    answer: (numbers) => filedAnswer(asking, asked, numbers[report.id]),
  }
}

function settledReport(
  asking: Asking,
  asked: ReportAsked,
  person: Person,
  state: Conversation,
  unit?: ReportableUnit,
) {
  const { values } = state
  const deadline = deadlineOf(values, 'deadline', { now: asked.now, timezone: asking.timezone })
  if (!deadline.ok) return deadline.refusal satisfies Refusal
  const position = positionOf(values)
  const place = wordsOf(textOf(values, 'unit'))
  const description = textOf(values, 'description') ?? ''
  return {
    id: asking.newId(),
    text: state.text || description,
    description,
    category: categoryOf(values),
    severity: severityOf(values),
    received: evidenceOf(filesOf(values), person.id, asked.now, asking.newId),
    files: [],
    ...(unit ? { unit } : {}),
    ...(place === undefined ? {} : { place }),
    ...(position ? { position: { ...position, from: 'shared' as const } } : {}),
    ...(deadline.value === undefined ? {} : { wantedDeadlineAt: deadline.value }),
  }
}

/** The card itself comes by the outbox; what was pressed or submitted is acknowledged with its code. */
export function filedAnswer(asking: Asking, asked: Asked, number: number | undefined) {
  const { intent, account } = asking.envelope
  if (number === undefined) return {}
  const text = asked.t.report.filed(hazardCode(number))
  if (intent.kind === 'press') return { toast: { text, alert: false } }
  return account.platform === 'slack' && intent.kind === 'command' ? { view: { body: [text] } } : {}
}
