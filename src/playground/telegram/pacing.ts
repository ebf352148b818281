/** Telegram's limits on sending; without them nothing is paced. Source: "My bot is hitting limits" in its FAQ. */
export type Limits = { overallPerSecond: number; privatePerSecond: number; groupPerMinute: number }

/** How many messages a private chat takes at once before its rate counts; "short bursts" is all Telegram says. */
const privateBurst = 3

type Window = { key: string; most: number; ms: number }

const windowsOf = (limits: Limits, chatId: number): Window[] => [
  { key: 'all', most: limits.overallPerSecond, ms: 1000 },
  chatId > 0
    ? { key: `${chatId}`, most: limits.privatePerSecond * privateBurst, ms: 1000 * privateBurst }
    : { key: `${chatId}`, most: limits.groupPerMinute, ms: 60_000 },
]

/**
 * Counts what is sent. The function it gives says after how many whole seconds a send to that chat may be
 * tried again, or nothing where it may go now, and then counts it. `now`: UTC epoch ms.
 */
export const createPacing = (limits: Limits, now: () => number) => {
  const sent = new Map<string, number[]>()
  return (chatId: number): number | undefined => {
    const at = now()
    const windows = windowsOf(limits, chatId)
    const recent = windows.map(({ key, ms }) => (sent.get(key) ?? []).filter((other) => other > at - ms))
    const waits = windows.map(({ most, ms }, index) => {
      const times = recent[index] ?? []
      const freed = times[times.length - most]
      return freed === undefined ? 0 : Math.ceil((freed + ms - at) / 1000)
    })
    const wait = Math.max(...waits)
    if (wait > 0) return wait
    windows.forEach(({ key }, index) => {
      sent.set(key, [...(recent[index] ?? []), at])
    })
    return undefined
  }
}
