import { firstOf } from '../../domain/text/clean'

const lengthMax = 60

/** The beginning of a text, as one line of a list shows it. */
export function shortText(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const first = firstOf(line, lengthMax)
  return first.length < line.length ? `${first}…` : line
}
