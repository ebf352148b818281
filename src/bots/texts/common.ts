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
    today: (clock: string) => string
    tomorrow: (clock: string) => string
    nextDay: (clock: string) => string
    yesterday: (clock: string) => string
    date: (weekday: string, day: number, month: string, clock: string) => string
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
      today: (clock) => `today ${clock}`,
      tomorrow: (clock) => `tomorrow ${clock}`,
      nextDay: (clock) => `${clock} next day`,
      yesterday: (clock) => `yesterday ${clock}`,
      date: (weekday, day, month, clock) => `${weekday} ${day} ${month} ${clock}`,
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
      today: (clock) => `今天 ${clock}`,
      tomorrow: (clock) => `明天 ${clock}`,
      nextDay: (clock) => `次日 ${clock}`,
      yesterday: (clock) => `昨天 ${clock}`,
      date: (weekday, day, month, clock) => `${month}${day}日（${weekday}）${clock}`,
      weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
      months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
    },
  },
}
