import type {
  BroadcastButton,
  ButtonAction,
  CalendarButton,
  CampaignButton,
  DutyAct,
  TaskButton,
} from '../../src/bots/action'
import type { CommandName } from '../../src/bots/commands'
import type { FormAction } from '../../src/bots/forms/hazard-forms'
import type { FormValues } from '../../src/bots/intent'
import type { Action } from '../../src/domain/hazards/permissions'
import type { OperationAct } from '../../src/domain/operations/permissions'
import type { ShiftAct } from '../../src/domain/rosters/permissions'
import { insiders, members, rosterDays, type Who } from './committee'

/**
 * Who is answered by what. Everybody who is not named is refused, is shown nothing and changes nothing; a
 * test holds the service to that, and this table to the registries: an entry without a line here fails.
 * `{inspector}` stands for that person's id.
 */
export type Line<T> = T & { may: readonly Who[] }

const office: readonly Who[] = ['office']
const nobody: readonly Who[] = []

/** Who may see H-1, which is only reported, and H-2, which the unit was ordered to rectify. */
const seeFirst: readonly Who[] = ['office', 'leader', 'liaison', 'inspector']
const seeSecond: readonly Who[] = [...seeFirst, 'contact']
const inCharge: readonly Who[] = ['office', 'liaison']
const onTheGround: readonly Who[] = [...inCharge, 'inspector']
const rectifying: readonly Who[] = [...onTheGround, 'contact']

/** T-1 is the inspector's; its unit answers to the liaison's department. */
const inspecting: readonly Who[] = ['office', 'inspector']
const campaignReaders: readonly Who[] = ['office', 'leader', 'liaison', 'otherLiaison']

type Said = Line<{ args: string }>
const says = (may: readonly Who[], ...args: string[]): Said[] =>
  (args.length > 0 ? args : ['']).map((it) => ({ args: it, may }))

export const commandLines: Record<CommandName, readonly Said[]> = {
  hazard: says(members, 'somewhere: bare wires', ''),
  hazards: [
    ...says(members, '', 'all', 'mark', 'major'),
    ...says(seeFirst, 'H-1'),
    ...says(seeSecond, 'H-2'),
    ...says(['office', 'leader', 'otherInspector'], 'H-3'),
    ...says(nobody, 'H-999'),
  ],
  tasks: says(members),
  inspect: [
    ...says(members, ''),
    ...says(seeFirst, 'T-1'),
    ...says(['office', 'inspector'], 'T-1 bare wires'),
  ],
  checklist: says(office),
  calendar: says(members, '', '2027'),
  campaign: [...says(campaignReaders, '', 'P-1'), ...says(office, 'new', 'new summer')],
  coverage: says(campaignReaders, '', 'P-1'),
  unit: says(members, 'U-1', 'Xinyuan'),
  joint: [...says(insiders, '', 'J-1'), ...says(['office', 'liaison', 'otherLiaison'], 'new')],
  duty: says(insiders, '', rosterDays),
  shifts: says(insiders, '', 'D-1', 'rest 2026-12-20'),
  digest: says(members, '', '07:30'),
  report: says(['office', 'leader'], '', 'year'),
  return: says(['office', 'leader', 'liaison', 'otherLiaison']),
  ladder: [...says(seeFirst, 'H-1'), ...says(seeSecond, 'H-2')],
  broadcast: [...says(office, '', 'To all'), ...says(['office', 'leader'], 'B-1')],
  bind: says(office, '', 'committee'),
  unbind: says(office),
  invite: says(office, '', 'coordinator', 'inspector Commerce 3'),
  delivery: says(office),
  language: says(members, '', 'zh'),
  quiet: says(members, '', '22:00-07:00'),
  phone: says(insiders, '', '138-0000-1234'),
  me: says(members),
  help: says(members, '', 'invite'),
  start: [...says(members, ''), ...says(nobody, 'made-up')],
  join: [...says(members, ''), ...says(nobody, 'made-up')],
  cancel: says(nobody),
  leave: says(members),
  remove: says(office, 'Sun'),
}

type Pressed<K extends ButtonAction['on']> = Line<{ action: Extract<ButtonAction, { on: K }> }>

