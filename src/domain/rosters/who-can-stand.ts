import { type Candidate, inOrder } from '../engagements/engagement'
import type { ShiftSheet } from './queries'
import type { Shift } from './shift'

/** Those who could stand a shift in its holder's place, best first. */
export const standIns = (shift: Shift, candidates: readonly Candidate[]): Candidate[] =>
  inOrder(candidates.filter((it) => it.free && it.id !== shift.holderId))

/** Coming shifts that it can be swapped for. */
export const swappable = ({ swaps }: Pick<ShiftSheet, 'swaps'>, now: number): ShiftSheet['swaps'] =>
  swaps.filter((it) => it.startsAt > now)
