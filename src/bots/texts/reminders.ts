import type { Language } from '../../domain/people/person'
import type { Whom } from '../../domain/reminders/ladder'

export type ReminderTexts = {
  title: (count: number) => string
  /** How a thing stands to its deadline. */
  due: (when: string) => string
  overdue: (ago: string) => string
  weeklyReturn: (organization: string, week: string) => string
  inspections: (campaign: string, left: number) => string
  more: (count: number) => string
  seen: string
  seenDone: string
  whom: Record<Whom, string>
  ladder: {
    title: (code: string) => string
    which: string
    /** No deadline yet, or nothing left to chase. */
    none: string
    hoursBefore: (count: number) => string
    hoursAfter: (count: number) => string
    at: string
    daysAfter: (count: number) => string
    nobody: string
    said: string
    seen: (name: string) => string
    deadline: (when: string) => string
    note: { working: string; always: string }
  }
  quiet: {
    label: string
    none: string
    set: (from: string, to: string) => string
    off: string
    usage: (example: string) => string
  }
}

export const reminderTexts: Record<Language, ReminderTexts> = {
  en: {
    title: (count) => (count === 1 ? 'Reminder' : `${count} reminders`),
    due: (when) => `due ${when}`,
    overdue: (ago) => `overdue by ${ago}`,
    weeklyReturn: (organization, week) => `Weekly return of ${organization}, week of ${week}`,
    inspections: (campaign, left) => `${campaign}: ${left} ${left === 1 ? 'inspection' : 'inspections'} left`,
    more: (count) => `… and ${count} more.`,
    seen: 'Seen',
    seenDone: 'Noted. You are not reminded of it again; the deadline stays.',
    whom: {
      holder: 'holder',
      'unit-contact': 'unit contact',
      liaison: 'liaison',
      office: 'office',
      leader: 'leader',
    },
    ladder: {
      title: (code) => `${code} · who is told when`,
      which: 'Of which hazard? Send “ladder H-12”.',
      none: 'No deadline runs for it now, so nobody is reminded.',
      hoursBefore: (count) => `${count} h before the deadline`,
      hoursAfter: (count) => `${count} h after it`,
      at: 'at the deadline',
      daysAfter: (count) => `${count} working ${count === 1 ? 'day' : 'days'} after it`,
      nobody: 'nobody who can be reached',
      said: 'said',
      seen: (name) => `${name} (seen)`,
      deadline: (when) => `Deadline: ${when}`,
      note: {
        working: 'In working hours. Quiet hours are kept.',
        always: 'Round the clock. Nothing is held back.',
      },
    },
    quiet: {
      label: 'Quiet hours',
      none: 'none',
      set: (from, to) => `Quiet from ${from} to ${to}. Only what is urgent still comes.`,
      off: 'No quiet hours any more.',
      usage: (example) => `Send for example “${example}”, or “off”.`,
    },
  },
  zh: {
    title: (count) => (count === 1 ? '催办提醒' : `催办提醒（${count} 项）`),
    due: (when) => `${when}到期`,
    overdue: (ago) => `已逾期 ${ago}`,
    weeklyReturn: (organization, week) => `${organization}周报（${week}起一周）`,
    inspections: (campaign, left) => `${campaign}：尚有 ${left} 家未检查`,
    more: (count) => `……另有 ${count} 项。`,
    seen: '知道了',
    seenDone: '已知悉，不再就此提醒您；期限不变。',
    whom: {
      holder: '经办人',
      'unit-contact': '单位负责人',
      liaison: '联络员',
      office: '安委办',
      leader: '带班领导',
    },
    ladder: {
      title: (code) => `${code} · 逐级催办`,
      which: '请注明隐患编号，例如“ladder H-12”。',
      none: '目前没有在办期限，不作提醒。',
      hoursBefore: (count) => `到期前 ${count} 小时`,
      hoursAfter: (count) => `逾期 ${count} 小时`,
      at: '到期时',
      daysAfter: (count) => `逾期 ${count} 个工作日`,
      nobody: '无人可接收',
      said: '已提醒',
      seen: (name) => `${name}（已知悉）`,
      deadline: (when) => `整改期限：${when}`,
      note: { working: '工作时间内提醒，免打扰时段顺延。', always: '全天候提醒，不受免打扰限制。' },
    },
    quiet: {
      label: '免打扰',
      none: '未设置',
      set: (from, to) => `已设置免打扰时段：${from} 至 ${to}，紧急事项仍会送达。`,
      off: '已取消免打扰时段。',
      usage: (example) => `请发送，例如“${example}”；发送 off 取消。`,
    },
  },
}
