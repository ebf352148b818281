import type { Stream } from '../domain/delivery/outbox'

/** A timer as this machine has it, so that tests bring their own. */
export type Timer = {
  set: (work: () => void, ms: number) => unknown
  clear: (handle: unknown) => void
}

export type Loop = {
  /** There may be something to do now. */
  kick: () => void
  /** Ends after the round under way; nothing is left half recorded. */
  stop: () => Promise<void>
}

/**
 * Runs a round of work whenever it is kicked, and whenever its own answer says the next one is due; at the
 * latest after `everyMs`. One round at a time: a kick during a round makes one more round follow it.
 */
function createLoop(deps: {
  round: () => Promise<{ nextDueAt: number | undefined }>
  now: () => number
  timer: Timer
  everyMs: number
  onError: (error: unknown) => void
}): Loop {
  const { round, now, timer, everyMs, onError } = deps
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let handle: unknown

  async function runRounds(): Promise<void> {
    let nextDueAt: number | undefined
    do {
      again = false
      try {
        nextDueAt = (await round()).nextDueAt
      } catch (error) {
        onError(error)
      }
    } while (again && !stopped)
    running = undefined
    if (stopped) return
    const wait = nextDueAt === undefined ? everyMs : Math.min(everyMs, Math.max(50, nextDueAt - now()))
    handle = timer.set(kick, wait)
  }

  function kick(): void {
    if (stopped) return
    again = true
    if (running) return
    timer.clear(handle)
    running = runRounds()
  }

  return {
    kick,
    stop: async () => {
      stopped = true
      timer.clear(handle)
      await running
    },
  }
}

/** Between two runs of the clock's work, ms. */
const tickMsLeast = 2_000

/**
 * What a process of its own runs: the clock and what goes at once in one loop, what is spread over time in
 * another, so that a broadcast under way holds up no answer.
 */
export function createDeliveryLoops(
  app: {
    tick: (now: number) => Promise<void>
    round: (stream: Stream) => Promise<{ nextDueAt: number | undefined }>
    stop: () => Promise<void>
  },
  deps: { now: () => number; timer: Timer; everyMs: number; onError: (error: unknown) => void },
): Loop {
  const bulk = createLoop({ ...deps, round: () => app.round('bulk') })
  let tickedAt: number | undefined
  /** What the clock does is for its minutes: kicks that follow one another closely do without it. */
  const tick = async (): Promise<void> => {
    const now = deps.now()
    if (tickedAt !== undefined && Math.abs(now - tickedAt) < tickMsLeast) return
    tickedAt = now
    await app.tick(now)
  }
  const prompt = createLoop({
    ...deps,
    round: async () => {
      // What waits goes out, whatever becomes of the clock's own work.
      await tick().catch(deps.onError)
      bulk.kick()
      return app.round('prompt')
    },
  })
  return {
    kick: prompt.kick,
    stop: async () => {
      await Promise.all([app.stop(), prompt.stop(), bulk.stop()])
    },
  }
}
