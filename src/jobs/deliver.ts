import type { Outbox, Post } from '../domain/delivery/ports'

const batch = 20

export type Deliver = {
  /** Sends what is due now; returns when nothing more is due. */
  run: () => Promise<{ sent: number; nextDueAt: number | undefined }>
}

/**
 * Empties the outbox: claims a batch by lease, sends it, records how it went, until nothing is due. Two at
 * once are harmless. `roundsMax` keeps one run within the limits of where it runs.
 */
export function createDeliver(deps: {
  outbox: Outbox
  post: Post
  now: () => number
  random: () => number
  newToken: () => string
  roundsMax?: number
}): Deliver {
  const { outbox, post, now, random, newToken, roundsMax = 50 } = deps
  return {
    run: async () => {
      let sent = 0
      for (let round = 0; round < roundsMax; round += 1) {
        const token = newToken()
        const rows = await outbox.claim(token, now(), batch)
        if (rows.length === 0) break
        const delivered = await post(rows)
        await outbox.record(token, now(), delivered, random)
        sent += delivered.length
      }
      return { sent, nextDueAt: await outbox.nextDueAt() }
    },
  }
}
