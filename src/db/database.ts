import type { Client } from '@libsql/client'
import type { Database } from '../domain/ports'
import { DatabaseUnavailable, isUnavailable } from './client'
import { readAll } from './query'
import { saveAll } from './save'
import { cards, conversation, delivery, requestSeen } from './stores/delivery'
import { hazards } from './stores/hazard-lists'
import {
  hazard,
  hazardByAlbum,
  hazardByCard,
  hazardById,
  hazardInConversation,
  hazardsById,
  history,
} from './stores/hazards'
import {
  accounts,
  actor,
  invite,
  organizations,
  people,
  peopleById,
  peopleLike,
  person,
} from './stores/people'
import { reportableUnit, unit, unitById, unitsInConversation, unitsLike } from './stores/units'

/**
 * The database behind the domain's port. Whatever goes wrong with the connection comes out as
 * {@link DatabaseUnavailable}: the update is to come again.
 */
export function createDatabase(client: Client): Database {
  return {
    queries: {
      actor,
      requestSeen,
      conversation,
      hazard,
      hazardById,
      hazardsById,
      hazardByCard,
      hazardByAlbum,
      hazardInConversation,
      history,
      hazards,
      unitsLike,
      unit,
      unitById,
      unitsInConversation,
      reportableUnit,
      organizations,
      people,
      person,
      peopleLike,
      peopleById,
      cards,
      accounts,
      invite,
      delivery,
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
