import type { Stream } from '../domain/delivery/outbox'
import type { Delivered, Outbox, Post } from '../domain/delivery/ports'
import type { Pacer } from './pacer'

/** Rows of one batch. A spread batch is large: it costs two round trips, whatever its size. */
const batch: Record<Stream, number> = { prompt: 30, bulk: 200 }

export type Deliver = {
  /** Sends what is due now in a stream; returns when nothing more is, or the rounds are used up. */
  run: (stream: Stream) => Promise<{ sent: number; nextDueAt: number | undefined }>
  /** Ends the runs under way after what is being sent; what is left waits in the outbox. */
  stop: () => void
}

/**
 * Empties the outbox: claims a batch by lease, sends it, and records how it went in the trip that claims the
 * next one, until nothing is due. Two at once are harmless. `roundsMax` keeps one run within the limits of
 * where it runs.
 */
export function createDeliver(deps: {
  outbox: Outbox
  post: Post
  pacer: Pacer
  now: () => number
  random: () => number
  newToken: () => string
  log: (event: Record<string, unknown>) => void
  roundsMax?: number
}): Deliver {
  const { outbox, post, pacer, now, random, newToken, log, roundsMax = 50 } = deps

  async function turn(stream: Stream, limit: number, last?: { token: string; delivered: Delivered[] }) {
    const token = newToken()
    const claimed = await outbox.turn({ token, now: now(), stream, limit, random, ...(last ? { last } : {}) })
    for (const id of claimed.abandoned) log({ level: 'warn', event: 'possible repeat', id })
    return { token, ...claimed }
  }

  let stopped = false
  return {
    stop: () => {
      stopped = true
      pacer.stop()
    },
    run: async (stream) => {
      let sent = 0
      let last: { token: string; delivered: Delivered[] } | undefined
      for (let round = 0; round < roundsMax && !stopped; round += 1) {
        const { token, rows, slots } = await turn(stream, batch[stream], last)
        last = undefined
        if (rows.length === 0) break
        const delivered = await post(rows, stream === 'prompt' ? pacer.atOnce : pacer.spread(slots))
        last = { token, delivered }
        sent += delivered.length
      }
      if (last) await turn(stream, 0, last)
      return { sent, nextDueAt: await outbox.nextDueAt(stream, now()) }
    },
  }
}
