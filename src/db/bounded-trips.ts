import { DatabaseUnavailable } from './client'

/** How long a trip to the server may take, ms: a command's two are over before a platform gives up on them. */
const tripMsMax = 10_000
/** Trips under way at a time: one more is refused at once rather than wait for a server that is behind already. */
const tripsMax = 128

/** A signal that aborts after so long, ms. */
export type Timeout = (ms: number) => AbortSignal

/**
 * How a libSQL server is asked: within a time, and by so many at a time. Whatever it does not answer within them is
 * {@link DatabaseUnavailable}; what it did all the same is known by its request's key when the update comes again.
 */
export function boundedTrips(
  timeout: Timeout = (ms) => AbortSignal.timeout(ms),
): (request: Request) => Promise<Response> {
  let underWay = 0
  return async (request) => {
    if (underWay >= tripsMax) throw new DatabaseUnavailable('too much waits for the database')
    underWay += 1
    try {
      const response = await fetch(request, { signal: timeout(tripMsMax) })
      return new Response(await response.arrayBuffer(), response)
    } catch (cause) {
      throw new DatabaseUnavailable('the database does not answer', { cause })
    } finally {
      underWay -= 1
    }
  }
}
