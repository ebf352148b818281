/** The festivals that set the calendar (domain.md). */
export const festivals = [
  'new-year',
  'spring-festival',
  'lantern-festival',
  'two-sessions',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
] as const
export type Festival = (typeof festivals)[number]

export const seasons = [
  'work-safety-month',
  'wheat-harvest',
  'flood-season',
  'summer-heat',
  'winter-fire-prevention',
] as const
export type Season = (typeof seasons)[number]

export const occasionKinds = [...festivals, ...seasons] as const
export type OccasionKind = (typeof occasionKinds)[number]

/** What a local one is called: in Chinese, or as it was written, and in English. */
export type LocalName = { name?: string; nameEn?: string }

/** A festival or season of one year. Days are of the committee's zone; both ends are included. */
export type Occasion = LocalName & {
  /** Undefined for a local one, which has a name. */
  kind?: OccasionKind
  /** The day itself; a season's first. */
  on: string
  /** Its days off, or how long it lasts. */
  fromOn: string
  toOn: string
  /** Its days are the law's or usage's so far: the year's notice may change them. */
  provisional: boolean
}

/**
 * What a coordinator put right: days off, make-up working days, or a festival's own days. With `festival` it
 * takes the place of what is known of that festival in its year, which keeps its own name; without, it is a local
 * one by its name.
 */
export type Correction = LocalName & {
  id: string
  kind: 'off' | 'work' | 'festival'
  festival?: OccasionKind
  fromOn: string
  toOn: string
}
