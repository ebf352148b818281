import type { Texts } from '../texts'
import type { SearchField } from '../view'

/** A unit of the register by its name or code; a place is written freely where it is none. */
export const unitField = (t: Texts): SearchField => ({
  kind: 'search',
  name: 'unit',
  label: t.field.unit,
  hint: t.report.unitHint,
  source: 'units',
  free: true,
  options: [],
  optional: false,
})
