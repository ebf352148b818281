/**
 * A clock that moves only when all there is to do has been done: then it is as late as the earliest sleeper. Time
 * costs nothing, and what happens at the same moment happens in the order it was asked for. It stands while `isBusy`.
 */
export function createMovingClock(startAt = 0, isBusy: () => boolean = () => false) {
  let now = startAt
  const sleepers: { at: number; wake: () => void }[] = []
  const sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      sleepers.push({ at: now + Math.max(0, ms), wake })
    })
  /** Until nobody sleeps any more, or `until` says it is enough. */
  async function run(until: () => boolean = () => false): Promise<void> {
    for (;;) {
      do await new Promise((resolve) => setImmediate(resolve))
      while (isBusy())
      if (sleepers.length === 0 || until()) return
      const at = Math.min(...sleepers.map((it) => it.at))
      const [first] = sleepers.splice(
        sleepers.findIndex((it) => it.at === at),
        1,
      )
      now = Math.max(now, first?.at ?? now)
      first?.wake()
    }
  }
  return { now: () => now, sleep, run }
}
