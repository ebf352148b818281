import type { Stream } from '../domain/delivery/outbox'
import type { Delivered } from '../domain/delivery/ports'

/** The platforms' limits are so many in any second. */
const secondMs = 1_000
/** So many answers are looked at before the way to a platform is thought to be known, and how much of it is trusted. */
const answersKnown = 30
const trusted = 0.8
/** Who may go first: an answer to an update, then what goes at once, then what is spread over time. */
const classes = ['answer', 'prompt', 'bulk'] as const
type Class = (typeof classes)[number]
/**
 * Of a second's calls so many are not taken by a class, for so long after the last answer, ms: where somebody is
 * answered, somebody will be.
 */
const reserved: Record<Class, number> = { answer: 0, prompt: 1, bulk: 2 }
const reservedMs = 10_000
/** For so long at the most a call is on its way that is made elsewhere. */
const elsewhereMs = 100

/** Lets calls to one platform go: `work` is begun no earlier than `notBefore`, and as its stream may. */
export type Gate = {
  enter: (stream: Stream, notBefore: number, work: () => Promise<Delivered[]>) => Promise<Delivered[]>
  /** Lets a call go that is made elsewhere in this process, an answer to an update; at once after `msMax`. */
  pass: (msMax: number) => Promise<void>
  /** So many calls may count at a time from now on. */
  limit: (most: number) => void
  /** No more count than may: after it was narrowed a second goes by until that is so. */
  isWithin: () => boolean
  /** Everything that waits goes on at once. */
  open: () => void
}

/**
 * Keeps one platform's limit for this process, whatever is late on its way: a call counts from its beginning until a
 * second after its answer, since the platform counted it somewhere in between. So as long as no more than `most`
 * count at a time, no second as the platform sees it holds more. Of the way there and back, which each call takes at
 * the least, most is given back. What goes at once is let go before what is spread over time, and `least` ms lie
 * between two of the latter, so that time made up for does not bunch. Times are of `now`, ms.
 */
export function createGate(deps: {
  now: () => number
  sleep: (ms: number) => Promise<void>
  most: number
  leastMs: number
}): Gate {
  const { now, sleep, leastMs } = deps
  let { most } = deps
  let answerAt = Number.NEGATIVE_INFINITY
  const waiting: Record<Class, { notBefore: number; go: () => void }[]> = { answer: [], prompt: [], bulk: [] }
  let underWay = 0
  let answeredAt: number[] = []
  let answers = 0
  let wayMs = Number.POSITIVE_INFINITY
  let bulkAt = Number.NEGATIVE_INFINITY
  let wakesAt = Number.POSITIVE_INFINITY
  let opened = false

  const countsFor = (): number => secondMs + 1 - (answers < answersKnown ? 0 : wayMs * trusted)
  function counting(): number {
    answeredAt = answeredAt.filter((at) => at + countsFor() > now())
    return underWay + answeredAt.length
  }
  /** When one more of the class may go; undefined where that is for an answer to say. */
  function freeAt(of: Class): number | undefined {
    const kept = now() - answerAt < reservedMs ? reserved[of] : 0
    const over = counting() - Math.max(1, most - kept)
    const spaced = of === 'bulk' ? bulkAt + leastMs : Number.NEGATIVE_INFINITY
    if (over < 0) return spaced
    const last = answeredAt[over]
    return last === undefined ? undefined : Math.max(spaced, last + countsFor())
  }

  function letGo(): void {
    let next = Number.POSITIVE_INFINITY
    for (const of of classes) {
      for (let first = waiting[of][0]; first; first = waiting[of][0]) {
        const free = freeAt(of)
        const at = opened ? now() : free === undefined ? undefined : Math.max(free, first.notBefore)
        if (at === undefined || at > now()) {
          next = Math.min(next, at ?? next)
          break
        }
        waiting[of].shift()
        underWay += 1
        if (of === 'bulk') bulkAt = now()
        if (of === 'answer') answerAt = now()
        first.go()
      }
    }
    if (next >= wakesAt) return
    wakesAt = next
    void sleep(next - now()).then(() => {
      if (wakesAt === next) wakesAt = Number.POSITIVE_INFINITY
      letGo()
    })
  }

  const takeTurn = (of: Class, notBefore: number): Promise<void> =>
    new Promise((go) => {
      waiting[of].push({ notBefore, go })
      letGo()
    })

  return {
    enter: async (stream, notBefore, work) => {
      await takeTurn(stream, notBefore)
      const begunAt = now()
      try {
        const delivered = await work()
        if (delivered.some(isCall)) {
          answeredAt.push(now())
          answers += 1
          wayMs = Math.min(wayMs, now() - begunAt)
        }
        return delivered
      } finally {
        underWay -= 1
        letGo()
      }
    },
    pass: async (msMax) => {
      const turn = takeTurn('answer', Number.NEGATIVE_INFINITY)
      if (waiting.answer.length > 0) await Promise.race([turn, sleep(msMax)])
      void turn.then(() => {
        underWay -= 1
        answeredAt.push(now() + elsewhereMs)
      })
    },
    limit: (given) => {
      most = given
      letGo()
    },
    isWithin: () => counting() <= most,
    open: () => {
      opened = true
      letGo()
    },
  }
}

/** Whether the platform was asked at all. */
const isCall = ({ outcome: { kind } }: Delivered): boolean =>
  kind !== 'needless' && kind !== 'unsent' && kind !== 'away'
