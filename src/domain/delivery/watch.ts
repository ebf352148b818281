import type { Platform } from '../people/person'

/** What can be wrong with what should have gone out. */
export const watchCauses = [
  /** Steps of ladders that are due and were not said. */
  'steps-overdue',
  /** Messages that are past due while nothing holds them back. */
  'messages-stuck',
  /** Messages that were tried many times and never taken. */
  'tried-in-vain',
  /** The clock's work fails, or has not run. */
  'clock-stopped',
  /** It did not run for a while, and runs again. */
  'clock-missed',
  /** A platform refuses our token: what is for it waits. */
  'token-refused',
  /** A platform has not answered for long: what is for it waits. */
  'platform-away',
] as const
export type WatchCause = (typeof watchCauses)[number]

/** What the auditor found: how many, and since when, UTC ms. */
export type Finding = { cause: WatchCause; count: number; since: number; platform?: Platform }

/** How long what is due may wait before it is looked into, ms; as long may the clock stand still. */
export const watchGraceMs = 5 * 60_000
/** So many tries in vain are looked into: a quarter of an hour of them. */
export const triesInVain = 10
/** A message that is due for so long is stuck, however much goes out beside it, ms. */
export const stuckMs = 60 * 60_000
