const lengthMax = 60

/** The beginning of a text, as one line of a list shows it. */
export function shortText(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > lengthMax ? `${letters.slice(0, lengthMax).join('')}…` : letters.join('')
}
