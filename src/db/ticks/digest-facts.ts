import type { Client, InStatement } from '@libsql/client'
import { chartWindows, digestWindows, type Part, periodsOf } from '../../domain/digests/digest'
import { askForDigests, type DigestFacts } from '../../domain/digests/facts'
import type { Query } from '../../domain/query'
import { instantAt, localDay, minuteOfDay } from '../../domain/text/local-day'
import { inParts } from '../in-parts'
import type { Asked } from '../query'
import { digestQueries } from '../stores/digests'
import { groupsDue, peopleDue } from './digests'
import type { Clock } from './tick-work'

/** How long facts are kept, ms: a digest that could not be sent by then is not sent any more. */
const keptMs = 24 * 3_600_000

/** As many are forgotten each minute: those of 10,000 people within half an hour. */
const forgottenMax = 2_000
export const forgetFacts = (now: number): InStatement => ({
  sql: `DELETE FROM digest_facts WHERE rowid IN (SELECT rowid FROM digest_facts WHERE at < ? LIMIT ${forgottenMax})`,
  args: [now - keptMs],
})

/** The newest planning of this moment: there may be one for each process. */
const newest = 'SELECT max(at) AS at FROM digest_facts WHERE at BETWEEN $now AND $now + 999'

/** The columns of each kind, whose they are first. */
const columns: Record<keyof DigestFacts, string> = {
  readers: 'personId role organizationId mode',
  lines: 'owner number want severity description where whereEn deadlineAt total',
  changes: 'owner number type byName at sequence',
  figures: 'scope window reported closed overdue counted rectified',
  standings: 'scope open overdue majors',
  majors: 'scope number description where whereEn deadlineAt',
  inspections: 'personId number unit unitEn toOn total',
  duties: 'personId kind number title fromAt untilAt',
  unread: 'personId number text other total',
  coverage: 'scope number name template year units done toOn',
  returns: 'scope weekOn organizationId',
}

/** Into how many parts each question is cut (docs/decisions/0024): as many for two hundred digests as for ten thousand. */
const partsOf: Record<keyof DigestFacts, number> = {
  readers: 4,
  lines: 32,
  changes: 40,
  figures: 12,
  standings: 8,
  majors: 1,
  inspections: 4,
  duties: 4,
  unread: 4,
  coverage: 1,
  returns: 1,
}

/** Keeps the answer to a question, the lines of each owner as one. */
function keep(part: string, query: Query<unknown>): InStatement {
  const [kind = ''] = part.split(':')
  const names = columns[kind as keyof DigestFacts].split(' ')
  const { sql, args = {} } = (query as Asked<unknown>).statement as Exclude<InStatement, string>
  return {
    sql: `INSERT INTO digest_facts (at, owner, kind, lines)
      SELECT $at, ${names[0]}, '${part}', json_group_array(json_object(${names.map((it) => `'${it}', "${it}"`).join(', ')}))
      FROM (${sql}) GROUP BY ${names[0]}`,
    args,
  }
}

/**
 * Works out what all digests that are due say, each kind of fact in a fixed number of parts, whatever the number of
 * people; delivery finds it with their rows. Costs one question where nobody's is due.
 *
 * Gives the instant under which they are kept: `now`, or a millisecond later where another process plans at the same
 * time, so that what one digest says is of one planning. Nothing where nobody's is due.
 */
export async function gatherDigests(
  client: Client,
  { now, timezone, calendar }: Omit<Clock, 'digestsAt'>,
): Promise<number | undefined> {
  const on = localDay(now, timezone)
  const { isWorkingDay } = calendar
  const clock = {
    day: on,
    minute: minuteOfDay(now, timezone),
    midnight: instantAt(on, 0, timezone),
    works: isWorkingDay(on),
  }
  const all = `SELECT id, 'due' AS kind FROM (${peopleDue}) UNION ALL SELECT stead, 'stead' FROM (${groupsDue})`
  const { rows } = await client.execute({ sql: `SELECT 1 FROM (${all}) LIMIT 1`, args: clock })
  if (rows.length === 0) return undefined
  const [due, kept] = await client.batch(
    [
      {
        sql: `INSERT INTO digest_facts (at, owner, kind, lines) SELECT DISTINCT coalesce((${newest}) + 1, $now), id, kind, '[]' FROM (${all}) WHERE id IS NOT NULL`,
        args: { ...clock, now },
      },
      { sql: newest, args: { now } },
    ],
    'write',
  )
  // Another process was faster since we asked.
  if (due?.rowsAffected === 0) return undefined
  const at = Number(kept?.rows[0]?.at)
  const periods = periodsOf(on, isWorkingDay)
  const windows = [...digestWindows(on, periods, timezone), ...chartWindows(on, timezone)]
  const ask = (part: Part): Record<keyof DigestFacts, Query<unknown>> => ({
    ...askForDigests(digestQueries, { at, part }, { now, timezone, periods }),
    figures: digestQueries.digestFigures({ at, part }, windows, now),
  })
  for (const kind of Object.keys(columns) as (keyof DigestFacts)[]) {
    const parts = Array.from({ length: partsOf[kind] }, (_, part) => [
      keep(`${kind}:${part}`, ask({ at: part, of: partsOf[kind] })[kind]),
    ])
    await inParts(client, parts)
  }
  return at
}
