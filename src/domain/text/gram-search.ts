/** A search scores rows until its grams, the rarest first, have brought about this many. */
const scoredRowsMax = 500
/** Commoner grams than this don't even lift: reading where they stand would take longer than the search. */
const liftingRowsMax = 3_000

/**
 * SQL that finds the rows of an FTS5 table of grams (`gramsOf`) which are most like a text, best first: column
 * `rowid`, one argument, the JSON array of `searchGrams`. It needs the table's vocabulary:
 * `CREATE VIRTUAL TABLE <vocabulary> USING fts5vocab('<table>', 'row')`.
 *
 * How common a gram is decides whether it finds or only lifts, as every company of a city has the city in its
 * name. What lifts is said twice, so that the kind of unit weighs more than the length of its name, which bm25
 * minds. Where no gram is known, one that no text has stands in, as an empty expression is an error.
 *
 * What more rows or commoner grams would find was measured (docs/decisions/0011): nothing.
 */
export const gramSearchSql = (table: string, vocabulary: string, limit: number): string => `
  SELECT rowid FROM ${table} WHERE grams MATCH (
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
