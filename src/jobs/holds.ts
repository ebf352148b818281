import type { Place } from '../domain/delivery/outcome'
import { awayMs, limitedChatsMax, refusedMs } from '../domain/delivery/pace'
import type { Delivered } from '../domain/delivery/ports'

/**
 * Where nothing goes, as this process knows it before the outbox does: what was claimed, and what somebody is answered,
 * heeds it at once. `now` is of a clock that is never set, ms.
 */
export function createHolds(now: () => number) {
  /** By platform, and by chat of a platform. */
  const until = new Map<string, number>()
  const keyOf = ({ platform, chat }: Place): string => `${platform}:${chat}`
  const holdKey = (key: string, ms: number): void => {
    until.set(key, Math.max(until.get(key) ?? 0, now() + ms))
  }
  const hold = (place: Place, ms: number): void => {
    for (const [key, at] of until) if (at <= now()) until.delete(key)
    if (ms > 0) holdKey(keyOf(place), ms)
  }
  return {
    hold,
    heldMs: (place: Place): number =>
      Math.max(0, ...[place.platform, keyOf(place)].map((key) => (until.get(key) ?? 0) - now())),
    /** What was answered says where nothing is to go; several chats that are limited at once, that the bot is. */
    learn: (delivered: Delivered[]): Delivered[] => {
      for (const { row, outcome } of delivered) {
        const { platform } = row.place
        if (outcome.kind === 'credentials') holdKey(platform, refusedMs)
        if (outcome.kind === 'away') holdKey(platform, awayMs)
        if (outcome.kind !== 'retry' || !outcome.limited) continue
        hold(row.place, outcome.afterMs)
        const chats = [...until.keys()].filter((key) => key.startsWith(`${platform}:`)).length
        if (outcome.scope === 'bot' || chats >= limitedChatsMax) holdKey(platform, outcome.afterMs)
      }
      return delivered
    },
  }
}
