import type { Category } from '../hazards/categories'
import type { Severity } from '../hazards/hazard'
import type { Industry } from '../units/industries'

export const checklistKinds = [
  'fire-safety',
  'fireworks',
  'hazardous-chemicals',
  'construction-site',
  'crowded-place',
  'rental-housing',
  'school',
  'idle-factory',
] as const
export type ChecklistKind = (typeof checklistKinds)[number]

/** One thing to look at. Its words say what is in order; where they are not true, that is the hazard. */
export type ChecklistItem = {
  /** Stable over all versions of its list; at most 40 of `a-z0-9-`. */
  id: string
  en: string
  zh: string
  category: Category
  severity: Severity
}

/** A list of one version. Version 1 is built in; every edit by a coordinator is the next. */
export type Checklist = { kind: ChecklistKind; version: number; items: readonly ChecklistItem[] }

/** Keeps items as the next version of their list, unless nothing in it is `changed`. `key` makes a repeat do nothing. */
export type KeepChecklist = (
  kind: ChecklistKind,
  items: readonly ChecklistItem[],
  asks: { by: string; key: string },
) => Promise<{ list: Checklist; changed: boolean }>

/** Items a list may have: a modal has room for no more (Slack: 100 blocks), nor has anybody's patience. */
export const checklistItemsMax = 60
/** Longest words of an item, in UTF-16 units. */
export const itemTextMax = 200

const byIndustry: Partial<Record<Industry, ChecklistKind>> = {
  fireworks: 'fireworks',
  chemicals: 'hazardous-chemicals',
  'petrol-station': 'hazardous-chemicals',
  construction: 'construction-site',
  'crowded-place': 'crowded-place',
  hospital: 'crowded-place',
  'rental-housing': 'rental-housing',
  school: 'school',
  'idle-factory': 'idle-factory',
}

/** The list a unit is inspected by; the basics of fire safety where its industry has none of its own. */
export const checklistKindFor = (industry: Industry | undefined): ChecklistKind =>
  (industry && byIndustry[industry]) ?? 'fire-safety'
