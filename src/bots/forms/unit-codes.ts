import { done, type Result, refuse } from '../../domain/errors'
import { unitCode } from '../cards/codes'

type CodedUnit = { id: string; number: number }

/** The most a list of codes may have, in UTF-16 units: what a text field of Slack takes. */
export const codesMax = 3000

/** Units as a list of their codes. */
export const codesOf = (units: readonly CodedUnit[]): string =>
  units.map((it) => unitCode(it.number)).join(' ')

const code = /(?<![a-z0-9])u ?-? ?(\d{1,9})(?![a-z0-9])/gi
/** What stands between two codes and says nothing. */
const joining = /^(?:and|和|及|与|[^\p{L}\p{N}]*)$/iu

/** The numbers of the codes in a text, each once, and its words that are none. */
export function readCodes(text: string): { numbers: number[]; others: string[] } {
  const parts = text.normalize('NFKC').split(/[,、;\n]/)
  const numbers = parts.flatMap((part) => [...part.matchAll(code)].map((match) => Number(match[1])))
  const others = parts.flatMap((part) =>
    part
      .split(code)
      .filter((_, at) => at % 2 === 0)
      .map((words) => words.trim()),
  )
  return { numbers: [...new Set(numbers)], others: others.filter((it) => !joining.test(it)) }
}

/** The units a text lists by their codes, of those that were found; whatever else it says is named. */
export function listedUnits(text: string, found: readonly CodedUnit[], field: string): Result<CodedUnit[]> {
  const { numbers, others } = readCodes(text)
  const units = numbers.flatMap((number) => found.find((it) => it.number === number) ?? [])
  const missing = numbers.filter((number) => !found.some((it) => it.number === number))
  const names = [...missing.map(unitCode), ...others]
  if (names.length > 0) return refuse({ code: 'units-unknown', names, field })
  return codesOf(units).length > codesMax
    ? refuse({ code: 'text-too-long', field, max: codesMax })
    : done(units)
}
