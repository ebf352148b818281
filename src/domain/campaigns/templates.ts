/** What campaigns are made from. `free` is none of them. */
export const templates = [
  'new-year',
  'spring-festival',
  'lantern-festival',
  'two-sessions',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
  'work-safety-month',
  'wheat-harvest',
  'flood-season',
  'summer-heat',
  'winter-fire-prevention',
  'fireworks',
  'hazardous-chemicals',
  'idle-factories',
  'strike-illegal',
  'hundred-days',
  'free',
] as const
export type Template = (typeof templates)[number]
