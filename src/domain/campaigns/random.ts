import { fnv1a } from '../text/fnv1a'

/**
 * Numbers for a draw by lot, the same for the same seed on every machine: the seed's text is hashed by FNV-1a
 * (32 bits, UTF-16 units) into the state of mulberry32, whose results are divided by 2³². Published here, so that
 * anyone can draw again with a program of their own.
 */
export function createLot(seed: string): () => number {
  let state = fnv1a(seed)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
