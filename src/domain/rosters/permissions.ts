import type { Person, Role } from '../people/person'
import type { Shift } from './shift'

export const shiftActs = ['confirm', 'substitute', 'swap', 'take', 'pass', 'hand-over', 'assign'] as const
export type ShiftAct = (typeof shiftActs)[number]

/** How somebody stands to a shift: it is theirs, they are asked to take it over, or to swap theirs for it. */
export const shiftRelations = ['holder', 'sought', 'swap-offered'] as const
export type ShiftRelation = (typeof shiftRelations)[number]

const anybody = ['coordinator', 'leader', 'liaison', 'inspector'] as const
const all = (relations: ShiftRelation[]): Partial<Record<Role, ShiftRelation[]>> =>
  Object.fromEntries(anybody.map((role) => [role, relations]))

/** Who may do what: for each role `*`, or how they must stand to the shift. */
export const shiftPermissions: Record<ShiftAct, Partial<Record<Role, '*' | ShiftRelation[]>>> = {
  confirm: all(['holder']),
  substitute: all(['holder']),
  swap: all(['holder']),
  take: all(['sought', 'swap-offered']),
  pass: all(['sought', 'swap-offered']),
  'hand-over': all(['holder']),
  assign: { coordinator: '*' },
}

export function shiftRelationsOf(shift: Shift, person: Person): ShiftRelation[] {
  return [
    ...(shift.holderId === person.id ? (['holder'] as const) : []),
    ...(shift.seeking?.asked?.personId === person.id ? (['sought'] as const) : []),
    ...(shift.swap?.withId === person.id ? (['swap-offered'] as const) : []),
  ]
}

export function mayActOnShift(act: ShiftAct, shift: Shift, person: Person): boolean {
  const needed = shiftPermissions[act][person.post.role]
  if (!person.active || needed === undefined) return false
  return needed === '*' || shiftRelationsOf(shift, person).some((it) => needed.includes(it))
}

/** Rosters are the office's to plan. Everybody but units sees who is on duty. */
export const mayPlanRoster = (person: Person): boolean => person.active && person.post.role === 'coordinator'
export const canSeeDuty = (person: Person): boolean => person.active && person.post.role !== 'unit-contact'
/** Who can be on duty as what. */
export const eligibleRoles = {
  leader: ['leader'],
  officer: ['coordinator', 'liaison', 'inspector'],
} as const satisfies Record<string, readonly Role[]>
