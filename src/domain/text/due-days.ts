import {
  beforeChinese,
  byChinese,
  byEnglish,
  type Clock,
  type Due,
  type DueRule,
  type Groups,
} from './due-rules'
import { addDays, addMonths, dayOf, lastOfMonth, weekdayOf } from './local-day'
import { numberOf } from './numbers'

const day = (value: string | undefined): Due | undefined => (value === undefined ? undefined : { day: value })

/** The first day from today on that has these numbers; leap days within the next eight years. */
function nextDate(month: number, date: number, { today }: Clock): string | undefined {
  const year = Number(today.slice(0, 4))
  for (let later = 0; later <= 8; later += 1) {
    const candidate = dayOf(year + later, month, date)
    if (candidate && candidate >= today) return candidate
  }
  return undefined
}

/** A date whose year is not said is the next such one; one whose year is said has to lie ahead. */
function dated(year: string | undefined, month: number, date: number, clock: Clock): Due | undefined {
  if (!year) return day(nextDate(month, date, clock))
  const written = dayOf(Number(year), month, date)
  return written && written >= clock.today ? { day: written } : undefined
}

const daysAhead: Record<string, number> = { 今: 0, 当: 0, 明: 1, 后: 2, 大后: 3 }

/** Weekday of this week, of a later one, or (nothing said) the next such day. */
function weekday(wanted: number, which: string | undefined, { today }: Clock): Due | undefined {
  const ahead = wanted - weekdayOf(today)
  if (!which) return { day: addDays(today, (ahead + 7) % 7) }
  const weeks = which === 'next' || which === '下' ? 1 : which === '下下' ? 2 : 0
  return weeks === 0 && ahead < 0 ? undefined : { day: addDays(today, ahead + weeks * 7) }
}

const weekdaySigns = '一二三四五六日'
const weekdayOfSign = (sign: string): number =>
  sign === '天' || sign === '末' ? 7 : weekdaySigns.indexOf(sign) + 1