/** Who may ever do what to H-1 and H-2, by the permissions of the domain as somebody reads them. */
const hazardActs: Record<Action, readonly [on: 1 | 2, may: readonly Who[]]> = {
  confirm: [1, inCharge],
  reject: [1, inCharge],
  'mark-duplicate': [1, inCharge],
  refer: [1, onTheGround],
  'accept-referral': [1, office],
  'return-referral': [1, office],
  order: [1, inCharge],
  prove: [2, rectifying],
  'fix-on-the-spot': [1, onTheGround],
  pass: [2, onTheGround],
  fail: [2, onTheGround],
  list: [2, office],
  delist: [2, office],
  'request-extension': [2, rectifying],
  'grant-extension': [2, inCharge],
  'refuse-extension': [2, inCharge],
  reopen: [1, office],
  withdraw: [1, ['inspector']],
  witness: [1, seeFirst],
  note: [1, seeFirst],
  correct: [1, onTheGround],
}

const operationActs: Record<OperationAct | 'show' | 'take-swap', readonly Who[]> = {
  show: insiders,
  name: inCharge,
  release: inCharge,
  confirm: nobody,
  decline: nobody,
  substitute: nobody,
  swap: nobody,
  'take-swap': nobody,
  'check-in': nobody,
  finish: inCharge,
  stop: inCharge,
  move: inCharge,
  cancel: inCharge,
}

/** D-1 is the leader's. */
const shiftActs: Record<ShiftAct | 'show', readonly Who[]> = {
  show: insiders,
  confirm: ['leader'],
  substitute: ['leader'],
  swap: ['leader'],
  take: nobody,
  pass: nobody,
  'hand-over': ['leader'],
  assign: office,
}

const dutyActs: Record<DutyAct, readonly [word: string, may: readonly Who[]]> = {
  now: ['', insiders],
  word: ['', insiders],
  mine: ['', insiders],
  'confirm-all': ['', members],
  plan: [rosterDays, office],
  show: ['mark-roster', insiders],
  publish: ['mark-roster', office],
  discard: ['mark-roster', office],
  file: ['mark-roster', insiders],
  redo: ['mark-roster', office],
  // Nothing has changed: whoever may is shown so.
  republish: ['gs00000000mark-roster', office],
  'joint-new': ['', ['office', 'liaison', 'otherLiaison']],
}

const campaignActs: Record<CampaignButton, readonly Who[]> = {
  show: campaignReaders,
  coverage: campaignReaders,
  left: campaignReaders,
  // Nothing was drawn yet.
  verify: nobody,
  new: office,
  change: office,
  preview: office,
  start: office,
  drop: office,
  redo: office,
  give: office,
  people: office,
  draw: office,
  tie: office,
  end: office,
}

/** B-1 went to the leader, and is over for the office to send or cancel. */
const broadcastActs: Record<BroadcastButton, readonly Who[]> = {
  show: ['office', 'leader'],
  new: office,
  send: office,
  cancel: office,
  acknowledge: ['leader'],
  comment: ['leader'],
  correct: office,
  export: office,
  unreached: office,
}

const taskActs: Record<TaskButton, readonly Who[]> = {
  open: seeFirst,
  files: seeFirst,
  list: inspecting,
  all: inspecting,
  clean: inspecting,
  found: inspecting,
  closed: inspecting,
  refused: inspecting,
  report: inspecting,
  photo: inspecting,
  paper: inspecting,
  measure: inspecting,
  correct: office,
  // Nothing was recorded there yet.
  amend: nobody,
  withdraw: nobody,
}

const yearActs: Record<CalendarButton, readonly Who[]> = { show: members, correct: office, restore: office }

const keysOf = <K extends string>(of: Record<K, unknown>): K[] => Object.keys(of) as K[]

