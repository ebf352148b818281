export const industries = [
  'chemicals',
  'fireworks',
  'construction',
  'crowded-place',
  'rental-housing',
  'idle-factory',
  'special-equipment',
  'mine',
  'school',
  'hospital',
  'catering',
  'retail',
  'petrol-station',
  'warehouse',
  'manufacturing',
  'other',
] as const
export type Industry = (typeof industries)[number]
