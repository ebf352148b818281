import { subject } from '../../domain/delivery/outbox'
import { done, type Result, refuse } from '../../domain/errors'
import { planOperation } from '../../domain/operations/act-on-operation'
import type { OperationCommand } from '../../domain/operations/decide'
import type { OperationPlan, Stop } from '../../domain/operations/operation'
import { canSeeOperation } from '../../domain/operations/permissions'
import type { OperationSheet } from '../../domain/operations/queries'
import { readNeeds } from '../../domain/operations/read-needs'
import { readRoute, routeLines, stopAt } from '../../domain/operations/read-route'
import { swappable } from '../../domain/operations/who-can-come'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { readPosition } from '../../domain/text/read-position'
import type { ReportableUnit } from '../../domain/units/queries'
import type { Unit } from '../../domain/units/unit'
import { operationCode, unitCode } from '../cards/codes'
import type { AskedAct } from '../forms/operation-forms'
import { changedText, momentOf, positionOf, textOf, wholeNumber, wordsOf } from '../forms/values'
import type { FormValues } from '../intent'
import { sayHere } from './card-here'
import { type Asking, asPerson, type Handled, load, refused } from './context'
import type { FormHandler, Submitted } from './form-handler'
import { carryOut } from './operations'

const hourMs = 3_600_000
type When = { now: number; timezone: string }

function timesOf(values: FormValues, when: When): Result<{ startsAt: number; endsAt: number }> {
  const starts = momentOf(values, 'starts', when)
  if (!starts.ok) return starts
  const startsAt = starts.value
  return done({ startsAt, endsAt: startsAt + Number(textOf(values, 'hours') ?? 3) * hourMs })
}

function planOf(
  values: FormValues,
  organizations: readonly Organization[],
  route: Stop[],
  when: When,
): Result<OperationPlan> {
  const times = timesOf(values, when)
  if (!times.ok) return times
  const needs = readNeeds(textOf(values, 'needs') ?? '', organizations)
  if (!needs) return refuse({ code: 'duty', why: 'needs-not-understood', field: 'needs' })
  const leadId = textOf(values, 'lead') ?? ''
  if (!organizations.some((it) => it.id === leadId)) return refuse({ code: 'choice-unknown', field: 'lead' })
  const said = textOf(values, 'gathering') ?? ''
  // Where no place can be shared it is written.
  const written = readPosition(said)
  const position = positionOf(values) ?? written?.position
  const words = written?.rest ?? said
  const vehicle = textOf(values, 'vehicle')
  const gear = textOf(values, 'gear')
  return done({
    title: textOf(values, 'title') ?? '',
    ...times.value,
    gathering: { ...(words ? { words } : {}), ...(position ? { position } : {}) },
    route,
    leadId,
    needs,
    ...(vehicle ? { vehicle } : {}),
    ...(gear ? { gear } : {}),
  })
}

type StopsFound = Record<`stop${number}`, ReportableUnit[]>

/** The units that each line of a route may mean, to be asked. */
function stopsAsked({ database: { queries } }: Asking, text = '') {
  const lines = routeLines(text)
  const stops: Record<`stop${number}`, Query<ReportableUnit[]>> = Object.fromEntries(
    lines.map((line, at) => [`stop${at}`, queries.unitsLike(line)]),
  )
  return { lines, stops }
}

function routeRead(
  lines: readonly string[],
  asked: StopsFound,
  before: readonly Stop[] = [],
): Result<Stop[]> {
  const found = lines.map((_, at) => asked[`stop${at}`] ?? [])
  const read = readRoute(lines, found, before)
  if (!('line' in read)) return done(read.route)
  const units = read.options.map((it) => `${unitCode(it.number)} ${it.name}`)
  return refuse({ code: 'route-unclear', line: read.line, units, field: 'route' })
}

/** The whole route, a line a stop: put in another order, some left out, others added. */
const submitRoute: FormHandler = async (asking, { target, values, ended }) => {
  const { lines, stops } = stopsAsked(asking, changedText(values, 'route'))
  const sheet = asking.database.queries.operation(Number(target) || 0)
  const asked = await load<{ sheet: typeof sheet } & typeof stops>(asking, { ...stops, sheet })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (!asked.sheet || !canSeeOperation(person))
      return refused(asking, { code: 'not-found', what: 'operation' }, t)
    const before = asked.sheet.operation.plan.route
    const read = values.route === undefined ? done(before) : routeRead(lines, asked, before)
    if (!read.ok) return refused(asking, read.refusal, t)
    return carryOut(asking, asked, asked.sheet, { act: 'route', route: read.value }, person, [ended])
  })
}

