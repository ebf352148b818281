import { addDays, addMonths, localDay, weekdayOf } from './local-day'
import { numberOf, numberPattern } from './numbers'

/** When something is due: at the end of a day of the committee's zone, or at an instant (UTC ms). */
export type Due = { day: string } | { at: number }
/** `today` is the day of `now` in the zone. */
export type Clock = { now: number; zone: string; today: string }
export type Groups = Record<string, string | undefined>

export type DueRule = {
  /** On folded text. The groups `by` and `within` are the words around that make a limit of a day or a length. */
  pattern: RegExp
  /**
   * Where it is a limit without such words: between separators or spaces, at the end of what is said, or
   * wherever it stands.
   */
  bare: 'apart' | 'end' | 'anywhere' | 'never'
  read: (groups: Groups, clock: Clock) => Due | undefined
}

export const clockAt = (now: number, zone: string): Clock => ({ now, zone, today: localDay(now, zone) })

/** What an order says after the limit; part of the limit's words. */
const done = '(?:整改(?:到位|完毕|完成)?|完成(?:整改)?|改正|改完|处理(?:完毕)?|解决|到位)?'
export const byChinese =
  '(?<by>(?:整改期限|限期|限时|限|期限|时限|请于|须于|请在|须在|需在|务必在|最迟|截止到?|截至)[: 为]{0,2})?'
export const beforeChinese = `(?<within>(?:之|以)?[前内]${done})?`
const withinChinese = `(?<within>(?:之|以)?内${done}|整改(?:到位|完毕|完成)?|改正|期限|时限)?`
export const byEnglish =
  '(?<by>(?<![a-z])(?:within|in|by|before|until|till|due(?: on| by| in)?|no later than|limit(?: of)?|deadline(?: of)?|time limit(?: of)?)[: ]{1,2}(?:the )?(?:next )?)?'
const limitEnglish = '(?<within> (?:limit|deadline|max|to fix|to rectify))?'

const hourMs = 3_600_000
const daysMax = 366

/** Weekends are not counted; days off and make-up days of festivals are left to whoever gives the order. */
function workdaysLater(count: number, today: string): string {
  let day = today
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (weekdayOf(day) <= 5) left -= 1
  }
  return day
}

const unitDays: readonly [RegExp, number][] = [
  [/^(?:w|周|星期|礼拜)/, 7],
  [/^(?:d|天|日)/, 1],
]

function readLength({ count = '', unit = '' }: Groups, clock: Clock): Due | undefined {
  const amount = count === '半' || count === 'half a' || count === 'half an' ? 0.5 : numberOf(count)
  if (amount === undefined || amount <= 0 || amount > daysMax) return undefined
  if (/^(?:h|小时|钟头)/.test(unit)) return { at: clock.now + amount * hourMs }
  if (/^(?:工作日|working|business)/.test(unit)) return { day: workdaysLater(Math.ceil(amount), clock.today) }
  if (/^(?:月|mo)/.test(unit)) {
    if (amount > 12) return undefined
    return { day: amount < 1 ? addDays(clock.today, 15) : addMonths(clock.today, amount) }
  }
  const days = Math.ceil(amount * (unitDays.find(([pattern]) => pattern.test(unit))?.[1] ?? 1))
  return days <= daysMax ? { day: addDays(clock.today, days) } : undefined
}

const unitChinese =
  '小时|钟头|工作日|天|日|周(?![一二三四五六日天末年岁边围])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|(?<=个)月'
const unitEnglish = '(?:working |business )?days?|hours?|hrs?|weeks?|wks?|months?|(?<=\\d)[hdw]'

export const lengthRules: readonly DueRule[] = [
  {
    pattern: new RegExp(
      `(?<![第每已近数超\\d.])${byChinese}(?<count>半|${numberPattern}) ?个?(?<unit>${unitChinese})${withinChinese}`,
      'g',
    ),
    bare: 'apart',
    read: (groups, clock) => {
      const isDate = groups.unit === '日' && !groups.by?.includes('限') && !groups.within
      return isDate ? undefined : readLength(groups, clock)
    },
  },
  {
    pattern: new RegExp(
      `(?<![a-z0-9.#/-])${byEnglish}(?<count>half an?|${numberPattern})[ -]?(?<unit>${unitEnglish})(?![a-z0-9])${limitEnglish}`,
      'g',
    ),
    bare: 'apart',
    read: readLength,
  },
  {
    pattern:
      /(?:限期|限时|请|须|需|要求|必须)?(?:立即|立刻|马上|立行)(?:整改(?:到位|完毕)?|改正|处理|完成)?/g,
    bare: 'anywhere',
    read: (_groups, clock) => ({ day: clock.today }),
  },
  {
    pattern:
      /(?<![a-z])(?:fix |rectify )?(?:immediately(?! (?:adjacent|next|behind|above|below|outside|inside|beside|after|before|in|to|under|at))|at once|right away|asap)(?![a-z])/g,
    bare: 'anywhere',
    read: (_groups, clock) => ({ day: clock.today }),
  },
]
