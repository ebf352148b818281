import type { Client } from '@libsql/client'
import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase } from '../../src/db/open'
import { openTestDatabase } from './database'
import { startSqld } from './sqld'

export type TestedDatabase = {
  kind: 'an embedded file' | 'a libSQL server'
  /** A file is new for each test; the server is one for all of the suite's. */
  open: () => Promise<Client>
}

/** The same suite twice: to an embedded file, and to a real server over HTTP. */
export function describeOnBoth(title: string, suite: (database: TestedDatabase) => void): void {
  describe(`${title} an embedded file`, () => suite({ kind: 'an embedded file', open: openTestDatabase }))
  describe(`${title} a libSQL server`, () => {
    let server: Awaited<ReturnType<typeof startSqld>> | undefined
    let client: Client
    beforeAll(async () => {
      server = await startSqld()
      client = await openDatabase(server.url)
    })
    afterAll(async () => {
      client?.close()
      await server?.stop()
    })
    suite({ kind: 'a libSQL server', open: async () => client })
  })
}
