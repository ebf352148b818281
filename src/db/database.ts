import type { Client } from '@libsql/client'
import type { Database } from '../domain/ports'
import { DatabaseUnavailable, isUnavailable } from './client'
import { readAll } from './query'
import { saveAll } from './save'
import { broadcastQueries } from './stores/broadcasts'
import { calendarQueries } from './stores/calendar'
import { campaignQueries } from './stores/campaigns'
import { chatQueries } from './stores/chats'
import { deliveryQueries } from './stores/delivery'
import { digestQueries } from './stores/digests'
import { hazardQueries } from './stores/hazards'
import { recordQueries } from './stores/inspections'
import { operationQueries } from './stores/operations'
import { peopleQueries } from './stores/people'
import { reminderQueries } from './stores/reminders'
import { reportQueries } from './stores/reports'
import { returnQueries } from './stores/returns'
import { rosterQueries } from './stores/rosters'
import { tallyQueries } from './stores/tallies'
import { taskQueries } from './stores/tasks'
import { unitQueries } from './stores/units'
import { waitingQueries } from './stores/waiting'

/**
 * The database behind the domain's port. Whatever goes wrong with the connection comes out as
 * {@link DatabaseUnavailable}: the update is to come again.
 */
export function createDatabase(client: Client): Database {
  return {
    queries: {
      ...hazardQueries,
      ...unitQueries,
      ...peopleQueries,
      ...recordQueries,
      ...deliveryQueries,
      ...digestQueries,
      ...reminderQueries,
      ...reportQueries,
      ...returnQueries,
      ...calendarQueries,
      ...broadcastQueries,
      ...campaignQueries,
      ...chatQueries,
      ...taskQueries,
      ...waitingQueries,
      ...operationQueries,
      ...rosterQueries,
      ...tallyQueries,
    },
    read: (queries) => guarded(() => readAll(client, queries)),
    save: (key, at, changes) => guarded(() => saveAll(client, key, at, changes)),
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isUnavailable(error)) throw new DatabaseUnavailable('the database does not answer', { cause: error })
    throw error
  }
}
