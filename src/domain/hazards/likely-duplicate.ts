import { foldText } from '../text/fold'
import type { OpenHazard } from '../units/queries'
import type { Category } from './categories'

/** Share of like character pairs from which two descriptions speak of the same. */
const likeness = 0.5

const pairs = (text: string): Set<string> => {
  const letters = [...foldText(text).replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

/** Dice coefficient of the two texts' character pairs: 0 to 1, whatever the language. */
function alike(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)]
  if (first.size === 0 || second.size === 0) return 0
  const shared = [...first].filter((pair) => second.has(pair)).length
  return (2 * shared) / (first.size + second.size)
}

/**
 * The open hazard at the same unit that a report most likely repeats: of the same category (other than
 * "other"), or described in like words.
 */
export function likelyDuplicate(
  open: readonly OpenHazard[],
  report: { category: Category; description: string },
): OpenHazard | undefined {
  const ranked = open
    .map((hazard) => ({ hazard, like: alike(hazard.description, report.description) }))
    .filter(
      ({ hazard, like }) =>
        like >= likeness || (hazard.category === report.category && report.category !== 'other'),
    )
    .sort((a, b) => b.like - a.like || b.hazard.number - a.hazard.number)
  return ranked[0]?.hazard
}
