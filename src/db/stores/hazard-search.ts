import type { HazardFilter } from '../../domain/hazards/sheet'
import { everyGram, gramQuery } from '../../domain/text/grams'
import { contactsNumbers, inScope, visibleHazard } from './hazard-sight'

/** Of how many units with all of the words the hazards are looked for: a word that more share is no name. */
const unitsMax = 200
/** How many that are only like the words are shown where none has them all. */
const nearMax = 200
const nearUnitsMax = 20
/** Among how many of the newest that share a word the nearest are looked for. */
const nearAmong = 2_000

/** `:before` stands in it, as in all compounds of numbers. */
const nothing = 'SELECT 0 AS number WHERE 0 < :before AND 0'

/**
 * Tables and numbers (as `visibleNumbers`) of hazards of a scope with all of the words, in their own text or in their
 * unit's name; where there is none, of those most like them. A contact's few are looked through, anybody else's are
 * met soon enough among those that have the words, newest first.
 */
export function foundNumbers(scope: HazardFilter['scope'], words: string) {
  const every = everyGram(words)
  const some = gramQuery(words)
  if (every === undefined || some === undefined) return { tables: [], numbers: nothing, args: {} }
  const seen = `${visibleHazard} AND ${inScope[scope]}`
  const isFound = `(h.unit_id IN (SELECT id FROM named) OR h.number IN (SELECT number FROM near)
    OR EXISTS (SELECT 1 FROM hazard_search s WHERE s.grams MATCH :every AND s.rowid = h.number))`
  return {
    tables: [
      `exact AS MATERIALIZED (SELECT EXISTS (SELECT 1 FROM hazard_search WHERE grams MATCH :every)
        OR EXISTS (SELECT 1 FROM unit_search WHERE grams MATCH :every) AS any)`,
      `named AS MATERIALIZED (SELECT u.id FROM units u WHERE u.number IN (
        SELECT rowid FROM (SELECT rowid FROM unit_search WHERE grams MATCH :every LIMIT ${unitsMax})
        UNION SELECT rowid FROM (SELECT s.rowid FROM exact CROSS JOIN unit_search s WHERE NOT exact.any AND s.grams MATCH :some ORDER BY s.rank LIMIT ${nearUnitsMax})))`,
      `near AS MATERIALIZED (SELECT number FROM (SELECT s.rowid AS number, bm25(hazard_search) AS rank FROM exact CROSS JOIN hazard_search s
          WHERE NOT exact.any AND s.grams MATCH :some ORDER BY s.rowid DESC LIMIT ${nearAmong}) ORDER BY rank LIMIT ${nearMax})`,
    ],
    numbers: [
      `SELECT s.rowid AS number FROM me CROSS JOIN hazard_search s CROSS JOIN hazards h ON h.number = s.rowid
        WHERE me.role <> 'unit-contact' AND s.grams MATCH :every AND s.rowid < :before AND ${seen}`,
      `SELECT h.number FROM me CROSS JOIN named CROSS JOIN hazards h ON h.unit_id = named.id
        WHERE me.role <> 'unit-contact' AND h.number < :before AND ${seen}`,
      `SELECT h.number FROM me CROSS JOIN near CROSS JOIN hazards h USING (number)
        WHERE me.role <> 'unit-contact' AND h.number < :before AND ${seen}`,
      contactsNumbers(`${isFound} AND ${inScope[scope]}`),
    ].join(' UNION '),
    args: { every, some },
  }
}
