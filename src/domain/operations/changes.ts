import type { Operation } from './operation'

/** What is kept of joint operations. Fails as a conflict if another change came first, or time is taken twice. */
export type OperationChange =
  | { kind: 'operation.planned'; operation: Operation; by: string; at: number }
  | { kind: 'operation.changed'; operation: Operation; act: string; by: string; at: number }
  /** Two places changed hands, all at once: who held one may be out at the other's time. */
  | { kind: 'operations.swapped'; operations: readonly Operation[]; by: string; at: number }
