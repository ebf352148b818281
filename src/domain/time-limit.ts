import { dayRules } from './text/due-days'
import { type Clock, clockAt, type DueRule, type Groups, lengthRules } from './text/due-rules'
import { foldText } from './text/fold'
import { endOfDay } from './text/local-day'
import type { Span } from './text/reading'

/** A time limit read from a text: when it ends (UTC ms), and the stretch of the text that says so. */
export type TimeLimit = Span & { deadlineAt: number }

type Found = TimeLimit & { marked: boolean }

/** Each rule needs one of these: a text that has none of them is spared them all. */
const limitSign = /[a-z\d时头日天周期拜月年季晚号立马]/
const rules: readonly DueRule[] = [...lengthRules, ...dayRules]

/** Said before a length of time these make it the past, a habit or a number, not a limit. */
const notALimitBefore =
  /(?:(?<![a-z])(?:for|past|last|over|about|after|every|no|no\.|number|since|been) ?|[第每已近达逾号])$/
const notALimitAfter =
  /^(?: ?(?:ago|old|overdue|late|later|already|a week|a day|store|shop|open|service|inn|hotel|pharmacy|convenience|hotline)(?![a-z])| ?(?:营业|便利|值班|值守|服务|自助|药店|开放|连续|运行|热线|超市))/
const wordSign = /[\p{L}\p{N}]/u
const severityWords = '(?:major|general|minor|serious|重大|一般|严重)(?: hazard|事故隐患|隐患)?'
const nothingMore = new RegExp(`^[\\s,;.!?)\\]"']{0,20}(?:${severityWords})?[\\s\\p{P}\\p{S}]{0,20}$`, 'u')
/** How much of the text around is looked at to see how a length or day stands in it, in UTF-16 units. */
const surroundings = 60

function standsApart(before: string, after: string): boolean {
  return !wordSign.test(before.slice(-1)) && !wordSign.test(after.charAt(0)) && !/^ [a-z]/.test(after)
}

/** Nothing is said after it, or it stands between strong separators and opens no sentence. */
function standsAtEnd(before: string, after: string): boolean {
  if (wordSign.test(before.slice(-1)) || wordSign.test(after.charAt(0))) return false
  return nothingMore.test(after) || (/[,;\n] ?$/.test(before) && /^ ?[,;.\n]/.test(after))
}

function counts(rule: DueRule, groups: Groups, before: string, after: string): boolean {
  if (notALimitBefore.test(before) || notALimitAfter.test(after)) return false
  if (isMarked(groups) || rule.bare === 'anywhere') return true
  if (rule.bare === 'apart') return standsApart(before, after)
  return rule.bare === 'end' && standsAtEnd(before, after)
}

const isMarked = (groups: Groups): boolean =>
  groups.by !== undefined || groups.byLatin !== undefined || groups.within !== undefined

function findAll(rule: DueRule, folded: string, clock: Clock, endOf: (day: string) => number): Found[] {
  const found: Found[] = []
  for (const match of folded.matchAll(rule.pattern)) {
    const groups: Groups = match.groups ?? {}
    const from = match.index
    const to = from + match[0].trimEnd().length
    const before = folded.slice(Math.max(0, from - surroundings), from)
    const after = folded.slice(to, to + surroundings)
    if (!counts(rule, groups, before, after)) continue
    const due = rule.read(groups, clock)
    if (!due) continue
    const deadlineAt = 'at' in due ? due.at : endOf(due.day)
    if (deadlineAt > clock.now) found.push({ from, to, deadlineAt, marked: isMarked(groups) })
  }
  return found
}

const isPartOf = (one: Span, other: Span): boolean =>
  one !== other && other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from

/**
 * The time limit a cleaned text names, in English or Chinese. A limit in days ends with that day in the
 * committee's zone, one in hours to the millisecond. A date without a year is the next such date; one that is
 * past, with its year, is none. What is plainly called a limit (within, by, 限期, 前, 内) goes before a bare day
 * or length, and of several the last one counts.
 */
export function readTimeLimit(
  text: string,
  context: { now: number; timezone: string },
): TimeLimit | undefined {
  const folded = foldText(text)
  if (!limitSign.test(folded)) return undefined
  const clock = clockAt(context.now, context.timezone)
  const ends = new Map<string, number>()
  const endOf = (day: string): number => {
    const end = ends.get(day) ?? endOfDay(day, clock.zone)
    ends.set(day, end)
    return end
  }
  const all = rules.flatMap((rule) => findAll(rule, folded, clock, endOf))
  const found = all.filter((it) => !all.some((other) => isPartOf(it, other)))
  const last = (list: readonly Found[]): Found | undefined => [...list].sort((a, b) => a.to - b.to).at(-1)
  const best = last(found.filter((it) => it.marked)) ?? last(found)
  return best && { deadlineAt: best.deadlineAt, from: best.from, to: best.to }
}
