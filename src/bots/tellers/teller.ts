import type { Telling } from '../../domain/delivery/outbox'
import type { Outcome } from '../../domain/delivery/outcome'
import type { CardInChat, Delivered, OutboxRow } from '../../domain/delivery/ports'
import type { KeepChecklist } from '../../domain/inspections/checklist'
import type { Language, Person, Platform } from '../../domain/people/person'
import type { Database, Queries } from '../../domain/ports'
import type { Query, Results } from '../../domain/query'
import type { WriteSheet } from '../../domain/text/sheet'
import type { ImportUnits, ReadList } from '../../domain/units/import-report'
import type { CardContext } from '../cards/context'
import type { Channel } from '../channel'

/** What telling is given to work with; put together in `app.ts`. */
export type PostDeps = {
  database: Database
  channels: Partial<Record<Platform, Channel>>
  timezone: string
  now: () => number
  /** A file's bytes from our own storage. */
  readFile: (id: string) => Promise<Uint8Array | undefined>
  writeSheet: WriteSheet
  readList: ReadList
  importUnits: ImportUnits
  keepChecklist: KeepChecklist
  log: (event: Record<string, unknown>) => void
}

/** What is true of every row: who reads it, in which language, and the cards that stand in chats. */
export type Posting = {
  deps: PostDeps
  row: OutboxRow
  channel: Channel
  /** Empty for a group chat. */
  reader: Person | undefined
  language: Language
  cards: readonly CardInChat[]
  context: CardContext
}

/** One kind of telling among the rows of a batch. */
export type RowOf<K extends Telling['kind']> = OutboxRow & { telling: Extract<Telling, { kind: K }> }

type Asks = Record<string, Query<unknown>>

/**
 * How one kind of telling is said. `ask` gives what has to be read for all its rows in a batch: the
 * questions of all kinds are asked in one trip. `tell` says one row and never throws for what a platform did.
 */
type Teller<K extends Telling['kind'], Q extends Asks> = {
  ask: (queries: Queries, rows: readonly RowOf<K>[], now: number, timezone: string) => Q
  tell: (telling: Extract<Telling, { kind: K }>, posting: Posting, facts: Results<Q>) => Promise<Delivered>
}

/** A teller whose facts are known to itself alone, as the registry holds it. */
export type AnyTeller = {
  ask: (queries: Queries, rows: readonly OutboxRow[], now: number, timezone: string) => Asks
  tell: (telling: Telling, posting: Posting, facts: Record<string, unknown>) => Promise<Delivered>
  /** Says all rows of one chat in one message, where the kind is said so. */
  tellAll?: (
    tellings: readonly Telling[],
    posting: Posting,
    facts: Record<string, unknown>,
  ) => Promise<Outcome>
}

/** Defines the teller of a kind; what it asks types what it is told with. */
export const teller = <K extends Telling['kind'], Q extends Asks>(_kind: K, it: Teller<K, Q>): AnyTeller =>
  it as unknown as AnyTeller

/** Defines the teller of a kind whose rows for one chat are said together: they share the outcome. */
export function bundleTeller<K extends Telling['kind'], Q extends Asks>(
  kind: K,
  it: {
    ask: Teller<K, Q>['ask']
    tell: (
      tellings: readonly Extract<Telling, { kind: K }>[],
      posting: Posting,
      facts: Results<Q>,
    ) => Promise<Outcome>
  },
): AnyTeller {
  const one = teller<K, Q>(kind, {
    ask: it.ask,
    tell: async (telling, posting, facts) => ({
      row: posting.row,
      outcome: await it.tell([telling], posting, facts),
    }),
  })
  return { ...one, tellAll: it.tell as unknown as NonNullable<AnyTeller['tellAll']> }
}
