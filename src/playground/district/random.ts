/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T => {
    const found = from[below(from.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }
  return { next, below, pick, chance: (share: number): boolean => next() < share }
}
export type Random = ReturnType<typeof createRandom>
