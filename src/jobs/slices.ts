import type { Stream } from '../domain/delivery/outbox'

/** A pause is no longer than this, ms: a slice of what is spread is over by then. */
const pauseMsMax = 60_000

export type Slices = {
  /** There may be something that goes at once. */
  kick: () => Promise<void>
  /** One slice of what is spread over time, and what goes at once as it comes due meanwhile; UTC ms of what is next. */
  run: () => Promise<number>
}

/**
 * What an object runs that one alarm at a time wakes: while a slice of a broadcast goes out, no other alarm comes, so
 * what goes at once is looked after within the same.
 */
export function createSlices(deps: {
  round: (stream: Stream) => Promise<{ nextDueAt: number | undefined }>
  now: () => number
}): Slices {
  const { round, now } = deps
  let dueAt = Number.POSITIVE_INFINITY
  let wake = (): void => {}
  let kicks = 0

  async function kick(): Promise<void> {
    kicks += 1
    const own = kicks
    const { nextDueAt = Number.POSITIVE_INFINITY } = await round('prompt')
    // One that was overtaken may not have seen what the later one did.
    if (own === kicks) dueAt = nextDueAt
    wake()
  }
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  return {
    kick,
    run: async () => {
      let isOver = false
      const bulk = round('bulk').finally(() => {
        isOver = true
        wake()
      })
      const prompt = async (): Promise<void> => {
        await kick()
        while (!isOver) {
          const waits = Math.max(50, dueAt - now())
          await pause(Math.min(pauseMsMax, waits))
          if (!isOver && dueAt <= now()) await kick()
        }
      }
      const [spread] = await Promise.all([bulk, prompt()])
      return Math.min(dueAt, spread.nextDueAt ?? Number.POSITIVE_INFINITY)
    },
  }
}
