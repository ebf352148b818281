import type { Stream } from '../domain/delivery/outbox'
import type { Place } from '../domain/delivery/outcome'
import type { Paces } from '../domain/delivery/pace'
import type { Paced } from '../domain/delivery/ports'
import { type Platform, platforms } from '../domain/people/person'
import { createGate, type Gate } from './gate'
import { createHolds } from './holds'

/** Of a platform's limit a newcomer takes this share, until all who send have heard of it. */
const newcomersShare = 0.1
/** An answer waits no longer than this, ms: the platform says itself what is too much. */
const answerMsMax = 1_000

export type Pacer = {
  /** Sends at once, as far as the platform's limit and the connections go. */
  atOnce: Paced
  /** Sends each at its slot, of rows that were claimed just now. */
  spread: () => Paced
  /** Lets an answer to an update go to a platform: at once, but for what is under way there. */
  answer: (platform: Platform) => Promise<void>
  /** Nothing goes to a place for so long, ms: this process knows it before the outbox does. */
  hold: (place: Place, ms: number) => void
  /** For how long nothing goes to a place, ms. */
  heldMs: (place: Place) => number
  /** By so many this process divides each platform's limit, none of its calls that still count being beyond. */
  divides: () => number
  /** So many processes deliver; a newcomer takes little until it has entered. */
  share: (alive: number, entered: boolean) => void
  /** Nothing waits any more: the service ends. */
  stop: () => void
}

/**
 * Spreads a claimed batch over its slots, and keeps within each platform's limit and the connections of this
 * process. Platforms do not wait for each other, nor what goes at once for what is spread.
 */
export function createPacer(deps: {
  /** Of a clock that is never set, ms. */
  now: () => number
  sleep: (ms: number) => Promise<void>
  paces: Paces
  /** Of each stream, to each platform. */
  connections: number
}): Pacer {
  const { now, sleep, paces, connections } = deps
  const limit = (): Paced => {
    const run = createLimit(connections)
    return (_, send) => run(send)
  }
  const ways = Object.fromEntries(
    platforms.map((platform) => {
      const { perSecond, intervalMs } = paces[platform].whole
      const gate = createGate({ now, sleep, most: perSecond, leastMs: intervalMs / 2 })
      return [platform, { gate, prompt: limit(), bulk: limit() }]
    }),
  ) as Record<Platform, { gate: Gate } & Record<Stream, Paced>>

  let divides = 1
  let kept = 1
  const share = (alive: number, entered: boolean): void => {
    // What is wider is so at once, what is narrower once no more count.
    kept = Math.min(alive, keptDivides())
    divides = alive
    for (const platform of platforms) {
      const part = entered ? 1 / alive : newcomersShare / alive
      ways[platform].gate.limit(Math.max(1, Math.floor(paces[platform].whole.perSecond * part)))
    }
  }
  const keptDivides = (): number => {
    if (platforms.every((platform) => ways[platform].gate.isWithin())) kept = divides
    return kept
  }

  const pass = (stream: Stream, notBefore: number): Paced => {
    return (rows, send) => {
      const way = ways[rows[0].place.platform]
      return way.gate.enter(stream, notBefore, () => way[stream](rows, send)).then(learn)
    }
  }
  const { hold, heldMs, learn } = createHolds(now)
  return {
    atOnce: pass('prompt', Number.NEGATIVE_INFINITY),
    spread: () => {
      const claimedAt = now()
      return (rows, send) => pass('bulk', claimedAt + rows[0].inMs)(rows, send)
    },
    answer: (platform) => ways[platform].gate.pass(answerMsMax),
    hold,
    heldMs,
    divides: keptDivides,
    share,
    stop: () => {
      for (const { gate } of Object.values(ways)) gate.open()
    },
  }
}

/** Runs at most `most` works at a time, the others in the order they came. */
function createLimit(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
