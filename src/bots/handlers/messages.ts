import { canSeeCampaigns } from '../../domain/campaigns/permissions'
import type { CampaignSheet } from '../../domain/campaigns/queries'
import type { Change } from '../../domain/changes'
import { canSee } from '../../domain/hazards/permissions'
import { readReport, stripReportPrefix } from '../../domain/hazards/read-report'
import type { HazardSheet } from '../../domain/hazards/sheet'
import type { Inspection } from '../../domain/inspections/record'
import { canSeeOperation } from '../../domain/operations/permissions'
import type { OperationSheet } from '../../domain/operations/queries'
import { type Organization, organizationNamed } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import { canSeeDuty } from '../../domain/rosters/permissions'
import type { ShiftSheet } from '../../domain/rosters/queries'
import type { ReportableUnit } from '../../domain/units/queries'
import { packAction } from '../action'
import { codeAlone, codeIn, codeKindAlone, hazardCode } from '../cards/codes'
import { organizationName, personLabel } from '../cards/context'
import { unitCard } from '../cards/unit-card'
import { type Conversation, readConversation, startConversation } from '../conversation'
import { readTaskTarget } from '../forms/inspection-forms'
import { reportForm, unitOption, valuesOfReading } from '../forms/report-form'
import type { IncomingFile, Intent } from '../intent'
import type { Option, SearchSource } from '../view'
import { openCampaign } from './campaigns'
import { awaitsPhoto, takePhoto } from './checklists'
import {
  type Asked,
  type Asking,
  asPerson,
  cardContext,
  type Handled,
  load,
  nothing,
  refused,
  shown,
} from './context'
import { formQueries, goOn } from './forms'
import { carryOut, hazardHere } from './hazards'
import { reportWords, taskHere } from './inspections'
import { onTask } from './on-task'
import { openByCode } from './open-code'
import { operationHere } from './operations'
import { type Raw, takeReport } from './reports'
import { importSheet, isSpreadsheet } from './sheets'
import { shiftHere } from './shifts'

type Message = Extract<Intent, { kind: 'message' }>

/** Everything free text may mean, asked in one batch, since only the answers tell which it is. */
const messageQueries = (asking: Asking, message: Message) => {
  const { queries } = asking.database
  const nowhere = { platform: asking.envelope.account.platform, chat: '', message: '' }
  const repliedTo = message.replyTo ?? nowhere
  return {
    ...formQueries(asking),
    likely: queries.unitsLike(message.text),
    people: queries.peopleLike(message.text),
    named: queries.hazard(codeIn(message.text, 'hazard')),
    unit: queries.unit(codeIn(message.text, 'unit'), asking.envelope.account),
    campaign: queries.campaign(codeIn(message.text, 'campaign')),
    operation: queries.operation(codeIn(message.text, 'operation')),
    shift: queries.shift(codeIn(message.text, 'shift')),
    task: queries.inspection(codeIn(message.text, 'task')),
    taskOfPhoto: queries.inspectionInConversation(asking.envelope.account, asking.envelope.place.chat),
    card: queries.hazardByCard(repliedTo),
    ofFiles: queries.hazard(codeAlone(message.repliedCaption ?? '', 'hazard') ?? 0),
    taskCard: queries.inspectionByCard(repliedTo),
    album: queries.hazardByAlbum(message.files[0]?.album ?? ''),
  }
}

/** Something said that is no command: an answer, a note, a report, a code, a photo that begins one. */
export async function takeMessage(asking: Asking, message: Message): Promise<Handled> {
  const prefixed = stripReportPrefix(message.text)
  if (prefixed !== undefined) return takeSaidReport(asking, message, prefixed)
  const asked = await load(asking, messageQueries(asking, message))
  return asPerson(asking, asked, (person): Handled | Promise<Handled> => {
    const raw = rawOf(message, message.text)
    const report = { ...asked, units: asked.likely }
    const card = asked.card ?? asked.ofFiles
    if (card && canSee(card.hazard, person)) return note(asking, asked, card, person, raw)
    if (asked.taskCard) return sayToTask(asking, asked, asked.taskCard, person, raw)
    if (asked.album) return addToAlbum(asking, asked, asked.album, person, raw)
    // Of what is not said to us, only a report, its album and its thread are heard.
    if (!message.addressed && message.files[0]?.album === undefined) return nothing
    return (
      answer(asking, asked, person, message) ??
      open(asking, asked, person, message.text) ??
      begin(asking, report, person, raw) ??
      notUnderstood(asking, report, raw)
    )
  })
}

