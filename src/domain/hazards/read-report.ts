import { cleanText, foldText } from '../text/fold'
import { type Reading, type Span, withoutSpans } from '../text/reading'
import { readTimeLimit } from '../time-limit'
import { matchUnit, type UnitCandidate, type UnitMatch } from '../units/match-unit'
import type { Category } from './categories'
import type { Severity } from './hazard'
import { categoryMatches, readCategory } from './read-report-category'
import { namedPlace, type Place, readPlace } from './read-report-place'
import { readSeverity } from './read-report-severity'
import { tidyDescription } from './read-report-tidy'

/** What the words of a report say. The whole text is kept elsewhere. */
export type ReportReading = {
  unit: Reading<UnitCandidate>
  /** Words for the place, where they are no unit that is certain. */
  place?: string
  /** What is wrong, in the reporter's words; empty where nothing else was said. */
  description: string
  category: Reading<Category>
  /** `said` is false where general is only assumed. */
  severity: { value: Severity; said: boolean }
  /** UTC ms */
  deadlineAt?: number
  /** No question is left: it may be filed at once. */
  clear: boolean
}

export type ReportContext = { now: number; timezone: string; units: readonly UnitCandidate[] }

/** Least weight of words that tell plainly what is wrong: four Chinese characters, twelve letters. */
const plainWeight = 12
/** Blanked words count as nothing, but still part what stands left and right of them. */
const filler = '\u0001'

