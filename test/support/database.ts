import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { afterEach } from 'vitest'
import { openDatabase } from '../../src/db/open'

const opened: { client: Client; folder: string }[] = []

afterEach(() => {
  for (const { client, folder } of opened.splice(0)) {
    client.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A migrated database in a folder of its own, gone after the test. */
export async function openTestDatabase(): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-'))
  const client = await openDatabase(`file:${join(folder, 'anwei.db')}`)
  opened.push({ client, folder })
  return client
}