/** What is called a report is one: nothing else that words may mean has to be asked for. */
async function takeSaidReport(asking: Asking, message: Message, text: string): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    units: queries.unitsLike(message.text),
    organizations: queries.organizations(),
  })
  const guided = text.trim() === '' && message.files.length === 0
  return asPerson(asking, asked, (person) => takeReport(asking, asked, person, rawOf(message, text), guided))
}

const rawOf = ({ files, position }: Message, text: string): Raw => ({
  text,
  files,
  ...(position ? { position } : {}),
})

/** A reply to a card, or to the files of one, is a note on that hazard. */
const note = (
  asking: Asking,
  asked: Asked,
  sheet: HazardSheet,
  person: Person,
  { text, files }: Raw,
): Handled =>
  carryOut(
    asking,
    asked,
    sheet,
    { action: 'note', files: [], ...(text.trim() ? { text: text.trim() } : {}) },
    person,
    files,
  )

/** A reply to the card of an inspection is a hazard found there; photos without a word are of the place. */
const sayToTask = (
  asking: Asking,
  asked: MessageAsked,
  inspection: Inspection,
  person: Person,
  { text, files }: Raw,
): Handled =>
  onTask(asking, { ...asked, inspection }, () =>
    text.trim() === ''
      ? takePhoto(asking, { ...asked, inspection }, person, files, '')
      : reportWords(asking, { ...asked, inspection }, inspection, person, text.trim(), files),
  )

/** Further photos of an album whose first one was a report: they belong to it, without another word. */
function addToAlbum(
  asking: Asking,
  asked: Asked,
  sheet: HazardSheet,
  person: Person,
  { files }: Raw,
): Handled {
  const handled = carryOut(asking, asked, sheet, { action: 'note', files: [] }, person, files)
  return { ...handled, answer: () => ({}) }
}

type MessageAsked = Asked & {
  kept: unknown
  sheet: HazardSheet | undefined
  units: ReportableUnit[]
  organizations: Organization[]
  leaders: Person[]
  people: Person[]
  likely: ReportableUnit[]
  named: HazardSheet | undefined
  unit: Parameters<typeof unitCard>[0] | undefined
  campaign: CampaignSheet | undefined
  operation: OperationSheet | undefined
  shift: ShiftSheet | undefined
  task: Inspection | undefined
  taskOfPhoto: Inspection | undefined
}

/** What was asked is answered by it. */
function answer(
  asking: Asking,
  asked: MessageAsked,
  person: Person,
  message: Message,
): Handled | Promise<Handled> | undefined {
  const state = readConversation(asked.kept)
  if (!state || state.form === 'pending') return undefined
  // A list sent where no file is asked for is taken as one; the question stays open.
  if (isList(message.files[0], person) && !state.ask.includes('files')) return undefined
  if (state.form === 'task-photo') {
    if (!awaitsPhoto(state, message.files, asked.now)) return undefined
    const { word } = readTaskTarget(state.target)
    return takePhoto(asking, { ...asked, inspection: asked.taskOfPhoto }, person, message.files, word)
  }
  // A code is no photo: it opens its card, and the question stays.
  const asksFiles = state.ask[state.step] === 'files'
  if (asksFiles && message.files.length === 0 && codeKindAlone(message.text)) return undefined
  const found = findings(asking, asked, sourceAsked(state), message.text)
  const { text, files, position } = message
  const units = [...asked.units, ...asked.likely]
  return goOn(asking, { ...asked, units }, person, asked.kept, {
    kind: 'said',
    text,
    files,
    found,
    ...(position ? { position } : {}),
  })
}

