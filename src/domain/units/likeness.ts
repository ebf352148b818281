/** From this length on one error is forgiven, from the next two. */
const oneErrorLength = 4
const twoErrorsLength = 7

/**
 * Fewest single changes (a letter changed, missing, added, or two neighbours swapped) from one word to the other;
 * `most + 1` where it is more than `most`.
 */
export function errorsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let a = 1; a <= one.length; a += 1) {
    const next = [a]
    for (let b = 1; b <= other.length; b += 1) {
      const same = one.charAt(a - 1) === other.charAt(b - 1)
      const changed = (row[b - 1] ?? 0) + (same ? 0 : 1)
      const swapped = one.charAt(a - 1) === other.charAt(b - 2) && one.charAt(a - 2) === other.charAt(b - 1)
      const cost = Math.min(changed, (row[b] ?? 0) + 1, (next[b - 1] ?? 0) + 1)
      next[b] = swapped && a > 1 && b > 1 ? Math.min(cost, (before[b - 2] ?? 0) + 1) : cost
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return Math.min(row[other.length] ?? 0, most + 1)
}

/**
 * How alike a typed Latin word is to one of a name: 1 the same, 0 another word. Short words and numbers have to
 * be the same; a beginning of four letters or more counts as most of the word.
 */
export function likeness(typed: string, name: string): number {
  if (typed === name) return 1
  const shorter = Math.min(typed.length, name.length)
  if (shorter < oneErrorLength || /^\d/.test(typed) || /^\d/.test(name)) return 0
  const most = Math.max(typed.length, name.length) >= twoErrorsLength ? 2 : 1
  const errors = errorsBetween(typed, name, most)
  if (errors === 1) return 0.75
  if (name.startsWith(typed)) return 0.65
  return errors <= most ? 0.55 : 0
}
