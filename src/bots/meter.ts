import type { Platform } from '../domain/people/person'
import type { Database } from '../domain/ports'

/** Upper ends of the latency histogram's buckets, seconds. */
const ends = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, Number.POSITIVE_INFINITY]

export type Measured = { platform: Platform; command: string; ms: number; trips: number }

/** Adds up how long updates take and how often each asks the database; of this process, since it started. */
export function createMeter() {
  const latency = new Map<Platform, { counts: number[]; sum: number }>()
  const commands = new Map<string, { count: number; trips: number; tripsMax: number }>()
  return {
    add: ({ platform, command, ms, trips }: Measured): void => {
      const own = latency.get(platform) ?? { counts: ends.map(() => 0), sum: 0 }
      const at = ends.findIndex((end) => ms / 1000 <= end)
      own.counts[at] = (own.counts[at] ?? 0) + 1
      own.sum += ms / 1000
      latency.set(platform, own)
      const said = commands.get(command) ?? { count: 0, trips: 0, tripsMax: 0 }
      commands.set(command, {
        count: said.count + 1,
        trips: said.trips + trips,
        tripsMax: Math.max(said.tripsMax, trips),
      })
    },
    /** As Prometheus counts: each bucket holds the ones below it too. */
    figures: () => ({
      latency: [...latency].map(([platform, { counts, sum }]) => {
        let count = 0
        const buckets = ends.map((le, at) => {
          count += counts[at] ?? 0
          return { le, count }
        })
        return { platform, buckets, count, sum }
      }),
      commands: [...commands].map(([command, it]) => ({ command, ...it })),
    }),
  }
}

/** The database, counting the round trips made through it. */
export function countingTrips(database: Database): { database: Database; trips: () => number } {
  let trips = 0
  return {
    trips: () => trips,
    database: {
      queries: database.queries,
      read: (queries) => {
        trips += 1
        return database.read(queries)
      },
      save: (key, at, changes) => {
        trips += 1
        return database.save(key, at, changes)
      },
    },
  }
}
