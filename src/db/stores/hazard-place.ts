/** Where a hazard (`h`) is: its unit's name, with the English one where there is one, else the place in words. */
export const whereColumns = `coalesce((SELECT name FROM units u WHERE u.id = h.unit_id), h.place) AS "where",
  (SELECT name_en FROM units u WHERE u.id = h.unit_id) AS "whereEn"`