const prefix =
  /^\s*(?:[#/]?(?:hazard|隐患)(?:@[a-z0-9_]{1,64})?(?![a-z0-9_])(?:(?:上报|报告)(?=[\s:,]))?|(?:上报|报告)隐患(?=[\s:,]))[\s:,.!-]*/

/**
 * What follows in a message that reports a hazard (starting with 隐患, #隐患, #hazard, /hazard, hazard:), undefined
 * where it is none: "hazard" without a mark begins a report only before a colon or line end, and 隐患 not where
 * it is the beginning of another word.
 */
export function stripReportPrefix(text: string): string | undefined {
  const cleaned = cleanText(text)
  const folded = foldText(cleaned)
  const match = prefix.exec(folded)
  if (!match) return undefined
  const words = match[0].trimStart()
  const rest = cleaned.slice(match[0].length)
  if (words.startsWith('hazard') && !/^hazard(?:\s*:|\s*$|\s*\n)/.test(folded.trimStart())) return undefined
  if (/^隐患[排整治管台清举通]/.test(folded.trimStart())) return undefined
  return rest.trim()
}

const contentOf = (text: string): string => stripReportPrefix(text) ?? cleanText(text).trim()

type Parts = {
  place: Place | undefined
  unit: UnitMatch
  limit: ReturnType<typeof readTimeLimit>
  severity: ReturnType<typeof readSeverity>
}

/**
 * The unit, the limit and the severity, each from words the others have not taken: a unit whose whole name stands
 * there goes first (7 Days Inn has no limit in it), a part of a name last.
 */
function takeApart(content: string, context: ReportContext): Parts {
  const place = readPlace(content)
  const first = matchPlace(place, context.units) ?? matchUnit(content, context.units)
  const ownWords = first.kind === 'certain' && first.exact && first.span ? [first.span] : []
  const others = withoutSpans(content, ownWords, filler)
  const limit = readTimeLimit(others, context)
  const severity = readSeverity(others)
  if (ownWords.length > 0) return { place, unit: first, limit, severity }
  const left = withoutSpans(content, [...(limit ? [limit] : []), ...severity.spans], filler)
  return { place, unit: matchPart(left, context.units), limit, severity }
}

/** A unit whose whole name parts itself from the rest is meant, whatever the rest has in common with another's. */
function matchPlace(place: Place | undefined, units: readonly UnitCandidate[]): UnitMatch | undefined {
  if (!place?.explicit) return undefined
  const { words, span } = place
  const match = matchUnit(words, units)
  const whole = match.exact && match.span?.from === 0 && match.span.to === words.length
  return match.kind === 'certain' && whole ? { ...match, span } : undefined
}

/** Words that tell plainly what is wrong: "fire lane blocked", 消防通道堵塞. */
const wrongIn = (text: string): Span[] =>
  categoryMatches(foldText(text)).filter((it) => it.strong && it.weight >= plainWeight)

/** A part of a name in words that say what is wrong (an exit, for the Exit Hotel) is no more than a hint. */
function matchPart(text: string, units: readonly UnitCandidate[]): UnitMatch {
  const match = matchUnit(withoutSpans(text, wrongIn(text), filler), units)
  if (match.kind !== 'missing') return match
  const hint = matchUnit(text, units)
  if (hint.kind !== 'certain' || hint.exact) return hint
  const { span } = hint
  return { kind: 'doubtful', options: [hint.value], ...(span ? { span } : {}) }
}

/**
 * The words before a colon are the place as a whole: where a unit's name makes up less than half of them, it is
 * another place, or at least not surely that unit.
 */
function heedPlace(unit: UnitMatch, place: Place | undefined): UnitMatch {
  if (!place?.explicit || unit.kind === 'missing' || unit.exact || !unit.span) return unit
  const { from, to } = unit.span
  if (from < place.span.from || to > place.span.to || (to - from) * 2 >= place.words.length) return unit
  return unit.kind === 'certain'
    ? { kind: 'doubtful', options: [unit.value], span: unit.span }
    : { kind: 'missing' }
}

/** Everything a report says, from its words and the units they may mean. Linear in the length of the text. */
export function readReport(text: string, context: ReportContext): ReportReading {
  const content = contentOf(text)
  const { place: first, unit: named, limit, severity } = takeApart(content, context)
  const taken: Span[] = [...(limit ? [limit] : []), ...severity.spans]
  const left = withoutSpans(content, taken, filler)
  const words = (left === content ? first : readPlace(left)) ?? namedPlace(left, named.span)
  const unit = heedPlace(named, words)
  const unitWords = unit.kind === 'certain' && unit.span ? [unit.span] : []
  const place = unit.kind === 'certain' ? undefined : words
  const description = tidyDescription(content, [...taken, ...unitWords, ...(place ? [place.span] : [])])
  const category = readCategory(withoutSpans(left, unitWords, filler))
  const located = unit.kind === 'certain' || (unit.kind === 'missing' && place?.explicit === true)
  return {
    unit: readingOf(unit),
    ...(place ? { place: place.words } : {}),
    description,
    category,
    severity: { value: impliedBy(category, severity.value), said: severity.said || impliesMajor(category) },
    ...(limit ? { deadlineAt: limit.deadlineAt } : {}),
    clear: located && description !== '' && category.kind !== 'doubtful',
  }
}

const readingOf = (match: UnitMatch): Reading<UnitCandidate> => {
  if (match.kind === 'certain') return { kind: 'certain', value: match.value }
  return match.kind === 'doubtful' ? { kind: 'doubtful', options: match.options } : { kind: 'missing' }
}

/** A major fire hazard (重大火灾隐患) is major by its name. */
const impliesMajor = (category: Reading<Category>): boolean =>
  category.kind === 'certain' && category.value === 'major-fire-hazard'

const impliedBy = (category: Reading<Category>, said: Severity): Severity =>
  impliesMajor(category) ? 'major' : said

/** A severity word or limit is no part of a unit's name, nor is what is wrong: the search is spared them. */
export function searchWords(text: string): string {
  const content = contentOf(text)
  const now = 0
  const limit = readTimeLimit(content, { now, timezone: 'UTC' })
  const left = withoutSpans(content, [...(limit ? [limit] : []), ...readSeverity(content).spans])
  const words = withoutSpans(left, wrongIn(left)).replace(/\s+/g, ' ').trim()
  return /[\p{L}\p{N}]{2}/u.test(words) ? words : content
}
