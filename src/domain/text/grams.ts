import { cleanText, foldText, type Token, tokensOf } from './fold'
import { genericChineseAt, genericLatin } from './generic-words'

/**
 * Names are searched through an FTS5 table of one column whose content is made here, with the tokenizer
 * `unicode61` and bm25 as the order (`ORDER BY rank`). SQLite's own trigram tokenizer finds no Chinese word of
 * two characters, and trigrams of misspelt Latin words are too common to be quick; these grams are neither:
 *
 * - Chinese: every two characters that stand together (a single one where it stands alone);
 * - Latin: the word, the word less each of its letters (two words with one letter changed, missing, added or
 *   swapped have one of these in common), its consonants, and neighbouring words written as one.
 *
 * A gram is made of letters and digits alone, so that it is one token for the tokenizer and can't be syntax for
 * the query. What kind it is, a Greek letter in front says.
 */
const less = 'λ'
const bones = 'σ'
/** Most grams of one query; a report is longer than a name, and what it is about comes early. */
const queryGramsMax = 40
/** Longest stretch of a text that grams are made of, in UTF-16 units. */
const searchedLength = 400
const wordLength = 24
/** Shorter Latin words are not looked for with errors: too many others are like them. */
const fuzzyLength = 4

/** Legal forms are neither kept nor looked for: they tell no names apart, and make long names rank low. */
const legalForm =
  /(?:股份|集团)?有限(?:责任)?公司|公司|(?<![a-z])(?:co|ltd|limited|inc|corp|llc|company)(?![a-z])/g

const withoutForms = (text: string): string => foldText(cleanText(text)).replace(legalForm, ' ')

const unique = (grams: Iterable<string>): string[] => [...new Set(grams)]

/** What is left of a word when vowels are mistyped, swapped or forgotten. */
const bonesOf = (word: string): string => word.charAt(0) + word.slice(1).replace(/[aeiou]|(.)(?=\1)/g, '')

const eachLess = (word: string): string[] =>
  Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1))

function fuzzyGrams(word: string): string[] {
  if (word.length < fuzzyLength) return []
  const consonants = bonesOf(word)
  const some = consonants.length >= 3 ? [consonants] : []
  const fewer = consonants.length >= 4 ? eachLess(consonants) : []
  return [...eachLess(word).map((it) => less + it), ...[...some, ...fewer].map((it) => bones + it)]
}

const wordGrams = (word: string): string[] => {
  const cut = word.slice(0, wordLength)
  return [cut, less + cut, ...fuzzyGrams(cut)]
}

const isNumber = (token: Token): boolean => /^\d/.test(token.text)

/** Runs of Chinese characters that stand together, each with its place. */
function runsOf(tokens: readonly Token[]): { text: string; from: number }[] {
  const runs: { text: string; from: number; to: number }[] = []
  for (const token of tokens) {
    if (!token.chinese) continue
    const last = runs.at(-1)
    if (last?.to === token.from) {
      last.text += token.text
      last.to = token.to
    } else runs.push({ text: token.text, from: token.from, to: token.to })
  }
  return runs
}

const bigramsOf = (run: string): string[] =>
  run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))

/** Neighbouring short words as one: Xin Yuan is Xinyuan to another writer. */
function joinedWords(words: readonly Token[]): string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1]
    const near = next && next.from - word.to === 1 && word.text.length + next.text.length <= 12
    return near && !isNumber(word) && !isNumber(next) ? [word.text + next.text] : []
  })
}

/** What the search table holds for a name (or several, joined by spaces): its grams, joined by spaces. */
export function gramsOf(name: string): string {
  const tokens = tokensOf(withoutForms(name))
  const chinese = runsOf(tokens).flatMap((run) => bigramsOf(run.text))
  const others = tokens.filter((token) => !token.chinese)
  const telling = others.filter((token) => !genericLatin.has(token.text))
  const words = [...others.map((token) => token.text), ...joinedWords(telling)]
  const grams = words.flatMap((word) =>
    /^\d/.test(word) || genericLatin.has(word) ? [word] : wordGrams(word),
  )
  return unique([...chinese, ...grams]).join(' ')
}

const placeName = /[\u4e00-\u9fff]{2}(?:街道|[区县市镇乡村路街])/y

/** Length of a street or district of two characters and its kind, 0 if there is none. */
function placeNameAt(run: string, at: number): number {
  placeName.lastIndex = at
  return placeName.exec(run)?.[0].length ?? 0
}

/** Bigrams of a run, those of generic words and place names apart. */
function splitBigrams(run: string): { telling: string[]; generic: string[] } {
  const covered = new Set<number>()
  for (let at = 0; at < run.length; ) {
    const length = Math.max(genericChineseAt(run, at), placeNameAt(run, at))
    for (let step = 0; step < length; step += 1) covered.add(at + step)
    at += Math.max(length, 1)
  }
  const generic: string[] = []
  const telling: string[] = []
  for (const [at, gram] of bigramsOf(run).entries()) {
    ;(covered.has(at) && covered.has(at + 1) ? generic : telling).push(gram)
  }
  return { telling, generic }
}

function queryGrams(text: string): { telling: string[]; generic: string[] } {
  const tokens = tokensOf(withoutForms(text.slice(0, searchedLength)))
  const telling: string[] = []
  const generic: string[] = []
  const words: Token[] = []
  for (const run of runsOf(tokens)) {
    const split = splitBigrams(run.text)
    telling.push(...split.telling)
    generic.push(...split.generic)
  }
  for (const token of tokens) {
    if (token.chinese) continue
    if (isNumber(token)) generic.push(token.text)
    else if (genericLatin.has(token.text)) generic.push(token.text)
    else words.push(token)
  }
  for (const word of [...words.map((it) => it.text), ...joinedWords(words)]) telling.push(...wordGrams(word))
  return { telling: unique(telling).slice(0, queryGramsMax), generic: unique(generic) }
}

const anyOf = (grams: readonly string[]): string => grams.map((gram) => `"${gram}"`).join(' OR ')

/** The grams to look for, those of telling words first; none where the text has no word. */
export function searchGrams(text: string): string[] {
  const { telling, generic } = queryGrams(text)
  return [...telling, ...generic].slice(0, queryGramsMax)
}

/**
 * The MATCH expression that finds texts like this one, undefined where it has no word. Words that very many names
 * share don't find, they only lift what the others have found.
 */
export function gramQuery(text: string): string | undefined {
  const { telling, generic } = queryGrams(text)
  if (telling.length === 0) return generic.length > 0 ? anyOf(generic.slice(0, queryGramsMax)) : undefined
  const lifting = generic.slice(0, queryGramsMax - telling.length)
  if (lifting.length === 0) return anyOf(telling)
  return `(${anyOf(telling)}) AND (${anyOf([...telling, ...lifting])})`
}

/**
 * The MATCH expression that finds texts with every word of this one (Latin words misspelt a little too), undefined
 * where it has no word.
 */
export function everyGram(text: string): string | undefined {
  const tokens = tokensOf(withoutForms(text.slice(0, searchedLength)))
  const chinese = runsOf(tokens).flatMap((run) => bigramsOf(run.text))
  const others = tokens.filter((token) => !token.chinese)
  const groups = [
    ...unique(chinese).map((gram) => [gram]),
    ...others.map((token) =>
      isNumber(token) || genericLatin.has(token.text) ? [token.text] : wordGrams(token.text),
    ),
  ].slice(0, queryGramsMax)
  return groups.length === 0 ? undefined : groups.map((grams) => `(${anyOf(grams)})`).join(' AND ')
}
