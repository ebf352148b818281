const levels = ['debug', 'info', 'warn', 'error'] as const

export type Log = (event: Record<string, unknown>) => void

/** One JSON object a line on stdout. What is logged holds no token and no text of a message. */
export function createLog(least: (typeof levels)[number], now: () => number): Log {
  return ({ level = 'info', ...event }) => {
    if (levels.indexOf(level as (typeof levels)[number]) < levels.indexOf(least)) return
    console.log(JSON.stringify({ at: new Date(now()).toISOString(), level, ...event }))
  }
}
