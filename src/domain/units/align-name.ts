import { foldText, tokensOf } from '../text/fold'
import { genericChineseAt, genericLatin } from '../text/generic-words'
import type { Span } from '../text/reading'
import { likeness } from './likeness'

/** A word or Chinese character with what it weighs: generic ones (petrol station, 有限公司) say little. */
export type Word = Span & { text: string; weight: number; generic: boolean; chinese: boolean }

export type Alignment = {
  span: Span
  /** Weight of all matched words, and of those that are the name's own. */
  total: number
  own: number
  /** Every word of the name stands in the text, without errors and in one piece. */
  whole: boolean
  /** Right behind the match the text names a kind of place that the name is not. */
  contradicted: boolean
}

const genericWeight = 0.3
const weightPerLetter = 0.4
const lettersMax = 10
/** What a skipped word between two matched ones costs. */
const gapCost = 0.35
const nameWordsMax = 60

const latinWeight = (text: string): number =>
  /^\d/.test(text) ? 1 : Math.min(text.length, lettersMax) * weightPerLetter

/** The words of a folded text. */
export function wordsOf(folded: string): Word[] {
  let genericTo = 0
  return tokensOf(folded).map(({ text, from, to, chinese }) => {
    if (chinese) {
      if (from >= genericTo) genericTo = from + genericChineseAt(folded, from)
      const generic = from < genericTo
      return { text, from, to, chinese, generic, weight: generic ? genericWeight : 1 }
    }
    const generic = genericLatin.has(text)
    return { text, from, to, chinese, generic, weight: latinWeight(text) * (generic ? genericWeight : 1) }
  })
}

type Cell = { score: number; at: number; name: number; back: Cell | undefined; gain: number; exact: boolean }

function gainOf(textWord: Word, nameWord: Word): { gain: number; exact: boolean } | undefined {
  if (textWord.text === nameWord.text) return { gain: nameWord.weight, exact: true }
  if (textWord.chinese || nameWord.chinese) return undefined
  const alike = likeness(textWord.text, nameWord.text)
  return alike > 0 ? { gain: alike * nameWord.weight, exact: false } : undefined
}

/** Best chain of matching words, in the order of the name, gaps allowed at a price. */
function bestChain(words: readonly Word[], name: readonly Word[]): Cell | undefined {
  let best: Cell | undefined
  let previous: (Cell | undefined)[] = []
  for (const [at, textWord] of words.entries()) {
    const row: (Cell | undefined)[] = []
    for (const [index, nameWord] of name.entries()) {
      const matched = gainOf(textWord, nameWord)
      const before = previous[index - 1]
      const lengthened = matched && lengthen(before, at, index, matched)
      const skipped = stronger(stronger(lessGap(previous[index]), lessGap(row[index - 1])), lessGap(before))
      row[index] = stronger(lengthened, skipped)
      if (lengthened && (!best || lengthened.score > best.score)) best = lengthened
    }
    previous = row
  }
  return best
}

/** The name where it stands first as it is written: no chain can be worth more. */
function wholeChain(words: readonly Word[], name: readonly Word[]): Cell | undefined {
  const first = words.findIndex((_, at) => name.every((word, step) => words[at + step]?.text === word.text))
  if (first < 0) return undefined
  return name.reduce<Cell | undefined>(
    (before, { weight }, step) => lengthen(before, first + step, step, { gain: weight, exact: true }),
    undefined,
  )
}

const lengthen = (
  before: Cell | undefined,
  at: number,
  name: number,
  matched: { gain: number; exact: boolean },
): Cell => {
  const useful = before && before.score > 0 ? before : undefined
  return { score: (useful?.score ?? 0) + matched.gain, at, name, back: useful, ...matched }
}

/** A cell after paying for a skipped word, where it is still worth something. */
const lessGap = (cell: Cell | undefined): Cell | undefined =>
  cell && cell.score > gapCost ? { ...cell, score: cell.score - gapCost } : undefined

/** Of two cells the one that scores more. */
const stronger = (one: Cell | undefined, other: Cell | undefined): Cell | undefined =>
  one && (!other || one.score >= other.score) ? one : other

function chainOf(last: Cell): Cell[] {
  const cells: Cell[] = []
  for (let cell: Cell | undefined = last; cell; cell = cell.back) cells.unshift(cell)
  return cells
}

const isNumber = (word: Word | undefined): boolean => word !== undefined && /^\d/.test(word.text)

/** Between two matched words the text has words of its own, or another number than the name. */
function interrupted(words: readonly Word[], name: readonly Word[], cells: readonly Cell[]): boolean {
  return cells.some((cell, step) => {
    const next = cells[step + 1]
    const typed = words.slice(cell.at + 1, next?.at ?? cell.at + 2)
    const meant = name.slice(cell.name + 1, next?.name ?? cell.name + 2)
    if (
      typed.some(isNumber) &&
      meant.some(isNumber) &&
      !(next === undefined && typed[0]?.text === meant[0]?.text)
    ) {
      return true
    }
    return next !== undefined && typed.some((word) => !word.generic)
  })
}

const roadWords = new Set([
  'road',
  'street',
  'avenue',
  'lane',
  'north',
  'south',
  'east',
  'west',
  'express',
  'city',
  'town',
  'village',
  'district',
])

/** Behind its own words of the name the text goes on with another kind of place, or with the number of a branch. */
function goesOn(words: readonly Word[], last: Cell, lastIsGeneric: boolean): boolean {
  const word = words[last.at]
  const next = words[last.at + 1]
  if (!word || !next || next.from - word.to > 1) return false
  if (isNumber(next)) {
    const sign = words[last.at + 2]?.text
    return (sign === '号' && '店厂'.includes(words[last.at + 3]?.text ?? '?')) || sign === '店'
  }
  if (lastIsGeneric || !next.generic || word.chinese !== next.chinese) return false
  return next.chinese ? next.from === word.to : next.text.length > 3 && !roadWords.has(next.text)
}

function isWhole(name: readonly Word[], cells: readonly Cell[]): boolean {
  const inOnePiece = cells.every((cell, step) => step === 0 || cell.at === (cells[step - 1]?.at ?? 0) + 1)
  return inOnePiece && cells.length === name.length && cells.every((cell) => cell.exact)
}

/** Where and how well a name, or a part of it, stands among the words of a text. */
export function alignName(words: readonly Word[], writtenName: string): Alignment | undefined {
  const name = wordsOf(foldText(writtenName)).slice(0, nameWordsMax)
  const last = wholeChain(words, name) ?? bestChain(words, name)
  if (!last) return undefined
  const cells = chainOf(last)
  const first = words[cells[0]?.at ?? 0]
  const end = words[last.at]
  if (!first || !end) return undefined
  const own = cells.filter((cell) => !name[cell.name]?.generic).reduce((sum, cell) => sum + cell.gain, 0)
  const whole = isWhole(name, cells)
  const lastIsGeneric = name[last.name]?.generic === true
  return {
    span: { from: first.from, to: end.to },
    total: last.score,
    own,
    whole,
    contradicted: interrupted(words, name, cells) || goesOn(words, last, lastIsGeneric || whole),
  }
}
