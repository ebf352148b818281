import type { Place } from '../domain/delivery/outcome'
import {
  type CallLog,
  callsMsMax,
  type Delivered,
  type OutboxRow,
  type Paced,
  type Post,
} from '../domain/delivery/ports'
import type { Platform } from '../domain/people/person'
import type { Doubts } from './doubts'

/** Rows that were claimed together and are on their way. */
export type Batch = {
  /** Settled once all its outcomes are handed over. */
  done: Promise<void>
  isOver: () => boolean
  /** Settled once a platform has so few of its rows left that the next ones should be claimed; one for each. */
  low: Promise<void>[]
}

/**
 * Sends a claimed batch, handing over each outcome as it comes. Before each call its rows are marked in the log; what
 * comes to its turn when its chat is held, or when its lease is nearly over, is not called for. Never throws: where
 * the facts can't be read, nothing was sent.
 */
export function sendBatch(deps: {
  post: Post
  paced: Paced
  calls: CallLog
  rows: readonly OutboxRow[]
  /** When they were asked for, of `performance`: what the trip took is counted as theirs. */
  claimedAt: number
  /** Rows of a platform under which the next ones are claimed. */
  ahead: number
  /** Nothing is called there now: the service ends, or the platform takes nothing. */
  isHeld: (place: Place) => boolean
  doubts: Doubts
  deliver: (delivered: readonly Delivered[]) => void
  onError: (error: unknown) => void
}): Batch {
  const { post, paced, calls, rows, claimedAt, ahead, isHeld, doubts, deliver, onError } = deps
  const token = rows[0]?.lease ?? ''
  const left = new Set(rows.map((row) => row.id))
  const countdowns = createCountdowns(rows, ahead)

  function handOver(delivered: readonly Delivered[]): void {
    for (const { row, outcome } of delivered) {
      doubts.learn(row.place.platform, outcome)
      left.delete(row.id)
      countdowns.countDown(row.place.platform)
    }
    deliver(delivered)
    try {
      calls.keep(token, delivered.filter(isCalled))
    } catch (error) {
      onError(error)
    }
  }
  const notCalled = (row: OutboxRow): Delivered => ({
    row,
    outcome: { kind: 'unsent', reason: 'not called for' },
  })
  const notThere = (row: OutboxRow): Delivered => ({
    row,
    outcome: { kind: 'away', reason: 'the platform does not answer' },
  })
  function mark(group: readonly OutboxRow[]): boolean {
    try {
      const ids = group.map((row) => row.id)
      calls.mark(token, ids)
      return true
    } catch (error) {
      onError(error)
      return false
    }
  }
  const marked: Paced = async (group, send) => {
    const delivered = await paced(group, async () => {
      if (isHeld(group[0].place)) return group.map(notCalled)
      if (!(await doubts.isWell(group[0].place.platform))) return group.map(notThere)
      const lateMs = performance.now() - claimedAt - group[0].inMs
      if (lateMs > callsMsMax || !mark(group)) return group.map(notCalled)
      return send()
    })
    handOver(delivered)
    return delivered
  }
  const done = Promise.resolve()
    .then(() => post(rows, marked))
    .then((all) => handOver(all.filter(({ row }) => left.has(row.id))))
    .catch((error: unknown) => {
      onError(error)
      handOver(rows.filter((row) => left.has(row.id)).map(notCalled))
    })
  return { done, isOver: () => left.size === 0, low: countdowns.low }
}

const isCalled = ({ outcome }: Delivered): boolean => outcome.kind !== 'unsent'

function createCountdowns(rows: readonly OutboxRow[], ahead: number) {
  const waiting = new Map<Platform, { left: number; reached: () => void }>()
  const low = [...new Set(rows.map((row) => row.place.platform))].map(
    (platform) =>
      new Promise<void>((reached) => {
        waiting.set(platform, {
          left: rows.filter((row) => row.place.platform === platform).length,
          reached,
        })
      }),
  )
  return {
    low,
    countDown: (platform: Platform): void => {
      const it = waiting.get(platform)
      if (!it) return
      it.left -= 1
      if (it.left <= ahead) it.reached()
    },
  }
}
