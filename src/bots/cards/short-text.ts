import { firstOf } from '../../domain/text/clean'

/** The beginning of a text, as one line of a list shows it. */
export function shortText(text: string, lengthMax = 60): string {
  const line = text.replace(/\s+/g, ' ')
  const first = firstOf(line, lengthMax)
  return first.length < line.length ? `${first}…` : line
}