const submitPlan: FormHandler = async (asking, { values, ended }) => {
  const { queries } = asking.database
  const { lines, stops } = stopsAsked(asking, textOf(values, 'route'))
  const common = { organizations: queries.organizations() }
  const asked = await load<typeof common & typeof stops>(asking, { ...stops, ...common })
  return asPerson(asking, asked, (person) => {
    const { t, now } = asked
    const read = routeRead(lines, asked)
    if (!read.ok) return refused(asking, read.refusal, t)
    const plan = planOf(values, asked.organizations, read.value, { now, timezone: asking.timezone })
    if (!plan.ok) return refused(asking, plan.refusal, t)
    const planned = planOperation(asking.newId(), plan.value, person, now)
    if (!planned.ok) return refused(asking, planned.refusal, t)
    const { operation, changes } = planned.value
    return {
      // The card follows: it is where the office sees places fill.
      changes: [...changes, sayHere(asking, asked, person, subject('operation', operation.id)), ended],
      answer: (numbers) => ({
        view: { body: [t.operation.planned(operationCode(numbers[operation.id] ?? 0))] },
      }),
    }
  })
}

/** What a filled form asks for, or what is wrong with it. */
function commandOf(
  act: Exclude<AskedAct, 'route'>,
  values: FormValues,
  when: When,
  unit: Unit | undefined,
): Result<OperationCommand> {
  const personId = textOf(values, 'person') ?? ''
  const reason = textOf(values, 'reason') ?? ''
  switch (act) {
    case 'name':
      return done({ act, personIds: [personId] })
    case 'release':
    case 'substitute':
      return done({ act, personId })
    case 'decline':
    case 'cancel':
      return done({ act, reason })
    case 'swap': {
      const [withId = '', operationId = ''] = (textOf(values, 'swap') ?? '').split(' ')
      return done({ act, withId, operationId })
    }
    case 'finish': {
      const units = wholeNumber(textOf(values, 'units'))
      const papers = wholeNumber(textOf(values, 'papers'))
      if (units === undefined) return refuse({ code: 'number-not-understood', field: 'units' })
      if (papers === undefined) return refuse({ code: 'number-not-understood', field: 'papers' })
      return done({ act, outcome: { units, papers, text: textOf(values, 'result') ?? '' } })
    }
    case 'stop': {
      const words = wordsOf(textOf(values, 'unit'))
      const stop = unit ? stopAt(unit) : words
      return stop ? done({ act, stop }) : refuse({ code: 'text-missing', field: 'unit' })
    }
    case 'move': {
      const times = timesOf(values, when)
      return times.ok ? done({ act, ...times.value }) : times
    }
  }
}

/** A swap names somebody's place in another operation: only one of those there are. */
const offersWhatIs = (command: OperationCommand, sheet: OperationSheet, by: Person, now: number): boolean =>
  command.act !== 'swap' ||
  swappable(sheet, by.id, now).some(
    (it) => it.personId === command.withId && it.operationId === command.operationId,
  )

const submitAct =
  (act: Exclude<AskedAct, 'route'>): FormHandler =>
  (asking, submitted) =>
    submit(asking, submitted, (when, unit) => commandOf(act, submitted.values, when, unit))

async function submit(
  asking: Asking,
  { target, values, ended }: Submitted,
  command: (when: When, unit: Unit | undefined) => Result<OperationCommand> | undefined,
): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    sheet: queries.operation(Number(target) || 0),
    unit: queries.reportableUnit(Number(textOf(values, 'unit')) || 0),
  })
  return asPerson(asking, asked, (person) => {
    const { sheet, t, now } = asked
    if (!sheet || !canSeeOperation(person))
      return refused(asking, { code: 'not-found', what: 'operation' }, t)
    const wanted = command({ now, timezone: asking.timezone }, asked.unit)
    if (!wanted)
      return { changes: [ended], answer: () => ({ view: { body: [t.operation.done['check-in']] } }) }
    if (!wanted.ok) return refused(asking, wanted.refusal, t)
    if (!offersWhatIs(wanted.value, sheet, person, now))
      return refused(asking, { code: 'choice-unknown', field: 'swap' }, t)
    return carryOut(asking, asked, sheet, wanted.value, person, [ended])
  })
}

/** The position that was shared after the check-in; without one nothing changes. */
const submitPosition: FormHandler = (asking, submitted) =>
  submit(asking, submitted, () => {
    const position = positionOf(submitted.values)
    return position && done({ act: 'check-in', position })
  })

const acts: readonly Exclude<AskedAct, 'route'>[] = [
  'name',
  'release',
  'decline',
  'substitute',
  'swap',
  'finish',
  'stop',
  'move',
  'cancel',
]

export const operationFormHandlers: Readonly<Record<string, FormHandler>> = {
  'joint-new': submitPlan,
  'joint-here': submitPosition,
  'joint-route': submitRoute,
  ...Object.fromEntries(acts.map((act) => [`joint-${act}`, submitAct(act)])),
}
