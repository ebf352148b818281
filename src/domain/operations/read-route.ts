import { matchUnit, type UnitCandidate, unitCodeIn } from '../units/match-unit'
import { type Stop, stopsMax } from './operation'

/** The stops of a route as they are written, one a line. */
export const routeLines = (text: string): string[] =>
  text
    .split(/[\n;；]/)
    .map((it) => it.trim())
    .filter(Boolean)
    .slice(0, stopsMax)

export const stopAt = ({ id, number, name }: UnitCandidate): Stop => ({ unitId: id, number, name })

/** A stop as a route says it. */
export const stopText = (stop: Stop): string =>
  typeof stop === 'string' ? stop : `${stop.name} U-${stop.number}`

/**
 * A route as it is written: units of the register by their code or name, other places in words (`=` before them says
 * that it is none), stops of the route `before` as it was shown. `found` are the units each line may mean. Or the first
 * line that may mean several, or is the code of none.
 */
export function readRoute(
  lines: readonly string[],
  found: readonly (readonly UnitCandidate[])[],
  before: readonly Stop[] = [],
): { route: Stop[] } | { line: string; options: readonly UnitCandidate[] } {
  const route: Stop[] = []
  for (const [at, line] of lines.entries()) {
    const kept = before.find((it) => stopText(it) === line)
    if (kept !== undefined) {
      route.push(kept)
      continue
    }
    const match = line.startsWith('=') ? undefined : matchUnit(line, found[at] ?? [])
    const code = match?.kind === 'missing' ? unitCodeIn(line) : undefined
    if (code?.from === 0 && code.to === line.length) return { line, options: [] }
    if (match?.kind === 'doubtful') return { line, options: match.options }
    route.push(match?.kind === 'certain' ? stopAt(match.value) : line.replace(/^=\s*/, ''))
  }
  return { route }
}