export const pressLines: { [K in ButtonAction['on']]: readonly Pressed<K>[] } = {
  hazard: keysOf(hazardActs).map((act) => ({
    action: { on: 'hazard', number: hazardActs[act][0], act },
    may: hazardActs[act][1],
  })),
  'hazard-show': (['card', 'files', 'history'] as const).flatMap((show) => [
    { action: { on: 'hazard-show', number: 1, show }, may: seeFirst },
    { action: { on: 'hazard-show', number: 2, show }, may: seeSecond },
  ]),
  list: [
    { action: { on: 'list', scope: 'all' }, may: members },
    { action: { on: 'list', scope: 'open', before: 3, words: 'mark' }, may: members },
  ],
  form: [{ action: { on: 'form', step: 0, choose: 'done' }, may: nobody }],
  unit: [
    { action: { on: 'unit', number: 1, report: false }, may: members },
    { action: { on: 'unit', number: 1, report: true }, may: members },
  ],
  language: [{ action: { on: 'language', language: 'zh' }, may: members }],
  resend: [{ action: { on: 'resend', id: 1 }, may: office }],
  leave: [{ action: { on: 'leave', sure: true }, may: members }],
  dashboard: [{ action: { on: 'dashboard' }, may: members }],
  link: [{ action: { on: 'link' }, may: members }],
  phone: [
    { action: { on: 'phone' }, may: insiders },
    { action: { on: 'phone', personId: '{inspector}' }, may: ['office', 'inspector'] },
    { action: { on: 'phone', personId: '{contact}' }, may: nobody },
  ],
  remove: [{ action: { on: 'remove', personId: '{contact}' }, may: office }],
  joint: [
    ...keysOf(operationActs).map((act) => ({
      action: { on: 'joint' as const, number: 1, act },
      may: operationActs[act],
    })),
    { action: { on: 'joint', number: 1, act: 'name', word: '{inspector}' }, may: inCharge },
  ],
  shift: keysOf(shiftActs).map((act) => ({ action: { on: 'shift', number: 1, act }, may: shiftActs[act] })),
  duty: keysOf(dutyActs).map((act) => ({
    action: { on: 'duty', act, word: dutyActs[act][0] },
    may: dutyActs[act][1],
  })),
  broadcast: keysOf(broadcastActs).map((act) => ({
    action: { on: 'broadcast', number: 1, act },
    may: broadcastActs[act],
  })),
  unbind: [{ action: { on: 'unbind', platform: 'telegram', chat: '-1', thread: '' }, may: office }],
  campaign: keysOf(campaignActs).map((act) => ({
    action: { on: 'campaign', number: 1, act },
    may: campaignActs[act],
  })),
  task: keysOf(taskActs).map((act) => ({ action: { on: 'task', number: 1, act }, may: taskActs[act] })),
  check: [{ action: { on: 'check', number: 1, verdict: 'pass', item: 'x' }, may: inspecting }],
  'to-do': [{ action: { on: 'to-do', skip: 0 }, may: members }],
  near: [{ action: { on: 'near' }, may: members }],
  checklist: [{ action: { on: 'checklist', kind: 'school' }, may: office }],
  year: keysOf(yearActs).map((act) => ({ action: { on: 'year', number: 2027, act }, may: yearActs[act] })),
  calendar: [{ action: { on: 'calendar', make: true }, may: members }],
  waiting: [{ action: { on: 'waiting', skip: 0 }, may: members }],
  seen: [{ action: { on: 'seen', upTo: 1_795_399_200_000 }, may: members }],
  ladder: [{ action: { on: 'ladder', kind: 'task' }, may: office }],
  digest: [{ action: { on: 'digest', set: 'show' }, may: members }],
  report: [{ action: { on: 'report', period: 'year', back: 0, file: true }, may: ['office', 'leader'] }],
  return: [
    {
      action: { on: 'return', week: '2026-11-23' },
      may: ['office', 'leader', 'liaison', 'otherLiaison'],
    },
  ],
}

type Filled = Line<{ target: string; values: FormValues }>
const fill = (may: readonly Who[], target: string, values: FormValues = {}): Filled[] => [
  { target, values, may },
]

/** Forms that are known by a hazard's action, and the two that a report is made of. */
export const hazardFormLines: Record<FormAction | 'report' | 'duplicate', readonly Filled[]> = {
  report: fill(members, '', { unit: '=barn', description: 'bare wires', category: 'electrical-wiring' }),
  // Which report it may be is kept by the service, never taken from the form.
  duplicate: fill(nobody, '1', { duplicate: '1', description: 'x' }),
  reject: fill(inCharge, '1', { reason: 'x' }),
  'mark-duplicate': fill(inCharge, '1', { of: '2' }),
  refer: fill(onTheGround, '1', { to: 'urban-management', reason: 'x' }),
  'return-referral': fill(office, '1', { reason: 'x' }),
  order: fill(inCharge, '1', { deadline: '3 days' }),
  prove: fill(rectifying, '2', { text: 'x' }),
  'fix-on-the-spot': fill(onTheGround, '1', { text: 'x' }),
  fail: fill(onTheGround, '2', { reason: 'x', deadline: '3 days' }),
  list: fill(office, '2', {
    supervisor: 'commerce',
    leader: '{leader}',
    measures: 'x',
    funds: 'x',
    responsible: 'x',
    timeLimit: 'x',
    contingencyPlan: 'x',
  }),
  'request-extension': fill(rectifying, '2', { until: '9 days', reason: 'x' }),
  'refuse-extension': fill(inCharge, '2', { reason: 'x' }),
  reopen: fill(office, '1', { reason: 'x' }),
  witness: fill(seeFirst, '1', { text: 'x' }),
  note: fill(seeFirst, '1', { text: 'x' }),
  correct: fill(onTheGround, '1', { description: 'x' }),
}

