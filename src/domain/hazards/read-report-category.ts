import { cleanText, foldText } from '../text/fold'
import type { Reading, Span } from '../text/reading'
import { type Category, categories } from './categories'
import { keywords } from './read-report-keywords'

type Part = { text: string; stem: boolean; latin: boolean }
type Keyword = { category: Category; parts: Part[]; strong: boolean; weight: number }
export type CategoryMatch = Span & { category: Category; strong: boolean; weight: number }

/** Parts of one keyword stand at most this many UTF-16 units apart. */
const nearness = 24
/** How many places of one part are looked at: enough for any report, and keeps the time linear. */
const placesMax = 40

function partOf(written: string): Part {
  const stem = written.endsWith('*')
  const text = stem ? written.slice(0, -1) : written
  return { text, stem, latin: /^[a-z0-9]/.test(text) }
}

type Index = {
  all: Keyword[]
  /** The parts by what they begin with, so that a text is gone through once, whatever the number of keywords. */
  partsBy: Map<string, Part[]>
  /** Keywords by their first part; where it does not stand, they don't. */
  keywordsBy: Map<Part, number[]>
}

function createIndex(): Index {
  /** One part for all keywords that have it, so that it is looked for once. */
  const parts = new Map<string, Part>()
  const keep = <K, V>(map: Map<K, V[]>, key: K, value: V) => {
    const values = map.get(key)
    if (values) values.push(value)
    else map.set(key, [value])
  }
  const partsBy = new Map<string, Part[]>()
  const sharedPart = (written: string): Part => {
    const known = parts.get(written)
    if (known) return known
    const part = partOf(written)
    parts.set(written, part)
    keep(partsBy, part.text.charAt(0), part)
    return part
  }
  const all = categories.flatMap((category) => {
    const { strong, weak = [] } = keywords[category]
    const toKeyword = (strength: boolean) => (written: string) => {
      const parts = written.split('+').map(sharedPart)
      const weight = parts.reduce((sum, part) => sum + part.text.length * (part.latin ? 1 : 3), 0)
      return { category, strong: strength, parts, weight }
    }
    return [...strong.map(toKeyword(true)), ...weak.map(toKeyword(false))]
  })
  const keywordsBy = new Map<Part, number[]>()
  for (const [at, keyword] of all.entries()) {
    const [first] = keyword.parts
    if (first) keep(keywordsBy, first, at)
  }
  return { all, partsBy, keywordsBy }
}

let made: Index | undefined
/** Made for the first text: a worker that reads none starts without it. */
const index = (): Index => {
  made ??= createIndex()
  return made
}

const letter = /[a-z]/

function isWhole(folded: string, at: number, part: Part): boolean {
  if (!part.latin) return true
  const end = at + part.text.length
  return !letter.test(folded.charAt(at - 1)) && (part.stem || !letter.test(folded.charAt(end)))
}

/** A Latin stem takes in the rest of its word. */
function endOfWord(folded: string, at: number, part: Part): number {
  let end = at + part.text.length
  while (part.latin && part.stem && end < folded.length && letter.test(folded.charAt(end))) end += 1
  return end
}

/** The parts that stand in a folded text, each with its places. */
function placesIn(folded: string): Map<Part, Span[]> {
  const { partsBy } = index()
  const found = new Map<Part, Span[]>()
  for (let at = 0; at < folded.length; at += 1) {
    const begun = partsBy.get(folded.charAt(at))
    if (!begun) continue
    for (const part of begun) {
      if (!folded.startsWith(part.text, at) || !isWhole(folded, at, part)) continue
      const place = { from: at, to: endOfWord(folded, at, part) }
      const places = found.get(part)
      if (!places) found.set(part, [place])
      else if (places.length < placesMax) places.push(place)
    }
  }
  return found
}

const separator = /[\n.;!?]/

/** The first place where both stand near each other, in one sentence, in either order. */
function together(folded: string, firsts: readonly Span[], seconds: readonly Span[]): Span | undefined {
  for (const a of firsts) {
    for (const b of seconds) {
      const from = Math.min(a.from, b.from)
      const to = Math.max(a.to, b.to)
      const gap = to - from - (a.to - a.from) - (b.to - b.from)
      if (gap < 0 || gap > nearness) continue
      const between = folded.slice(Math.min(a.to, b.to), Math.max(a.from, b.from))
      if (!separator.test(between)) return { from, to }
    }
  }
  return undefined
}

function find(folded: string, keyword: Keyword, places: Map<Part, Span[]>): Span | undefined {
  const [first, ...others] = keyword.parts
  let anchors = first && places.get(first)
  for (const part of others) {
    const next = places.get(part)
    const found = anchors && next && together(folded, anchors, next)
    anchors = found && [found]
  }
  return anchors?.[0]
}

/** The keywords that stand in a folded text, in the order of their list, each with its first place; at most so many. */
function keywordsIn(folded: string, max = Number.POSITIVE_INFINITY): { keyword: Keyword; span: Span }[] {
  const { all, keywordsBy } = index()
  const places = placesIn(folded)
  const begun: number[] = []
  for (const part of places.keys()) begun.push(...(keywordsBy.get(part) ?? []))
  begun.sort((a, b) => a - b)
  const found: { keyword: Keyword; span: Span }[] = []
  for (const at of begun) {
    const keyword = all[at]
    const span = keyword && find(folded, keyword, places)
    if (span && found.push({ keyword, span }) === max) break
  }
  return found
}

/** Where words of a category stand in a folded text; words inside longer ones of another category are left out. */
export function categoryMatches(folded: string): CategoryMatch[] {
  const found = keywordsIn(folded).map(({ keyword, span }) => {
    const { category, strong, weight } = keyword
    return { from: span.from, to: span.to, category, strong, weight }
  })
  return found.filter((it) => !found.some((other) => shadows(other, it)))
}

/** Whether words of any category stand in a folded text: of those that do, one at least is inside no other's. */
export const speaksOfHazard = (folded: string): boolean => keywordsIn(folded, 1).length > 0

/** Whether the one says more than the other about the same words. */
const shadows = (one: CategoryMatch, other: CategoryMatch): boolean =>
  one.category !== other.category &&
  one.from < other.to &&
  other.from < one.to &&
  (one.strong === other.strong ? one.weight > other.weight : one.strong)

/**
 * What kind of hazard the words name. The longest words decide about a place in the text; where the rest
 * speaks of several kinds, all of them are options, the best supported first.
 */
export function readCategory(text: string): Reading<Category> {
  const matches = categoryMatches(foldText(cleanText(text)))
  const strong = matches.filter((it) => it.strong)
  const counted = strong.length > 0 ? strong : matches
  const weights = new Map<Category, number>()
  for (const it of counted) weights.set(it.category, Math.max(weights.get(it.category) ?? 0, it.weight))
  const options = [...weights.keys()].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
  const [value] = options
  if (!value) return { kind: 'missing' }
  return options.length === 1 ? { kind: 'certain', value } : { kind: 'doubtful', options }
}
