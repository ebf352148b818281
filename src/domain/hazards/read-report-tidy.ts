import type { Span } from '../text/reading'

const edge = /^[\s,，;；:：、。.!！\-—–|/]+|[\s,，;；:：、\-—–|/]+$/g
/** Little words that introduced what has been taken out, and would dangle. */
const danglingEnd =
  /(?:(?:^|(?<=[\s,，]))(?:at|in|on|near|by|the|from|inside|of|and|please)|(?:^|(?<=[\s,，。;；]))(?:在|位于|于|地点|责令|要求|请|必须|须|需|务必|并|且|属于?|是))$/i
const danglingStart = /^(?:(?:at the|in the|at|in|the|位于|在)(?=$|[\s,，:：])|的(?=\p{L}))/iu

const tidyEdges = (text: string): string => text.replace(edge, '')

function tidyPiece(text: string): string {
  const without = tidyEdges(text).replace(danglingEnd, '')
  return tidyEdges(without)
}

const chinese = /[\u3400-\u9fff]/
const isChineseAt = (text: string, at: number): boolean => chinese.test(text.charAt(at))

/** What to put where something was taken out between two pieces. */
function seam(text: string, { from, to }: Span): string {
  if (isChineseAt(text, from - 1) && isChineseAt(text, to)) return ''
  return isChineseAt(text, from - 1) || isChineseAt(text, to) ? '，' : ', '
}

/** Spans that touch or overlap as one. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else result.push({ from: span.from, to: span.to })
  }
  return result
}

/**
 * A text without the stretches that are shown elsewhere on the card (unit, severity, time limit), and without the
 * commas and little words that their absence would leave behind. The rest stays as it was written.
 */
export function tidyDescription(text: string, taken: readonly Span[]): string {
  let at = 0
  let result = ''
  let between = ''
  const add = (piece: string): void => {
    const parted = result !== '' && piece !== ''
    result += (parted ? between : '') + piece
  }
  for (const span of merged(taken)) {
    add(tidyPiece(text.slice(at, span.from)))
    between = seam(text, span)
    at = span.to
  }
  const tail = text.slice(at)
  add(at > 0 ? tidyEdges(tail) : tail.trim())
  return result.replace(danglingStart, '').trim()
}
