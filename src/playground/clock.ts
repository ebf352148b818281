import { momentsFrom, morningAfter, nextStop } from './time'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A way that is no longer stops each hour; one that is longer than `longMs` twice a day. */
const shortMs = 6 * hourMs
const longMs = 8 * dayMs
/** Passes at the end: cards on which answers are gathered show the last of them by then. */
const restMs = 15_000

export type Destination = 'morning' | 'proposal' | 'eve' | 'festival'

type ClockDeps = {
  timezone: string
  now: () => number
  /** The district's clocks stand at another time (UTC ms). */
  moveTo: (at: number) => Promise<void>
  /** What the service's own clock runs. */
  tick: (at: number) => Promise<void>
  /** All that is to be sent by now. */
  send: () => Promise<void>
  /** What people do until then. */
  goOn: () => Promise<void>
  arrived: () => void
}

/** Moves the district through its days: at each stop what is due is said, and people do what they do. */
export function createClock({ timezone, now, moveTo, tick, send, goOn, arrived }: ClockDeps) {
  let last: Promise<void> = Promise.resolve()
  let ways = 0
  let arrivesAt: number | undefined

  const run = async (until: number): Promise<void> => {
    const way = until - now()
    if (way <= 0) return
    arrivesAt = until
    while (now() < until) {
      const next = way > shortMs ? nextStop(now(), timezone, way > longMs) : now() + hourMs
      await moveTo(Math.min(until, next))
      // What fell due on the way goes first: nothing is stuck because the clock jumped.
      await send()
      await tick(now())
      await send()
      await goOn()
    }
    await moveTo(now() + restMs)
    await send()
  }
  /** One after the other. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
  const move = (until: () => number | undefined): Promise<void> => {
    ways += 1
    return inTurn(() =>
      run(until() ?? now()).finally(() => {
        ways -= 1
        arrivesAt = undefined
        arrived()
      }),
    )
  }

  return {
    isMoving: (): boolean => ways > 0,
    /**
     * The service's own clock stands while the district's is on its way, which sends what fell due before it looks
     * whether anything is stuck; and a way begins only once it has run.
     */
    tick: (at: number): Promise<void> => (ways > 0 ? Promise.resolve() : inTurn(() => tick(at))),
    /** Where it is on its way to (UTC ms). */
    movingTo: (): number | undefined => arrivesAt,
    forward: (hours: number): Promise<void> => move(() => now() + hours * hourMs),
    to: (where: Destination): Promise<void> =>
      move(() =>
        where === 'morning'
          ? morningAfter(now(), timezone)
          : momentsFrom(now(), timezone).find((it) => it.kind === where)?.at,
      ),
  }
}

export type Clock = ReturnType<typeof createClock>
