/** Attempts after which a message is set aside for a coordinator to look at: about two days of trying. */
export const attemptsMax = 60

/** The shortest and the longest wait before another attempt, ms. */
export const firstMs = 2_000
export const longestMs = 60 * 60_000

/**
 * How long to wait before the next attempt, ms: doubling from 2 s up to an hour, with jitter (half to the
 * whole) so that what failed together does not come back together. `random` is in [0, 1).
 */
export function backoffMs(attempts: number, random: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20))
  return Math.round(whole / 2 + (whole / 2) * random)
}
