import { done, type Result, refuse } from '../../domain/errors'
import { type CodeKind, codeLetters, unitCode } from '../cards/codes'

type CodedUnit = { id: string; number: number }

/** The most a list of codes may have, in UTF-16 units: what a text field of Slack takes. */
export const codesMax = 3000

/** Units as a list of their codes. */
export const codesOf = (units: readonly CodedUnit[]): string =>
  units.map((it) => unitCode(it.number)).join(' ')

/** What stands between two codes and says nothing. */
const joining = /^(?:and|和|及|与|[\s./。&+]*)$/i

/** The numbers of the codes of a kind in a text, each once, and its words that are none. */
export function readCodes(text: string, kind: CodeKind): { numbers: number[]; others: string[] } {
  const code = new RegExp(`(?<![a-z0-9])${codeLetters[kind]} ?-? ?(\\d{1,9})(?![a-z0-9])`, 'gi')
  // A split by the code gives what stands between and the numbers in turn.
  const pieces = text
    .normalize('NFKC')
    .split(/[,、;\n]/)
    .map((part) => part.split(code))
  const numbers = pieces.flatMap((part) => part.filter((_, at) => at % 2 === 1).map(Number))
  const others = pieces.flatMap((part) => part.filter((_, at) => at % 2 === 0).map((words) => words.trim()))
  return { numbers: [...new Set(numbers)], others: others.filter((it) => !joining.test(it)) }
}

/** The units a text lists by their codes, of those that were found; whatever else it says is named. */
export function listedUnits(text: string, found: readonly CodedUnit[], field: string): Result<CodedUnit[]> {
  const { numbers, others } = readCodes(text, 'unit')
  const byNumber = new Map(found.map((it) => [it.number, it]))
  const units = numbers.flatMap((number) => byNumber.get(number) ?? [])
  const missing = numbers.filter((number) => !byNumber.has(number))
  const names = [...missing.map(unitCode), ...others]
  if (names.length > 0) return refuse({ code: 'unknown-names', of: 'units', names, field })
  return codesOf(units).length > codesMax
    ? refuse({ code: 'text-too-long', field, max: codesMax })
    : done(units)
}
