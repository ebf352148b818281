import type { Language, Role } from '../../domain/people/person'
import { plural } from './plural'

/** What every feature says: the language, the time, people’s roles, and how words are put together. */
export type CommonTexts = {
  /** `label: value`, with the language's own colon. */
  labelled: (label: string, value: string | number) => string
  /** Names or short things in a row. */
  listed: (items: readonly string[]) => string
  /** Longer things in a row, which may have commas of their own. */
  parted: (items: readonly string[]) => string
  /** `words (note)`, with the language's own brackets. */
  noted: (words: string, note: string | number) => string
  language: { name: string; set: string }
  role: Record<Role, string>
  time: {
    days: (count: number) => string
    hours: (count: number) => string
    minutes: (count: number) => string
    nextDay: (clock: string) => string
    /** With its year where that is not this one. */
    date: (weekday: string, day: number, month: string, clock?: string, year?: number) => string
    /** From Sunday. */
    weekdays: readonly string[]
    months: readonly string[]
  }
}

export const commonTexts: Record<Language, CommonTexts> = {
  en: {
    labelled: (label, value) => `${label}: ${value}`,
    listed: (items) => items.join(', '),
    parted: (items) => items.join('; '),
    noted: (words, note) => `${words} (${note})`,
    language: { name: 'English', set: 'From now on I write to you in English.' },
    role: {
      coordinator: 'coordinator',
      liaison: 'liaison',
      inspector: 'inspector',
      leader: 'leader',
      'unit-contact': 'unit contact',
    },
    time: {
      days: (count) => plural(count, 'day'),
      hours: (count) => plural(count, 'hour'),
      minutes: (count) => plural(count, 'minute'),
      nextDay: (clock) => `${clock} next day`,
      date: (weekday, day, month, clock, year) =>
        [weekday, day, month, year, clock].filter((it) => it !== undefined).join(' '),
      weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
      months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    },
  },
  zh: {
    labelled: (label, value) => `${label}：${value}`,
    listed: (items) => items.join('、'),
    parted: (items) => items.join('；'),
    noted: (words, note) => `${words}（${note}）`,
    language: { name: '中文', set: '已切换为中文。' },
    role: {
      coordinator: '安委办协调员',
      liaison: '联络员',
      inspector: '执法人员',
      leader: '带班领导',
      'unit-contact': '单位负责人',
    },
    time: {
      days: (count) => `${count} 天`,
      hours: (count) => `${count} 小时`,
      minutes: (count) => `${count} 分钟`,
      nextDay: (clock) => `次日 ${clock}`,
      date: (weekday, day, month, clock, year) =>
        `${year === undefined ? '' : `${year}年`}${month}${day}日（${weekday}）${clock ?? ''}`,
      weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
      months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
    },
  },
}
