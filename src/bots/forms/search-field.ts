import type { Texts } from '../texts'
import type { SearchField } from '../view'

/** Something that is kept, by its name or code, and nothing else; asked for where `more` does not say otherwise. */
export const searchField = (
  name: string,
  label: string,
  source: SearchField['source'],
  more: Partial<SearchField> = {},
): SearchField => ({
  kind: 'search',
  name,
  label,
  source,
  free: false,
  options: [],
  optional: false,
  ...more,
})

/** A unit of the register by its name or code; a place is written freely where it is none. */
export const unitField = (t: Texts): SearchField =>
  searchField('unit', t.field.unit, 'units', { hint: t.report.unitHint, free: true })
