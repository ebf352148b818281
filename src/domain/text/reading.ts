/** What a text says about one thing: surely, perhaps (best first), or not at all. */
export type Reading<T> =
  | { kind: 'certain'; value: T }
  | { kind: 'doubtful'; options: T[] }
  | { kind: 'missing' }

/** A stretch of a text in UTF-16 units, `to` exclusive. */
export type Span = { from: number; to: number }

/** The same text with the spans blanked out, so that every other position stays what it was. */
export function withoutSpans(text: string, spans: readonly Span[], filler = ' '): string {
  let result = text
  for (const { from, to } of spans) {
    result = result.slice(0, from) + filler.repeat(to - from) + result.slice(to)
  }
  return result
}
