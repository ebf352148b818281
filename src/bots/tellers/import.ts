import type { Telling } from '../../domain/delivery/outbox'
import type { Outcome } from '../../domain/delivery/outcome'
import { importCard } from '../cards/import-card'
import { type Posting, teller } from './teller'

/** A list of units: fetched, taken, and answered with what became of it. Taking it twice changes nothing more. */
export const importTeller = teller('import', {
  ask: () => ({}),
  tell: async (telling, posting) => ({ row: posting.row, outcome: await tellImport(telling, posting) }),
})

async function tellImport(
  telling: Extract<Telling, { kind: 'import' }>,
  { deps, row, channel, language }: Posting,
): Promise<Outcome> {
  const fetched = await channel.download(telling.fileId)
  if (fetched.kind === 'retry') return { kind: 'retry', scope: 'chat', reason: fetched.reason }
  if (fetched.kind === 'gone') return { kind: 'rejected', reason: fetched.reason }
  const report =
    fetched.kind === 'too-large'
      ? { error: 'too-large' as const }
      : await deps.importUnits(fetched.bytes, telling.name)
  return channel.send(row.place, importCard(report, telling.name, language), { language })
}