/** What the fields of forms that are made anew search for. */
const searchedBy: Partial<Record<string, SearchSource>> = {
  unit: 'units',
  responsible: 'people',
  of: 'hazards',
}

function sourceAsked(state: Conversation): SearchSource | undefined {
  const name = state.ask[state.step] ?? ''
  const field = state.opened?.fields.find((it) => it.name === name)
  if (!state.opened) return searchedBy[name]
  return field?.kind === 'search' ? field.source : undefined
}

/** What words typed for a search field may mean. */
function findings(
  asking: Asking,
  asked: MessageAsked,
  source: SearchSource | undefined,
  words: string,
): Option[] {
  const context = cardContext(asking, asked, asked.organizations)
  switch (source) {
    case 'units':
      return asked.likely.map((unit) => unitOption(unit, context))
    case 'people':
      return asked.people.map((it) => ({ value: it.id, label: personLabel(it, context) }))
    case 'hazards':
      return asked.named
        ? [{ value: String(asked.named.hazard.number), label: hazardCode(asked.named.hazard.number) }]
        : []
    case 'organizations': {
      const found = organizationNamed(asked.organizations, words)
      return found ? [{ value: found.id, label: organizationName(context, found.id) ?? found.id }] : []
    }
    case undefined:
      return []
  }
}

/** A code anywhere in a message opens its card. */
function open(
  asking: Asking,
  asked: MessageAsked,
  person: Person,
  text: string,
): Handled | Promise<Handled> | undefined {
  if (asked.named) {
    const visible = canSee(asked.named.hazard, person)
    if (!visible) return refused(asking, { code: 'not-found', what: 'hazard' }, asked.t)
    return hazardHere(asking, asked, asked.named, person)
  }
  if (asked.campaign && canSeeCampaigns(person))
    return openCampaign(asking, asked, asked.campaign, 'campaign', person)
  if (asked.operation && canSeeOperation(person)) return operationHere(asking, asked, asked.operation, person)
  if (asked.shift && canSeeDuty(person)) return shiftHere(asking, asked, asked.shift, person)
  if (asked.task)
    return onTask(asking, { ...asked, inspection: asked.task }, (it) => taskHere(asking, asked, it, person))
  if (!asked.unit) return openByCode(asking, text)
  return shown(unitCard(asked.unit, person, cardContext(asking, asked, asked.organizations)))
}

const isList = (file: IncomingFile | undefined, { post }: Person): file is IncomingFile =>
  isSpreadsheet(file) && post.role === 'coordinator'

/** A photo or a place with nothing else begins a report; a coordinator's spreadsheet is a list of units, or a checklist. */
function begin(asking: Asking, asked: MessageAsked, person: Person, raw: Raw): Handled | undefined {
  const [first] = raw.files
  if (isList(first, person)) return importSheet(asking, asked.now, person.id, first)
  if (raw.files.length === 0 && !raw.position) return undefined
  if (!asking.envelope.place.private) return nothing
  return takeReport(asking, { ...asked, units: asked.likely }, person, raw, false)
}

/** Words that may be a report, as the code of nothing can't be: offered as one, and kept so that one press files them. */
function notUnderstood(asking: Asking, asked: MessageAsked, raw: Raw): Handled {
  const { place, account } = asking.envelope
  if (!place.private) return nothing
  const what = codeKindAlone(raw.text)
  if (what) return refused(asking, { code: 'not-found', what }, asked.t)
  const reading = readReport(raw.text, { now: asked.now, timezone: asking.timezone, units: asked.likely })
  const values = valuesOfReading(reading)
  const form = reportForm(cardContext(asking, asked, asked.organizations), values)
  const ask = ['unit', 'description', 'category'].filter((name) => values[name] === undefined)
  const state = { ...startConversation(form, values, ask, raw.text), form: 'pending' }
  const kept: Change = { kind: 'conversation.kept', account, chat: place.chat, state, at: asked.now }
  const data = packAction({ on: 'form', step: 0, choose: 'open' })
  return shown(
    { body: [asked.t.help.notUnderstood], buttons: [[{ label: asked.t.help.reportThis, data }]] },
    [kept],
  )
}
