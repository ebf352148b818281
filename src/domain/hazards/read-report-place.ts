import { foldText } from '../text/fold'
import type { Span } from '../text/reading'
import { speaksOfHazard } from './read-report-category'

/** Words for a place; explicit where the reporter parted them from the rest by a colon, comma or line end. */
export type Place = { words: string; span: Span; explicit: boolean }

/** Longest words for a place, in UTF-16 units; a longer beginning is a sentence. */
const placeLengthMax = 60

const wordsIn = (text: string, span: Span): Span => {
  const part = text.slice(span.from, span.to)
  const from = span.from + (part.length - part.trimStart().length)
  return { from, to: Math.max(from, span.from + part.trimEnd().length) }
}

function placeUpTo(text: string, folded: string, at: number, explicit: boolean): Place | undefined {
  const span = wordsIn(text, { from: 0, to: at })
  const words = text.slice(span.from, span.to)
  const isPlace = /[\p{L}\p{N}]/u.test(words) && words.length <= placeLengthMax && !words.includes('\u0001')
  return isPlace && /[\p{L}]/u.test(folded.slice(at + 1)) ? { words, span, explicit } : undefined
}

/**
 * The words for the place at the beginning of a text, parted from the rest: what stands before a colon, or before the first comma, line
 * end or space where that part names nothing that is wrong and what follows does. Blanked words (limit, severity)
 * are no place.
 */
export function readPlace(text: string): Place | undefined {
  const folded = foldText(text.slice(0, 400))
  const colon = /^[^:\n]{1,60}:(?!\d|\/\/)/.exec(folded)
  const before = colon && folded.slice(0, colon[0].length - 1)
  if (colon && before && !isLabel(before)) return placeUpTo(text, folded, colon[0].length - 1, true)
  const separated = /^[^,;\n]{1,60}[,;\n]/.exec(folded)
  if (separated) {
    const at = separated[0].length - 1
    if (!speaksOfHazard(folded.slice(0, at)) && speaksOfHazard(folded.slice(at))) {
      return placeUpTo(text, folded, at, true)
    }
  }
  const spaced = /^[^\s,;:]{2,40} /.exec(folded)
  if (spaced && /[\u4e00-\u9fff]/.test(spaced[0]) && !speaksOfHazard(spaced[0])) {
    const at = spaced[0].length - 1
    if (speaksOfHazard(folded.slice(at))) return placeUpTo(text, folded, at, false)
  }
  return undefined
}

/** The stretch that made a unit doubtful is a place, where it begins the text and stands by itself. */
export const namedPlace = (text: string, named: Span | undefined): Place | undefined =>
  named && standsApart(foldText(text.slice(0, 400)), named)
    ? { words: text.slice(named.from, named.to), span: named, explicit: false }
    : undefined

/** "Description:", 问题：are no places. */
const isLabel = (folded: string): boolean =>
  /^\s*(?:description|problem|issue|hazard|report|note|问题|描述|隐患|情况|说明|内容)\s*$/.test(folded)

const standsApart = (folded: string, { from, to }: Span): boolean =>
  !/[\p{L}\p{N}]/u.test(folded.charAt(from - 1)) && !/[\p{L}\p{N}]/u.test(folded.charAt(to)) && from === 0
