import { type Reason, readSubject, type SubjectKind } from '../../domain/delivery/outbox'
import type { OutboxRow } from '../../domain/delivery/ports'
import type { Person } from '../../domain/people/person'
import type { Queries } from '../../domain/ports'
import type { Query, Results } from '../../domain/query'
import type { View } from '../view'
import { broadcastSheetCard, receivedCard } from './broadcast-card'
import { campaignCard } from './campaign-card'
import { broadcastCode, campaignCode, hazardCode, operationCode, shiftCode, taskCode } from './codes'
import type { CardContext } from './context'
import { coverageCard } from './coverage-card'
import { hazardCard } from './hazard-card'
import { operationCard } from './operation-card'
import { linesOfShifts, rosterView } from './roster-card'
import { shiftCard } from './shift-card'
import { taskCard } from './task-card'

type Asks = Record<string, Query<unknown>>
type Card = { code: string; view: View }

/** How the card of one kind of subject is drawn. `ask` reads what the cards of all `ids` need for `readers`. */
type SubjectCard<Q extends Asks> = {
  ask: (queries: Queries, ids: readonly string[], readers: readonly string[]) => Q
  /** Undefined where the subject is not there. */
  draw: (
    facts: Results<Q>,
    id: string,
    reader: Person | undefined,
    context: CardContext,
    reason?: Reason,
  ) => Card | undefined
}

/** A subject's card whose facts are known to itself alone. */
type AnyCard = {
  ask: (queries: Queries, ids: readonly string[], readers: readonly string[]) => Asks
  draw: (
    facts: Record<string, unknown>,
    id: string,
    reader: Person | undefined,
    context: CardContext,
    reason?: Reason,
  ) => Card | undefined
}
const card = <Q extends Asks>(it: SubjectCard<Q>): AnyCard => it as unknown as AnyCard

/** The cards of everything that has one. A kind without its card does not compile. */
const subjects: Record<SubjectKind, AnyCard> = {
  hazard: card({
    ask: (queries, ids) => ({ sheets: queries.hazardsById(ids) }),
    draw: ({ sheets }, id, reader, context, reason) => {
      const sheet = sheets.find((it) => it.hazard.id === id)
      return (
        sheet && { code: hazardCode(sheet.hazard.number), view: hazardCard(sheet, reader, context, reason) }
      )
    },
  }),
  broadcast: card({
    ask: (queries, ids, readers) => ({ received: queries.receivedBroadcasts(ids, readers) }),
    draw: ({ received }, id, reader, context) => {
      const one = received.find((it) => it.broadcast.id === id)
      return (
        one && {
          code: broadcastCode(one.broadcast.number),
          view: receivedCard(one, reader, context),
        }
      )
    },
  }),
  'broadcast-sheet': card({
    ask: (queries, ids) => ({
      sheets: queries.broadcastsById(ids),
      ladders: queries.ladders(),
      corrections: queries.corrections(),
    }),
    draw: ({ sheets, ...rules }, id, reader, context) => {
      const sheet = sheets.find((it) => it.broadcast.id === id)
      return (
        sheet && {
          code: broadcastCode(sheet.broadcast.number),
          view: broadcastSheetCard(sheet, rules, reader, context),
        }
      )
    },
  }),
  campaign: card({
    ask: (queries, ids) => ({ sheets: queries.campaignsById(ids) }),
    draw: ({ sheets }, id, reader, context, reason) => {
      const sheet = sheets.find((it) => it.campaign.id === id)
      return (
        sheet && {
          code: campaignCode(sheet.campaign.number),
          view: campaignCard(sheet, reader, context, reason),
        }
      )
    },
  }),
  coverage: card({
    ask: (queries, ids) => ({ coverages: queries.coverageById(ids) }),
    draw: ({ coverages }, id, _reader, context, reason) => {
      const counted = coverages.find((it) => it.campaign.id === id)
      return (
        counted && {
          code: campaignCode(counted.campaign.number),
          view: coverageCard(counted, context, reason),
        }
      )
    },
  }),
  task: card({
    ask: (queries, ids) => ({ sheets: queries.inspectionsById(ids) }),
    draw: ({ sheets }, id, reader, context, reason) => {
      const sheet = sheets.find((it) => it.task.id === id)
      return sheet && { code: taskCode(sheet.task.number), view: taskCard(sheet, reader, context, reason) }
    },
  }),
  operation: card({
    ask: (queries, ids) => ({ sheets: queries.operationsById(ids) }),
    draw: ({ sheets }, id, reader, context, reason) => {
      const sheet = sheets.find((it) => it.operation.id === id)
      return (
        sheet && {
          code: operationCode(sheet.operation.number),
          view: operationCard(sheet, reader, context, reason),
        }
      )
    },
  }),
  roster: card({
    ask: (queries, ids) => ({
      rosters: queries.rostersById(ids),
      shifts: queries.shiftsOfRosters(ids),
    }),
    draw: ({ rosters, shifts }, id, _reader, context) => {
      const roster = rosters.find((it) => it.id === id)
      const own = shifts.filter((it) => it.shift.rosterId === id)
      return roster && { code: roster.title, view: rosterView(roster, linesOfShifts(own), context) }
    },
  }),
  shift: card({
    ask: (queries, ids) => ({ sheets: queries.shiftsById(ids) }),
    draw: ({ sheets }, id, reader, context, reason) => {
      const sheet = sheets.find((it) => it.shift.id === id)
      return sheet && { code: shiftCode(sheet.shift.number), view: shiftCard(sheet, reader, context, reason) }
    },
  }),
}

const name = (kind: string, fact: string): string => `${kind}.${fact}`

/** What the cards of these rows need, of all their kinds, each question under its kind's name. */
export function askForCards(queries: Queries, rows: readonly OutboxRow[]): Asks {
  const readers = [...new Set(rows.flatMap((row) => row.personId ?? []))]
  const ids = new Map<SubjectKind, string[]>()
  for (const row of rows) {
    const of = row.subject === undefined ? undefined : readSubject(row.subject)
    if (of) ids.set(of.kind, [...(ids.get(of.kind) ?? []), of.id])
  }
  const asked = [...ids].flatMap(([kind, some]) =>
    Object.entries(subjects[kind].ask(queries, [...new Set(some)], readers)).map(([fact, query]) => [
      name(kind, fact),
      query,
    ]),
  )
  return Object.fromEntries(asked)
}

/** The card of a row's subject, from what {@link askForCards} found. */
export function drawCard(
  facts: Record<string, unknown>,
  row: OutboxRow,
  reader: Person | undefined,
  context: CardContext,
  reason?: Reason,
): Card | undefined {
  const of = row.subject === undefined ? undefined : readSubject(row.subject)
  if (!of) return undefined
  const own = Object.entries(facts)
    .filter(([fact]) => fact.startsWith(name(of.kind, '')))
    .map(([fact, value]) => [fact.slice(name(of.kind, '').length), value])
  return subjects[of.kind].draw(Object.fromEntries(own), of.id, reader, context, reason)
}
