import type { OccasionKind } from '../../domain/calendar/occasion'
import { campaignTexts } from './campaigns'

/** What is said about the calendar. */
export type CalendarTexts = {
  title: (year: number) => string
  occasion: Record<OccasionKind, string>
  provisional: string
  within: (name: string) => string
  makeUp: (days: string) => string
  makeUpLater: string
  entered: string
  correct: string
  submit: string
  kind: string
  kinds: Record<'off' | 'work' | 'festival', string>
  festival: string
  local: string
  until: string
  names: Record<'name' | 'nameEn', string>
  /** Whose names are asked for. */
  ofLocal: string
  saved: string
}

const en: CalendarTexts = {
  title: (year) => `Calendar ${year}`,
  occasion: campaignTexts.en.template,
  provisional: 'provisional',
  within: (name) => `within ${name}`,
  makeUp: (days) => `Make-up working days: ${days}`,
  makeUpLater: 'Days off marked provisional are the law’s: the State Council’s notice may change them.',
  entered: 'Entered by coordinators',
  correct: 'Correct or add…',
  submit: 'Enter',
  kind: 'What',
  kinds: { off: 'Days off', work: 'Make-up working days', festival: 'Festival or event' },
  festival: 'Festival or season',
  local: 'A local one',
  until: 'Last day, where there are several',
  names: { name: 'Chinese name', nameEn: 'English name' },
  ofLocal: 'For a local one, which each reads in their language. A festival keeps its own name.',
  saved: 'Entered in the calendar.',
}

const zh: CalendarTexts = {
  title: (year) => `${year}年节假日与重点时段`,
  occasion: {
    'new-year': '元旦',
    'spring-festival': '春节',
    'lantern-festival': '元宵节',
    'two-sessions': '两会',
    qingming: '清明节',
    'labour-day': '劳动节',
    'dragon-boat': '端午节',
    'mid-autumn': '中秋节',
    'national-day': '国庆节',
    'work-safety-month': '安全生产月',
    'wheat-harvest': '麦收秸秆禁烧期',
    'flood-season': '汛期',
    'summer-heat': '夏季高温期',
    'winter-fire-prevention': '冬季防火期',
  },
  provisional: '暂定',
  within: (name) => `在${name}假期内`,
  makeUp: (days) => `调休上班：${days}`,
  makeUpLater: '标注“暂定”的为法定放假日，以国务院办公厅通知为准。',
  entered: '协调员登记',
  correct: '更正或增加…',
  submit: '登记',
  kind: '类型',
  kinds: { off: '放假', work: '调休上班', festival: '节日或活动' },
  festival: '节日或时段',
  local: '本地节日',
  until: '截止日期（多于一天时填写）',
  names: { name: '中文名称', nameEn: '英文名称' },
  ofLocal: '本地节日请填写，各人按自己的语言查看；已选节日的沿用原名。',
  saved: '已登记。',
}

export const calendarTexts = { en: en, zh: zh }
