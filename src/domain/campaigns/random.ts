/**
 * Numbers for a draw by lot, the same for the same seed on every machine: the seed's text is hashed by FNV-1a
 * (32 bits, UTF-16 units) into the state of mulberry32, whose results are divided by 2³². Published here, so that
 * anyone can draw again with a program of their own.
 */
export function createLot(seed: string): () => number {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at += 1) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193)
  state >>>= 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
