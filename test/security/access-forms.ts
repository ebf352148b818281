import type { FormAction } from '../../src/bots/forms/hazard-forms'
import type { FormValues } from '../../src/bots/intent'
import {
  inCharge,
  inspecting,
  type Line,
  nobody,
  office,
  onTheGround,
  rectifying,
  seeFirst,
} from './access-groups'
import { insiders, members, type Who } from './committee'

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
  'joint-route': fill(inCharge, '1', { route: 'gate' }),
  'joint-cancel': fill(inCharge, '1', { reason: 'x' }),
  'shift-substitute': fill(['leader'], '1', { person: 'anybody' }),
  'shift-swap': fill(nobody, '1', { swap: 'x' }),
  'shift-hand-over': fill(['leader'], '1', { note: 'x' }),
  'shift-assign': fill(office, '1', { person: '{leader}' }),
}
