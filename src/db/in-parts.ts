import type { Client, InStatement } from '@libsql/client'

/**
 * Work that is cut into parts, each whole or not at all. A database in this process holds up everything else in it
 * while it works, so there each part is a batch of its own, as many in a transaction as there is time for
 * (`group-commit.ts`); one that is a trip away gets all of them in one.
 */
export async function inParts(client: Client, parts: readonly InStatement[][]): Promise<void> {
  const batches = client.protocol === 'file' ? parts : [parts.flat()]
  await Promise.all(batches.map((batch) => client.batch(batch, 'write')))
}
