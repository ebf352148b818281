import type { Platform } from '../people/person'
import type { LaneName } from './outbox'

/** How delivery fares, for those who watch it from outside. Times are UTC ms. */
export type DeliveryFigures = {
  /** Of each platform and lane, also where nothing waits. */
  queue: { platform: Platform; lane: LaneName; count: number; oldestDueAt?: number }[]
  unsettled: { state: string; count: number }[]
  /** Of all time, by the outcome's kind. */
  counts: { platform: Platform; outcome: string; count: number }[]
  tickedAt?: number
  goodAt?: number
}
