import { foldText, isChinese } from '../text/fold'
import type { Reading, Span } from '../text/reading'
import { type Alignment, alignName, wordsOf } from './align-name'

/** A unit that a text may mean, as the search for its words gives it. */
export type UnitCandidate = { id: string; number: number; name: string; nameEn?: string; address?: string }

/** Which unit a text means, and the stretch of the text that says so. */
export type UnitMatch = Reading<UnitCandidate> & { span?: Span; exact?: boolean }

type Scored = { unit: UnitCandidate; best: Alignment }

const optionsMax = 5
/** A unit's words are looked for in the beginning of a text, in UTF-16 units. */
const searchedLength = 400
/** Less of a name's own words (two Chinese characters weigh 2, a Latin word of four letters 1.6) says nothing. */
const leastOwnWeight = 1.5
/** The same for a name that stands there whole. */
const leastWholeWeight = 1.1
/** Less than two Chinese characters or five letters, in part of a name, is a hint and no more. */
const leastCertainWeight = 2
/** A whole name that is shorter may by chance stand inside other words. */
const longNameWeight = 2.5
/** A rival whose match weighs at least this part of the best one's is near. */
const nearness = 0.85

const codePattern = /(?<![a-z0-9])u ?- ?(\d{1,9})(?![a-z0-9])/

/** The number of the unit code (U-12) that stands in a text. */
export function unitCodeIn(text: string): (Span & { number: number }) | undefined {
  const match = codePattern.exec(foldText(text))
  if (!match?.[1]) return undefined
  return { number: Number(match[1]), from: match.index, to: match.index + match[0].length }
}

function byCode(text: string, candidates: readonly UnitCandidate[]): UnitMatch | undefined {
  const code = unitCodeIn(text)
  const value = candidates.find((it) => it.number === code?.number)
  return code && value && { kind: 'certain', value, span: { from: code.from, to: code.to }, exact: true }
}

function scoreAll(text: string, candidates: readonly UnitCandidate[]): Scored[] {
  const words = wordsOf(foldText(text.slice(0, searchedLength)))
  const unique = candidates.filter((it, at) => candidates.findIndex((other) => other.id === it.id) === at)
  return unique
    .flatMap((unit) => {
      const names = unit.nameEn === undefined ? [unit.name] : [unit.name, unit.nameEn]
      const [best] = names.flatMap((name) => alignName(words, name) ?? []).sort(better)
      return best && saysEnough(best) ? [{ unit, best }] : []
    })
    .sort((a, b) => better(a.best, b.best))
}

const saysEnough = ({ own, total, whole }: Alignment): boolean =>
  own >= leastOwnWeight || (whole && total >= leastWholeWeight)

const better = (a: Alignment, b: Alignment): number =>
  Number(b.whole) - Number(a.whole) || b.total - a.total || b.own - a.own

function isNear(one: Scored, best: Scored): boolean {
  if (best.best.whole && !one.best.whole) {
    return contains(one.best.span, best.best.span) && one.best.total > best.best.total
  }
  if (best.best.whole && contains(best.best.span, one.best.span)) return one.best.total >= best.best.total
  return one.best.own >= nearness * best.best.own && one.best.total >= nearness * best.best.total
}

const contains = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to

/** The match is too little, or other words run on in it, to be sure without asking. */
function isWeak(text: string, { own, total, whole, contradicted, span }: Alignment): boolean {
  if (!whole) return contradicted || own < leastCertainWeight
  const runsOn = [span.from - 1, span.to].some((at) => isChinese(text.charAt(at)))
  const isShort = total < longNameWeight && isChinese(text.charAt(span.to - 1))
  return contradicted || (isShort && runsOn)
}

/** The candidates whose own address is in the text too, where there are such. */
function atAddress(text: string, rivals: Scored[]): Scored[] {
  const folded = foldText(text)
  const there = rivals.filter((it) => it.unit.address && folded.includes(foldText(it.unit.address)))
  return there.length > 0 ? there : rivals
}

/**
 * Which of the candidates a cleaned text means. Certain: its code, its whole name, or a part of it that is its
 * own (typing errors in Latin letters allowed) while no other candidate comes near and the text doesn't go on
 * with words for another kind of place. Doubtful: up to five, best first.
 */
export function matchUnit(text: string, candidates: readonly UnitCandidate[]): UnitMatch {
  const coded = byCode(text, candidates)
  if (coded) return coded
  const scored = scoreAll(text, candidates)
  const [best] = scored
  if (!best) return { kind: 'missing' }
  const rivals = atAddress(
    text,
    scored.filter((it) => isNear(it, best)),
  )
  const [winner] = rivals
  const { span, whole } = best.best
  if (rivals.length === 1 && winner && !isWeak(text, winner.best)) {
    return { kind: 'certain', value: winner.unit, span: winner.best.span, exact: winner.best.whole }
  }
  const others = scored.filter((it) => !rivals.includes(it) && it.best.own >= best.best.own / 2)
  const options = [...rivals, ...others].slice(0, optionsMax).map((it) => it.unit)
  return { kind: 'doubtful', options, span, exact: whole }
}
