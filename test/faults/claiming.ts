import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { isUnavailable } from '../../src/db/client'
import { createFileClient } from '../../src/db/file-client'
import { createOutbox } from '../../src/db/outbox/outbox'
import { unpaced } from '../../src/domain/delivery/pace'
import type { Delivered } from '../../src/domain/delivery/ports'

/** A process that claims what waits in `FILE` until nothing is left, or it has claimed `MOST`, and says what it was given. */
const { FILE = '', MOST = '0' } = process.env
const client = createFileClient(`file:${FILE}`)
const outbox = createOutbox(client, unpaced, crypto.randomUUID())

/** The other one had the file for too long. */
const again = (error: unknown) => {
  if (!isUnavailable(error)) throw error
  return { rows: undefined }
}

async function claimAll(): Promise<number[]> {
  const claimed: number[] = []
  let delivered: Delivered[] = []
  while (claimed.length < Number(MOST)) {
    const token = crypto.randomUUID()
    const turn = { token, now: 1_000, stream: 'bulk' as const, limit: 100, random: () => 0.5 }
    const { rows } = await outbox.turn({ ...turn, delivered }).catch(again)
    if (!rows) continue
    if (rows.length === 0) break
    claimed.push(...rows.map((row) => row.id))
    const ref = { platform: 'telegram' as const, chat: '1', message: '1' }
    delivered = rows.map((row) => ({ row, outcome: { kind: 'accepted', ref } }))
  }
  return claimed
}

// Both are ready before either begins.
writeSync(1, 'ready\n')
void once(process.stdin, 'data')
  .then(claimAll)
  .then((claimed) => {
    writeSync(1, JSON.stringify(claimed))
    client.close()
    process.exit(0)
  })
