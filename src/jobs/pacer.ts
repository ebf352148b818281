import type { Claimed, Delivered, OutboxRow, Paced } from '../domain/delivery/ports'
import type { Platform } from '../domain/people/person'

export type Pacer = {
  /** Sends at once, as far as there are connections. */
  atOnce: Paced
  /** Sends each at its slot, evenly. */
  spread: (slots: Claimed['slots']) => Paced
  /** What is not under way yet goes back to the outbox: the service ends. */
  stop: () => void
}

/**
 * Spreads a claimed batch over the slots it was given, and keeps within the connections of this process
 * (Workers: six at a time, shared by both streams). What goes at once in between pushes the slots back, so that
 * both together stay within the platform's limit.
 */
export function createPacer(deps: {
  now: () => number
  sleep: (ms: number) => Promise<void>
  /** Of each stream. */
  connections: number
}): Pacer {
  const { now, sleep, connections } = deps
  const pushedBack = new Map<Platform, number>()
  let stopped = false
  const unlessStopped: Paced = async (rows, send) => (stopped ? rows.map(unsent) : send())
  const promptly = createLimit(connections)
  const evenly = createLimit(connections)
  return {
    stop: () => {
      stopped = true
    },
    atOnce: (rows, send) => {
      const { platform } = rows[0].place
      pushedBack.set(platform, (pushedBack.get(platform) ?? 0) + 1)
      return promptly(() => unlessStopped(rows, send))
    },
    spread: (slots) => {
      const next = new Map<Platform, number>()
      const queues = new Map<Platform, Promise<void>>()
      const slotOf = async (platform: Platform): Promise<void> => {
        const slot = slots[platform]
        if (!slot) return
        const room = (pushedBack.get(platform) ?? 0) * slot.intervalMs
        pushedBack.delete(platform)
        // A timer that was late by less than one slot is made up for, or a broadcast would lose that much each time.
        const at = Math.max(next.get(platform) ?? slot.startAt, now() - slot.intervalMs) + room
        next.set(platform, at + slot.intervalMs)
        const wait = at - now()
        if (wait > 0 && !stopped) await sleep(wait)
      }
      return async (rows, send) => {
        const { platform } = rows[0].place
        const turn = (queues.get(platform) ?? Promise.resolve()).then(() => slotOf(platform))
        queues.set(platform, turn)
        await turn
        return evenly(() => unlessStopped(rows, send))
      }
    },
  }
}

const unsent = (row: OutboxRow): Delivered => ({
  row,
  outcome: { kind: 'retry', scope: 'chat', reason: 'the service ended before it was sent' },
})

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