/** Last day of a week, month, quarter or year, this one or the next. */
function endOfPeriod(unit: string, next: boolean, { today }: Clock): Due {
  const month = Number(today.slice(5, 7))
  if (/^(?:w|周|星期)/.test(unit)) return { day: addDays(today, 7 - weekdayOf(today) + (next ? 7 : 0)) }
  if (/^(?:m|月)/.test(unit)) return { day: lastOfMonth(next ? addMonths(today, 1) : today) }
  const monthsLeft = /^(?:q|季)/.test(unit) ? (3 - (month % 3)) % 3 : 12 - month
  const more = next ? (/^(?:q|季)/.test(unit) ? 3 : 12) : 0
  return { day: lastOfMonth(addMonths(today, monthsLeft + more)) }
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthPattern =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const datePattern = '(?<date>[12]?\\d|3[01])(?:st|nd|rd|th)?'
const yearAfter = '(?:,? (?<year>20\\d\\d))?(?![\\d:/.a-z]*\\d)'
const namedMonth = ({ year, month = '', date }: Groups, clock: Clock): Due | undefined =>
  dated(year, monthNames.indexOf(month.slice(0, 3)) + 1, Number(date), clock)

const signs = '[一二三四五六七八九十]{1,3}'

const chineseDays: readonly DueRule[] = [
  {
    pattern: new RegExp(`${byChinese}(?<ahead>今|当|明|大?后)(?:天|日|晚)${beforeChinese}`, 'g'),
    bare: 'end',
    read: ({ ahead = '' }, { today }) => ({ day: addDays(today, daysAhead[ahead] ?? 0) }),
  },
  {
    pattern: new RegExp(
      `(?<![每上])${byChinese}(?<![每上])(?<which>本|这|下{1,2})?个?(?:周|星期|礼拜)(?<sign>[一二三四五六日天末])${beforeChinese}`,
      'g',
    ),
    bare: 'end',
    read: ({ which, sign = '' }, clock) => weekday(weekdayOfSign(sign), which, clock),
  },
  {
    pattern: new RegExp(
      `${byChinese}(?<next>[本这下当])?个?(?<unit>月|季度?|年)(?:底|末)${beforeChinese}`,
      'g',
    ),
    bare: 'end',
    read: ({ unit = '', next }, clock) => endOfPeriod(unit, next === '下', clock),
  },
  {
    pattern: /(?<by>[本这])个?(?<unit>周|星期|月|季度|年)之?内/g,
    bare: 'end',
    read: ({ unit = '' }, clock) => endOfPeriod(unit, false, clock),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)${byChinese}(?:(?<year>20\\d\\d)年)?(?<![\\d年])(?<month>\\d{1,2}|${signs})月(?<date>\\d{1,2}|${signs})[日号](?!楼|店|门|铺)${beforeChinese}`,
      'g',
    ),
    bare: 'end',
    read: ({ year, month = '', date = '' }, clock) =>
      dated(year, numberOf(month) ?? 0, numberOf(date) ?? 0, clock),
  },
  {
    pattern: new RegExp(
      `(?<![\\d月第])${byChinese}(?<which>[本这下]个?月)?(?<date>[12]?\\d|3[01])[日号](?<within>(?:之|以)?前(?:整改(?:到位|完毕|完成)?|完成(?:整改)?|改正|改完)?)`,
      'g',
    ),
    bare: 'never',
    read: ({ which, date }, { today }) => dayOfMonth(Number(date), which, today),
  },
]

/** The next day with this number, or the one of the month that is named. */
function dayOfMonth(date: number, which: string | undefined, today: string): Due | undefined {
  const month = (later: number): string => addMonths(`${today.slice(0, 7)}-01`, later)
  const at = (first: string): string | undefined =>
    dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), date)
  if (which) return day(at(month(which.startsWith('下') ? 1 : 0)))
  return day([month(0), month(1), month(2)].map(at).find((it) => it !== undefined && it >= today))
}

const numericDays: readonly DueRule[] = [
  {
    pattern: new RegExp(
      `(?<![\\d/.-])(?:${byChinese}|${byEnglish.replace('<by>', '<byLatin>')})(?<year>20\\d\\d)(?<mark>[-/.年])(?<month>\\d{1,2})(?:\\k<mark>|月)(?<date>\\d{1,2})(?:日|号)?(?![\\d/-])${beforeChinese}`,
      'g',
    ),
    bare: 'end',
    read: ({ year, month, date }, clock) => dated(year, Number(month), Number(date), clock),
  },
  {
    pattern: new RegExp(
      `(?<![\\d/.#a-z-])(?:${byChinese}|${byEnglish.replace('<by>', '<byLatin>')})(?<month>\\d{1,2})/(?<date>\\d{1,2})(?![\\d/.])${beforeChinese}`,
      'g',
    ),
    bare: 'end',
    read: ({ month, date }, clock) =>
      Number(month) > 12
        ? dated(undefined, Number(date), Number(month), clock)
        : dated(undefined, Number(month), Number(date), clock),
  },
]

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const englishDays: readonly DueRule[] = [
  {
    pattern: new RegExp(
      `${byEnglish}(?<![a-z])(?<name>today|tonight|tomorrow|eod|(?:the )?day after tomorrow)(?![a-z])`,
      'g',
    ),
    bare: 'end',
    read: ({ name = '' }, { today }) => ({
      day: addDays(today, name.includes('after') ? 2 : name === 'tomorrow' ? 1 : 0),
    }),
  },
  {
    pattern: new RegExp(
      `(?<!last |every |each |on )${byEnglish}(?<![a-z])(?<!last |every |each |on )(?<which>this |next |coming )?(?<name>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|s|rsday|rs|r|urday)?(?![a-z])`,
      'g',
    ),
    bare: 'end',
    read: ({ which, name = '', by }, clock) =>
      weekday(weekdayNames.indexOf(name) + 1, weekNamed(which, by), clock),
  },
  {
    pattern: new RegExp(
      `${byEnglish}(?<![a-z])(?:(?:the )?end of (?:the |this )?|(?<within>this ))(?<unit>week|month|quarter|year)(?![a-z])`,
      'g',
    ),
    bare: 'end',
    read: ({ unit = '' }, clock) => endOfPeriod(unit, false, clock),
  },
  {
    pattern: new RegExp(
      `${byEnglish}(?<![a-z0-9.#/-])${datePattern} (?:of )?${monthPattern}(?![a-z])${yearAfter}`,
      'g',
    ),
    bare: 'end',
    read: namedMonth,
  },
  {
    pattern: new RegExp(`${byEnglish}(?<![a-z])${monthPattern}\\.? ${datePattern}(?![a-z])${yearAfter}`, 'g'),
    bare: 'end',
    read: namedMonth,
  },
]

/** "by next Friday": the word may have been taken with the one in front. */
const weekNamed = (which: string | undefined, by: string | undefined): string | undefined => {
  if (which?.startsWith('next') || by?.includes('next ')) return 'next'
  return which?.startsWith('this') ? 'this' : undefined
}

export const dayRules: readonly DueRule[] = [...chineseDays, ...numericDays, ...englishDays]
