import { readTimeLimit } from '../time-limit'
import { foldText } from './fold'
import { addDays, instantAt, localDay } from './local-day'
import { numberOf } from './numbers'

const clocks: readonly RegExp[] = [
  /(?<half>上午|下午|早上|晚上|中午)?\s*(?<hour>\d{1,2})[:：](?<minute>\d{2})\s*(?<pm>[ap]m)?/i,
  /(?<half>上午|下午|早上|晚上|中午)?\s*(?<hour>\d{1,2})\s*[点时](?:(?<thirty>半)|(?<minute>\d{1,2})分?)?/,
  /(?:at )?(?<hour>\d{1,2})\s*(?<pm>[ap]m)/i,
]

/** The minute of the day that a text names, 0 to 1439, and the text without it. */
function readClock(text: string): { minute: number; rest: string } | undefined {
  for (const pattern of clocks) {
    const found = pattern.exec(text)
    if (!found) continue
    const { half = '', hour = '', minute = '0', thirty, pm = '' } = found.groups ?? {}
    const late = /下午|晚上/.test(half) || /pm/i.test(pm)
    const hours = Number(hour) + (late && Number(hour) < 12 ? 12 : 0)
    const minutes = thirty ? 30 : Number(minute)
    if (hours > 23 || minutes > 59) return undefined
    return {
      minute: hours * 60 + minutes,
      rest: text
        .replace(found[0], ' ')
        .replace(/\bat\b/i, ' ')
        .trim(),
    }
  }
  return undefined
}

/**
 * A moment to come that a text names by day and clock ("tomorrow 9:00", "2026-12-05 14:30", 明天上午9点), UTC
 * ms; or UTC ms as text, as a picker gives it. Without a day it is the next time the clock shows that.
 */
export function readMoment(text: string, when: { now: number; timezone: string }): number | undefined {
  if (/^\d{12,14}$/.test(text.trim())) return Number(text)
  const clock = readClock(
    foldText(text)
      .replace(/([今明后])([早晚])上?/, '$1天$2上')
      .replace(/[一二两三四五六七八九十]{1,3}(?=[点时])/, (it) => String(numberOf(it) ?? it)),
  )
  if (!clock) return undefined
  const today = localDay(when.now, when.timezone)
  if (clock.rest === '') {
    const at = instantAt(today, clock.minute, when.timezone)
    return at > when.now ? at : instantAt(addDays(today, 1), clock.minute, when.timezone)
  }
  const limit = readTimeLimit(clock.rest, when)
  return limit && instantAt(localDay(limit.deadlineAt, when.timezone), clock.minute, when.timezone)
}
