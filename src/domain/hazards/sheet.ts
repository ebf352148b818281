import type { Evidence } from '../evidence/evidence'
import type { Account } from '../people/person'
import type { Unit } from '../units/unit'
import type { Category } from './categories'
import type { Recorded } from './events'
import type { Hazard, Severity, Status } from './hazard'

/** A file on a card: where it came from, and whether its bytes are ours yet. */
export type SheetFile = Evidence & {
  stored: boolean
  problem?: string
  position?: { latitude: number; longitude: number }
  takenAt?: number
}

/** A hazard with everything its card says: names in place of ids, and what happened last. */
export type HazardSheet = {
  hazard: Hazard
  unit?: Unit
  /** Names of the people it mentions, by id. */
  people: Record<string, string>
  files: SheetFile[]
  last: Recorded
  /** Contacts of the unit who can be reached in chat. */
  contacts: { id: string; name: string }[]
  /** The number of the task at whose inspection it was found. */
  taskNumber?: number
}

/** Which hazards a list shows. Everybody sees only what is theirs to see (`canSee`); the database applies it. */
export type HazardFilter = {
  /** The account that asks; strangers see nothing. */
  viewer: Account
  scope: 'mine' | 'open' | 'overdue' | 'major' | 'all' | 'tasks'
  words?: string
  now: number
  /** Hazards with a smaller number than this; the page before the first is undefined. */
  before?: number
  size: number
  /** How far all of them are counted; `countedMax` unless said. */
  countMax?: number
}

/** How far a list is counted: what counts all would grow with what was ever reported. */
export const countedMax = 100

export type HazardLine = {
  number: number
  status: Status
  severity: Severity
  category: Category
  description: string
  /** Its unit's name, with the English one where there is one, else the place in words. */
  where?: string
  whereEn?: string
  deadlineAt?: number
}

/** `more`: there are further ones below the last. `beyond`: there are more than `total`, which is `countMax`. */
export type HazardList = { lines: HazardLine[]; more: boolean; total: number; beyond: boolean }
