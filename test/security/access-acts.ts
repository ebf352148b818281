import type {
  BroadcastButton,
  CalendarButton,
  CampaignButton,
  DutyAct,
  TaskButton,
} from '../../src/bots/action'
import type { Action } from '../../src/domain/hazards/permissions'
import type { OperationAct } from '../../src/domain/operations/permissions'
import type { ShiftAct } from '../../src/domain/rosters/permissions'
import {
  campaignReaders,
  inCharge,
  inspecting,
  nobody,
  office,
  onTheGround,
  rectifying,
  seeFirst,
} from './access-groups'
import { insiders, members, rosterDays, type Who } from './committee'

/** Who may ever do what to H-1 and H-2, by the permissions of the domain as somebody reads them. */
export const hazardActs: Record<Action, readonly [on: 1 | 2, may: readonly Who[]]> = {
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

export const operationActs: Record<OperationAct | 'show' | 'take-swap', readonly Who[]> = {
  show: insiders,
  name: inCharge,
  release: inCharge,
  confirm: nobody,
  decline: nobody,
  substitute: nobody,
  swap: nobody,
  'take-swap': nobody,
  'refuse-swap': nobody,
  'check-in': nobody,
  finish: inCharge,
  stop: inCharge,
  route: inCharge,
  move: inCharge,
  cancel: inCharge,
}

/** D-1 is the leader's. */
export const shiftActs: Record<ShiftAct | 'show', readonly Who[]> = {
  show: insiders,
  confirm: ['leader'],
  substitute: ['leader'],
  swap: ['leader'],
  take: nobody,
  pass: nobody,
  'hand-over': ['leader'],
  assign: office,
}

export const dutyActs: Record<DutyAct, readonly [word: string, may: readonly Who[]]> = {
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

export const campaignActs: Record<CampaignButton, readonly Who[]> = {
  show: campaignReaders,
  coverage: campaignReaders,
  left: campaignReaders,
  verify: [...campaignReaders, 'inspector', 'otherInspector'],
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
export const broadcastActs: Record<BroadcastButton, readonly Who[]> = {
  show: ['office', 'leader'],
  new: office,
  send: office,
  'send-now': office,
  cancel: office,
  acknowledge: ['leader'],
  comment: ['leader'],
  correct: office,
  export: office,
  unreached: office,
}

export const taskActs: Record<TaskButton, readonly Who[]> = {
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

export const yearActs: Record<CalendarButton, readonly Who[]> = {
  show: members,
  correct: office,
  restore: office,
}
