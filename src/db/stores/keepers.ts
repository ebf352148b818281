import type { InStatement } from '@libsql/client'

/** The statements that keep each kind of change. A kind without its statements does not compile. */
export type Keepers<C extends { kind: string }> = {
  [K in C['kind']]: (change: Extract<C, { kind: K }>) => InStatement[] | Promise<InStatement[]>
}
