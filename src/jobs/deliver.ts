import type { Stream } from '../domain/delivery/outbox'
import type { CallLog, Claimed, Delivered, Outbox, Post } from '../domain/delivery/ports'
import { type Batch, sendBatch } from './batch'
import type { Doubts } from './doubts'
import type { Pacer } from './pacer'

/** Rows of one batch. A spread batch is large: it costs two round trips, whatever its size. */
const batchRows: Record<Stream, number> = { prompt: 30, bulk: 200 }
/** Rows of a platform that are left when the next ones are claimed: what goes out in the time a claim takes. */
const aheadRows: Record<Stream, number> = { prompt: 0, bulk: 30 }
/** While something is under way that nothing more was claimed beside, or others have not heard of us, it is looked at again after so long, ms. */
const lookAgainMs = 1_000

export type Deliver = {
  /** Sends what is due now in a stream; returns when nothing more is, or the rounds are used up: then what is under way goes on. */
  run: (stream: Stream) => Promise<{ nextDueAt: number | undefined }>
  /** Ends the runs under way after what is being sent, and records it; what is left waits in the outbox. */
  stop: () => Promise<void>
}

/** What of a stream is on its way, and what came of what was sent since the last turn: kept until it is recorded. */
type Course = {
  /** By lease. */
  batches: Map<string, Batch>
  low: Set<Promise<void>>
  delivered: Delivered[]
}

/**
 * Empties the outbox: claims a batch by lease, sends it, and records how it went in the trip that claims the
 * next one, until nothing is due. Two at once are harmless. `roundsMax` keeps one run within the limits of
 * where it runs. The next batch is claimed while the last of one is being sent; what goes at once does not wait
 * longer than `patience` for a chat that does not answer.
 */
export function createDeliver(deps: {
  outbox: Outbox
  post: Post
  pacer: Pacer
  doubts: Doubts
  calls: CallLog
  now: () => number
  random: () => number
  newToken: () => string
  patience: () => Promise<void>
  log: (event: Record<string, unknown>) => void
  roundsMax?: number
}): Deliver {
  const { outbox, post, pacer, doubts, calls, now, random, newToken, patience, log, roundsMax = 50 } = deps
  const courses: Record<Stream, Course> = { prompt: newCourse(), bulk: newCourse() }
  let stopped = false
  /** So many processes deliver. */
  let alive = 1
  let entered = true

  /** Records what was sent since the last turn and claims so many rows. */
  async function turn(stream: Stream, limit: number): Promise<Claimed> {
    const { batches, delivered } = courses[stream]
    const share = { divides: pacer.divides(), busy: isUnderWay('prompt') || isUnderWay('bulk') }
    const settled = delivered.splice(0)
    const ended = [...batches].filter(([, batch]) => batch.isOver()).map(([token]) => token)
    const token = newToken()
    try {
      const left = await calls.left()
      // Before the claim: a process that dies between the two has called for nothing.
      if (limit > 0) calls.begin(token)
      const claimed = await outbox.turn({
        token,
        now: now(),
        stream,
        limit,
        random,
        delivered: settled,
        left,
        share,
      })
      ;({ alive, entered } = claimed)
      pacer.share(alive, entered)
      for (const id of claimed.abandoned) log({ level: 'warn', event: 'possible repeat', id })
      for (const it of ended) batches.delete(it)
      const unused = limit > 0 && claimed.rows.length === 0 ? [token] : []
      for (const it of [...ended, ...unused, ...claimed.settled]) calls.end(it)
      return claimed
    } catch (error) {
      // What went out is not forgotten because the database was away: the next turn records it.
      delivered.unshift(...settled)
      calls.release(token)
      throw error
    }
  }

  function start(stream: Stream, rows: Claimed['rows'], claimedAt: number): void {
    const { batches, low, delivered } = courses[stream]
    const batch = sendBatch({
      post,
      paced: stream === 'prompt' ? pacer.atOnce : pacer.spread(),
      calls,
      rows,
      claimedAt,
      ahead: aheadRows[stream] / alive,
      isHeld: (place) => stopped || pacer.heldMs(place) > 0,
      doubts,
      deliver: (some) => delivered.push(...some),
      onError: (error) => log({ level: 'error', event: 'batch not sent', reason: String(error) }),
    })
    batches.set(rows[0]?.lease ?? '', batch)
    for (const one of batch.low) {
      low.add(one)
      void one.then(() => low.delete(one))
    }
  }

  /** A batch takes as long, however many share the pace. */
  const rowsOf = (stream: Stream): number => Math.ceil(batchRows[stream] / (stream === 'bulk' ? alive : 1))
  const isUnderWay = (stream: Stream): boolean =>
    [...courses[stream].batches.values()].some((batch) => !batch.isOver())
  const allDone = async (stream: Stream): Promise<void> => {
    await Promise.all([...courses[stream].batches.values()].map((batch) => batch.done))
  }
  /** Until more should be claimed; false where what goes at once would wait for one that does not answer. */
  async function untilMore(stream: Stream): Promise<boolean> {
    const { low } = courses[stream]
    const more = (low.size > 0 ? Promise.race(low) : allDone(stream)).then(() => true)
    return stream === 'bulk' ? more : Promise.race([more, patience().then(() => false)])
  }

  return {
    stop: async () => {
      stopped = true
      pacer.stop()
      for (const stream of ['prompt', 'bulk'] as const) {
        await allDone(stream)
        if (courses[stream].delivered.length > 0) await turn(stream, 0)
      }
      // Where the database is away, the others learn of it within a minute.
      await outbox.leave().catch(() => undefined)
    },
    run: async (stream) => {
      const { delivered } = courses[stream]
      let waits = true
      for (let round = 0; round < roundsMax && !stopped; round += 1) {
        const claimedAt = performance.now()
        const claimed = await turn(stream, rowsOf(stream))
        if (claimed.rows.length > 0) start(stream, claimed.rows, claimedAt)
        else if (!waits || (!isUnderWay(stream) && delivered.length === 0)) break
        waits = await untilMore(stream)
      }
      if (delivered.length > 0) await turn(stream, 0)
      const dueAt = await outbox.nextDueAt(stream, now())
      const againAt = now() + lookAgainMs
      if (isUnderWay(stream)) return { nextDueAt: Math.min(dueAt ?? againAt, againAt) }
      const isHeld = stream === 'bulk' && !entered
      return { nextDueAt: dueAt !== undefined && isHeld ? Math.max(dueAt, againAt) : dueAt }
    },
  }
}

const newCourse = (): Course => ({ batches: new Map(), low: new Set(), delivered: [] })
