import type { ButtonAction } from '../../src/bots/action'
import {
  broadcastActs,
  campaignActs,
  dutyActs,
  hazardActs,
  operationActs,
  shiftActs,
  taskActs,
  yearActs,
} from './access-acts'
import { inCharge, inspecting, type Line, nobody, office, seeFirst, seeSecond } from './access-groups'
import { insiders, members } from './committee'

type Pressed<K extends ButtonAction['on']> = Line<{ action: Extract<ButtonAction, { on: K }> }>

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
  'to-do': [
    { action: { on: 'to-do', skip: 0 }, may: members },
    { action: { on: 'to-do', skip: 0, words: 'mark' }, may: members },
  ],
  near: [{ action: { on: 'near' }, may: members }],
  checklist: [
    { action: { on: 'checklist', kind: 'school' }, may: office },
    { action: { on: 'checklist', kind: 'school', row: 1 }, may: office },
  ],
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