const figures = { inspections: '1', personTimes: '1', units: '1', papers: '1', accidents: '0' }

export const formLines: Record<string, readonly Filled[]> = {
  broadcast: fill(office, '', { text: 'x', roles: 'leader', chase: '0' }),
  'broadcast-comment': fill(['leader'], '1', { comment: 'x' }),
  'broadcast-correction': fill(office, '1', { text: 'x' }),
  calendar: fill(office, '', { kind: 'off', from: '2027-03-01' }),
  campaign: fill(office, '', { template: 'summer' }),
  'campaign-draw': fill(office, '1', { count: '1' }),
  'campaign-give': fill(office, '1', { tasks: 'T-1', team: '1' }),
  'campaign-people': fill(office, '1', { person: '{inspector}', team: '1' }),
  'campaign-tie': fill(office, '1', { person: '{inspector}', unit: '1' }),
  checklist: fill(inspecting, '1', { '*': 'yes' }),
  inspection: fill(inspecting, '1.refused', { remark: 'x' }),
  near: fill(members, '', { position: { latitude: 1, longitude: 1 } }),
  'task-amend': fill(nobody, '1.none', { kind: 'fine', reason: 'x' }),
  'task-withdraw': fill(nobody, '1.none', { reason: 'x' }),
  'task-correct': fill(office, '1', { result: 'no-hazard', reason: 'x' }),
  'task-hazard': fill(inspecting, '1', { description: 'bare wires' }),
  'task-measure': fill(inspecting, '1', { kind: 'fine', quantity: '1' }),
  'task-paper': fill(inspecting, '1', { kind: 'rectification-order' }),
  'task-photo': fill(inspecting, '1', {}),
  phone: fill(['office', 'inspector'], '{inspector}', { phone: '138-0000-1234' }),
  invite: fill(office, '', { role: 'coordinator' }),
  ladder: fill(office, 'task', { steps: 'at the deadline: holder' }),
  return: fill(['liaison', 'otherLiaison'], '2026-11-23', figures),
  'duty-roster': fill(office, '2026-12-10 2026-12-11 Cold', { shiftsPerDay: '1', officers: '1' }),
  'duty-redo': fill(office, 'mark-roster', { scope: 'gaps' }),
  'duty-word': fill(insiders, '', { word: 'x' }),
  'joint-new': fill(inCharge, '', {
    title: 'x',
    starts: '2026-11-27 9:00',
    hours: '3',
    gathering: 'x',
    lead: 'commerce',
    needs: 'Commerce Bureau 1',
  }),
  'joint-here': fill(nobody, '1', { position: { latitude: 1, longitude: 1 } }),
  'joint-name': fill(inCharge, '1', { person: '{inspector}' }),
  // Nobody was named yet whom anybody could release.
  'joint-release': fill(nobody, '1', { person: '{inspector}' }),
  'joint-decline': fill(nobody, '1', { reason: 'x' }),
  'joint-substitute': fill(nobody, '1', { person: '{inspector}' }),
  'joint-swap': fill(nobody, '1', { swap: '{inspector} other' }),
  'joint-finish': fill(inCharge, '1', { units: '1', papers: '1' }),
  'joint-stop': fill(inCharge, '1', { unit: '=gate' }),
  'joint-move': fill(inCharge, '1', { starts: '2026-11-28 9:00', hours: '2' }),
  'joint-cancel': fill(inCharge, '1', { reason: 'x' }),
  'shift-substitute': fill(['leader'], '1', { person: 'anybody' }),
  'shift-swap': fill(nobody, '1', { swap: 'x' }),
  'shift-hand-over': fill(['leader'], '1', { note: 'x' }),
  'shift-assign': fill(office, '1', { person: '{leader}' }),
}
