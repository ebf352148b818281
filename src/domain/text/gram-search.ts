/** A search scores rows until its grams, the rarest first, have brought about this many. */
const scoredRowsMax = 1_000
/** Commoner grams than this don't even lift: reading where they stand would take longer than the search. */
const liftingRowsMax = 4_000

/**
 * SQL that finds the rows of an FTS5 table of grams (`gramsOf`) which are most like a text, best first: columns
 * `rowid` and `rank`, one argument, the JSON array of `searchGrams`. It needs the table's vocabulary:
 * `CREATE VIRTUAL TABLE <vocabulary> USING fts5vocab('<table>', 'row')`.
 *
 * How common a gram is decides whether it finds or only lifts, as every company of a city has the city in its
 * name. What lifts is said twice, so that the kind of unit weighs more than the length of its name, which bm25
 * minds. Where no gram is known, one that no text has stands in, as an empty expression is an error.
 *
 * Among 50,000 names the median is 1 to 2.5 ms and the slowest twentieth 2 to 9 ms; with `gramQuery`, which knows
 * common words by a list alone, that twentieth takes 5 to 19 ms.
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
    SELECT coalesce(
      '(' || rare.terms || ')' || coalesce(' AND (' || rare.terms || lifting.terms || lifting.terms || ')', ''),
      '"ωω"'
    ) FROM rare, lifting
  ) ORDER BY rank LIMIT ${Math.trunc(limit)}`
