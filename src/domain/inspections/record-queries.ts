import type { MessageRef } from '../delivery/outcome'
import type { Account } from '../people/person'
import type { Query } from '../query'
import type { Unit } from '../units/unit'
import type { Checklist, ChecklistKind } from './checklist'
import type { Inspection } from './record'
import type { Task } from './task'

/** A task that is still to be done, in a list. */
export type TaskLine = Pick<Task, 'number' | 'fromOn' | 'toOn' | 'plannedOn'> &
  Pick<Unit, 'name' | 'nameEn' | 'address' | 'position'>

/** What can be asked of inspections. */
export type RecordQueries = {
  inspection: (number: number) => Query<Inspection | undefined>
  inspectionsById: (ids: readonly string[]) => Query<Inspection[]>
  /** The task whose card that message is. */
  inspectionByCard: (ref: MessageRef) => Query<Inspection | undefined>
  /** The task whose photo is awaited in a chat. */
  inspectionInConversation: (account: Account, chat: string) => Query<Inspection | undefined>
  /** The newest version of a list. */
  checklist: (kind: ChecklistKind) => Query<Checklist>
  /**
   * Tasks of running campaigns that a person's teams have still to do: by window and plan, or, from a
   * position (degrees), the nearest first; with words, at units that have each of them in their name or address,
   * or have that code. At most `size` after `skip`, and one more where there are more.
   */
  tasksToDo: (asks: {
    viewer: Account
    near?: { latitude: number; longitude: number }
    words?: string
    skip: number
    size: number
  }) => Query<TaskLine[]>
}
