import type { Row } from '@libsql/client'
import { countedMax, type HazardFilter, type HazardLine, type HazardList } from '../../domain/hazards/sheet'
import type { Query } from '../../domain/query'
import { rowAs } from '../client'
import { ask } from '../query'
import { whereColumns } from './hazard-place'
import { foundNumbers } from './hazard-search'
import { me, visibleNumbers } from './hazard-sight'

/** A page of a list, newest first, with the count of all its hazards as far as it is counted. */
export function hazards(filter: HazardFilter): Query<HazardList> {
  const { viewer, scope, words, now, size, before = Number.MAX_SAFE_INTEGER, countMax = countedMax } = filter
  const { tables, numbers, args } =
    words === undefined
      ? { tables: [], numbers: visibleNumbers(scope), args: {} }
      : foundNumbers(scope, words)
  const first = (from: string, limit: string) =>
    `(${numbers.replaceAll(':before', from)} ORDER BY number DESC LIMIT ${limit})`
  const sql = `WITH ${[me, ...tables].join(', ')}
    SELECT h.number, h.status, h.severity, h.category, h.description, h.deadline_at AS deadlineAt, ${whereColumns},
      (SELECT count(*) FROM ${first(String(Number.MAX_SAFE_INTEGER), ':counted')}) AS total
    FROM ${first(':before', ':size')} page CROSS JOIN hazards h USING (number) ORDER BY number DESC`
  const { platform, userId } = viewer
  return ask(
    {
      sql,
      args: {
        ...{ platform, user: userId, before, size: size + 1, counted: countMax + 1, ...args },
        // A server refuses what a statement does not name.
        ...(sql.includes(':now') ? { now } : {}),
      },
    },
    (rows) => {
      const total = Number(rows[0]?.total ?? 0)
      return {
        lines: rows.slice(0, size).map(lineOfRow),
        more: rows.length > size,
        total: Math.min(total, countMax),
        beyond: total > countMax,
      }
    },
  )
}

function lineOfRow({ total: _, ...row }: Row): HazardLine {
  return rowAs(row)
}
