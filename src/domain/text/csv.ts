/**
 * What spreadsheet programs take for the beginning of a formula (OWASP, CSV injection): full-width and small forms too,
 * and behind what is not seen, which some leave out.
 */
const formula = /^(?:[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n'])/u

/** A cell that would run as a formula, behind an apostrophe, which shows it as text. */
export const guard = (text: string): string => (formula.test(text) ? `'${text}` : text)
/** The cell as it was before it was guarded. */
export const unguard = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text

/**
 * Rows as CSV for people's spreadsheets: a byte order mark, so that Chinese in it is read; every cell in quotes; a
 * cell that would run as a formula behind an apostrophe, which shows it as text.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    const text = typeof value === 'number' ? String(value) : guard(value)
    return `"${text.replaceAll('"', '""')}"`
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
