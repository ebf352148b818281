/**
 * A clock that moves only when all there is to do has been done: then it is as late as the earliest sleeper. Time
 * costs nothing, and what happens at the same moment happens in the order it was asked for.
 */
export function createMovingClock(startAt = 0) {
  let now = startAt
  const sleepers: { at: number; wake: () => void }[] = []
  const sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      sleepers.push({ at: now + Math.max(0, ms), wake })
    })
  /** Until nobody sleeps any more, or `until` says it is enough. */
  async function run(until: () => boolean = () => false): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      if (sleepers.length === 0 || until()) return
      sleepers.sort((a, b) => a.at - b.at)
      const first = sleepers.shift()
      now = Math.max(now, first?.at ?? now)
      first?.wake()
    }
  }
  return { now: () => now, sleep, run }
}
