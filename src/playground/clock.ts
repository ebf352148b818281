import { momentsFrom, morningAfter, nextStop } from './time'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A way that is no longer stops each hour; one that is longer than `longMs` twice a day. */
const shortMs = 6 * hourMs
const longMs = 8 * dayMs

export type Destination = 'morning' | 'proposal' | 'eve' | 'festival'

type ClockDeps = {
  timezone: string
  now: () => number
  /** The district's clocks stand at another time (UTC ms). */
  moveTo: (at: number) => Promise<void>
  /** What the service's own clock runs, and all that is to be sent then. */
  tick: (at: number) => Promise<void>
  /** What people do until then. */
  goOn: () => Promise<void>
}

/** Moves the district through its days: at each stop what is due is said, and people do what they do. */
export function createClock({ timezone, now, moveTo, tick, goOn }: ClockDeps) {
  let moving: Promise<void> = Promise.resolve()
  let ways = 0

  const run = async (until: number): Promise<void> => {
    const way = until - now()
    while (now() < until) {
      const next = way > shortMs ? nextStop(now(), timezone, way > longMs) : now() + hourMs
      await moveTo(Math.min(until, next))
      await tick(now())
      await goOn()
    }
  }
  /** One way after the other. */
  const move = (until: () => number | undefined): Promise<void> => {
    ways += 1
    const way = moving
      .then(() => run(until() ?? now()))
      .finally(() => {
        ways -= 1
      })
    moving = way.catch(() => {})
    return way
  }

  return {
    isMoving: (): boolean => ways > 0,
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
