import type { Candidate } from '../engagements/engagement'
import type { TaskResult } from '../inspections/task'
import type { Account } from '../people/person'
import type { Query } from '../query'
import type { Operation } from './operation'
import type { SwapFree } from './swap'

/** An operation with what its card and its acts need to know. */
export type OperationSheet = {
  operation: Operation
  /** Names of everybody it mentions. */
  people: Record<string, string>
  /** People of the departments that are needed. */
  candidates: Candidate[]
  /** What was inspected at the units of its route, in its time. */
  inspections: { number: number; result: TaskResult }[]
  /** Other operations in which people of the same departments have confirmed who are free at the time of this one. */
  swaps: { operationId: string; number: number; title: string; startsAt: number; personId: string }[]
  /** Members who offer a swap: whether each of the two is free at the other's time, their own places aside. */
  offers: { personId: string; free: SwapFree }[]
}

export type OperationLine = { operation: Operation }

/** What can be asked of joint operations. */
export type OperationQueries = {
  operation: (number: number) => Query<OperationSheet | undefined>
  operationsById: (ids: readonly string[]) => Query<OperationSheet[]>
  /** Those that are planned, soonest first, then the last ones that were held; at most 20. */
  operations: (now: number) => Query<OperationLine[]>
  /** The operation a swap that is offered to the person in this one (by number) is for. */
  operationToSwap: (number: number, account: Account) => Query<OperationSheet | undefined>
}
