import { foldText } from '../text/fold'
import type { Span } from '../text/reading'
import type { Severity } from './hazard'

/** `said` is false where nothing is said and general is assumed; `spans` are words that say nothing else. */
export type SeverityReading = { value: Severity; said: boolean; spans: Span[] }

const boundary = '(?:^|(?<=[\\s\\p{P}\\p{S}]))'
const end = '(?=$|[\\s\\p{P}\\p{S}])'
const hazardWord = '(?:(?:安全|事故|安全事故|生产安全事故)?隐患|问题)'

/** Words that stand for the severity alone, and may be left out of the description. */
const alone: readonly [Severity, RegExp][] = [
  ['major', new RegExp(`${boundary}(?:属于?|是|定为)?(?:特别)?(?:重大|严重)${hazardWord}?${end}`, 'gu')],
  ['major', new RegExp(`(?<![非不])(?:重大|严重)${hazardWord}`, 'gu')],
  ['general', new RegExp(`${boundary}(?:属于?|是|定为)?(?:一般|轻微|较小)${hazardWord}?${end}`, 'gu')],
  ['general', new RegExp(`(?:一般|轻微)${hazardWord}`, 'gu')],
  [
    'major',
    /(?<![a-z])(?:major|serious|severe|critical)(?: (?:hazard|severity|risk))?(?= ?(?:$|[,:;.!?\n)\]]))/g,
  ],
  ['general', /(?<![a-z])(?:general|minor|ordinary)(?: (?:hazard|severity|risk))?(?= ?(?:$|[,:;.!?\n)\]]))/g],
  ['major', /(?<![a-z])(?:severity|level): ?(?:major|serious|high)(?![a-z])/g],
  ['general', /(?<![a-z])(?:severity|level): ?(?:general|minor|low)(?![a-z])/g],
]

/** Words that name the severity together with something else, which stays in the description. */
const within: readonly RegExp[] = [
  /重大(?:火灾|消防|事故|安全|生产)/g,
  /(?<![a-z])(?:major|serious|severe) (?:fire|safety) (?:hazard|risk)s?(?![a-z])/g,
  /(?<![a-z])major(?![a-z])(?! (?:road|street|general|st\b))/g,
]

/** Each of these patterns needs one of these: most texts have none, and are spared them all. */
const severitySign = /[a-z重严一轻较]/

const denied = /(?:(?<![a-z])(?:no|not|not a|non) ?-?|[不非无没未]|没有|不是|不算|并非)$/

const allOf = (folded: string, pattern: RegExp): Span[] =>
  [...folded.matchAll(pattern)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .filter(({ from }) => !denied.test(folded.slice(Math.max(0, from - 8), from)))

/** How severe the reporter says it is; where both are said it is major, so that nothing is played down. */
export function readSeverity(text: string): SeverityReading {
  const folded = foldText(text)
  if (!severitySign.test(folded)) return { value: 'general', said: false, spans: [] }
  const found = alone.flatMap(([value, pattern]) => allOf(folded, pattern).map((span) => ({ value, span })))
  const spans = found.map((it) => it.span)
  const isMajor =
    found.some((it) => it.value === 'major') || within.some((it) => allOf(folded, it).length > 0)
  if (isMajor) return { value: 'major', said: true, spans }
  return { value: 'general', said: found.length > 0, spans }
}
