declare const result: unique symbol
/** A question to the database that has not been asked yet. Several are asked in one round trip. */
export type Query<T> = { readonly [result]?: T }
export type Results<Q> = { [K in keyof Q]: Q[K] extends Query<infer T> ? T : never }
