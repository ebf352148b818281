/** A search scores rows until its grams, the rarest first, have brought about this many. */
const scoredRowsMax = 1_500
/** Commoner grams than this don't even lift: reading where they stand would take longer than the search. */
const liftingRowsMax = 4_000

/**
 * SQL that finds the rows of an FTS5 table of grams (`gramsOf`) which are most like a text, best first: columns
 * `rowid` and `rank`, one argument, the JSON array of `searchGrams`; no row where none is known (a gram that no text has then stands in, as no
 * expression is an error). It needs the
 * table's vocabulary: `CREATE VIRTUAL TABLE <vocabulary> USING fts5vocab('<table>', 'row')`.
 *
 * How common a gram is decides whether it finds or only lifts, as every company of a city has the city in its
 * name. Among 50,000 names the median is about 1 ms and the slowest twentieth 2 to 4 ms; with `gramQuery` alone,
 * which knows common words by a list, that twentieth takes 5 to 15 ms.
 */
export const gramSearchSql = (table: string, vocabulary: string, limit: number): string => `
  SELECT rowid, rank FROM ${table} WHERE grams MATCH (
    WITH known AS MATERIALIZED (
      SELECT term, doc, sum(doc) OVER (ORDER BY doc, term ROWS UNBOUNDED PRECEDING) AS total
      FROM ${vocabulary} WHERE term IN (SELECT value FROM json_each(?))
    ),
    rare AS (
      SELECT group_concat('"' || term || '"', ' OR ') AS terms FROM known
      WHERE total <= ${scoredRowsMax} OR doc = total
    ),
    lifting AS (
      SELECT group_concat(' OR "' || term || '"', '') AS terms FROM known
      WHERE total > ${scoredRowsMax} AND doc <> total AND doc < ${liftingRowsMax}
    )
    SELECT coalesce('(' || rare.terms || ')' || coalesce(' AND (' || rare.terms || lifting.terms || ')', ''), '"ωω"')
    FROM rare, lifting
  ) ORDER BY rank LIMIT ${Math.trunc(limit)}`
