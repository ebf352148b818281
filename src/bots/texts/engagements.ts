import type { DutyRefusal } from '../../domain/engagements/refusals'
import type { Language } from '../../domain/people/person'

/** What joint operations and shifts have in common: people at a time, swaps between two of them. */
export type EngagementTexts = {
  when: string
  who: string
  swapFor: (code: string, title: string, when: string) => string
  accept: string
  refuse: string
  /** Of somebody who could be chosen: they come from a shift or go to one. */
  unrested: string
  refusal: Record<DutyRefusal, string>
}

export const engagementTexts: Record<Language, EngagementTexts> = {
  en: {
    when: 'When',
    who: 'Who',
    swapFor: (code, title, when) => `${code} ${title}, ${when}`,
    accept: 'Accept',
    refuse: 'Decline',
    unrested: 'no rest',
    refusal: {
      'not-allowed': 'This is not yours to do.',
      over: 'It is over, or was cancelled.',
      'too-early': 'It is too early for that.',
      'not-free': 'Their time is taken then: by another operation, a shift or a rest day.',
      'no-open-place': 'That department’s places are all filled.',
      'already-named': 'They are named already.',
      'already-answered': 'That was answered already.',
      'not-a-candidate': 'They can’t be chosen for this.',
      'end-before-start': 'It has to end after it starts.',
      'start-past': 'That time is past.',
      'time-not-understood': 'Please name a time to come, e.g. “tomorrow 9:00” or “2026-12-05 14:30”.',
      'needs-not-understood':
        'One department a line: its name and how many people, e.g. “Fire and Rescue 3”.',
      'too-many-people': 'At most 200 people.',
      'route-full': 'A route has at most 50 stops.',
      'swap-gone': 'The offer does not stand any more.',
      'engaged-that-day': 'You are on duty or out that day: first find a substitute.',
      'day-past': 'That day is past.',
      'too-many-days': 'At most 31 days at a time.',
      'day-not-understood': 'Which day? E.g. “shifts rest 2027-02-17”.',
      'days-not-understood':
        'Which days? A festival’s name, or “duty 2027-02-05 2027-02-12 Spring Festival”.',
      'roster-there': 'Those days have a roster already.',
      'plan-outdated': 'Somebody’s time was taken meanwhile: please plan anew.',
      'nothing-changes': 'Nothing has to change.',
      'not-published': 'It is not published yet.',
      'nobody-free': 'There is nobody free who could be chosen.',
      'nobody-to-plan': 'There is nobody who could be put on duty.',
      'nobody-on-duty': 'Nobody is on duty now.',
      'already-seeking': 'A substitute is being looked for already.',
    },
  },
  zh: {
    when: '时间',
    who: '人员',
    swapFor: (code, title, when) => `${code} ${title}，${when}`,
    accept: '同意',
    refuse: '谢绝',
    unrested: '无休息间隔',
    refusal: {
      'not-allowed': '您没有办理此事项的权限。',
      over: '该事项已结束或已取消。',
      'too-early': '时间未到。',
      'not-free': '该时段已另有行动、值班或休息安排。',
      'no-open-place': '该单位名额已满。',
      'already-named': '该人员已在名单中。',
      'already-answered': '此前已答复。',
      'not-a-candidate': '不能选择该人员。',
      'end-before-start': '结束时间须晚于开始时间。',
      'start-past': '该时间已过。',
      'time-not-understood': '请填写今后的时间，如“明天 9:00”或“2026-12-05 14:30”。',
      'needs-not-understood': '请每行填写一个单位和人数，如“消防救援大队 3”。',
      'too-many-people': '总人数不得超过 200 人。',
      'route-full': '路线最多 50 处。',
      'swap-gone': '该请求已失效。',
      'engaged-that-day': '当天您已有值班或行动安排，请先请人代替。',
      'day-past': '该日期已过。',
      'too-many-days': '一次最多登记 31 天。',
      'day-not-understood': '请写明日期，如“值班安排 休息 2027-02-17”。',
      'days-not-understood': '请写明节日，或起止日期，如“值班 2027-02-05 2027-02-12 春节”。',
      'roster-there': '该时段已有值班表。',
      'plan-outdated': '已有人员另有安排，请重新编排。',
      'nothing-changes': '无需调整。',
      'not-published': '尚未发布。',
      'nobody-free': '没有空闲人员可供选择。',
      'nobody-to-plan': '没有可安排值班的人员。',
      'nobody-on-duty': '目前无人值班。',
      'already-seeking': '正在寻找代班人员。',
    },
  },
}
