import type { Reason } from '../../domain/delivery/outbox'
import type { Language } from '../../domain/people/person'
import type { ShiftAct } from '../../domain/rosters/permissions'
import type { RedoScope } from '../../domain/rosters/redo-roster'
import type { Roster } from '../../domain/rosters/roster'
import type { Part } from '../../domain/rosters/shift'
import { plural } from './plural'
import { type ShiftTexts, shiftTexts } from './shifts'

export type DutyTexts = ShiftTexts & {
  status: Record<Roster['status'], string>
  /** Buttons; at most 24 characters, so that they are titles of forms too. */
  act: Record<ShiftAct, string>
  done: Record<ShiftAct, string>
  part: Record<Part, string>
  field: {
    note: string
    shiftsPerDay: string
    officers: string
    sought: string
    before: string
    next: string
    word: string
    nobody: string
  }
  duty: {
    now: string
    nobody: string
    word: string
    wordTitle: string
    wordSent: (count: number) => string
    wordFrom: (name: string) => string
    roster: (title: string) => string
    plan: string
    planAgain: string
    publish: string
    discard: string
    file: string
    open: string
    unfilled: (count: number) => string
    unconfirmed: (count: number) => string
    published: (title: string) => string
    discarded: string
    usage: string
    until: (when: string) => string
    noRoster: (title: string) => string
    day: string
    shift: string
    fileComes: string
    days: (count: number) => string
    table: string
  }
  /** A published roster planned anew. */
  redo: {
    title: string
    scope: string
    scopes: Record<RedoScope, string>
    days: string
    same: (first: string, last: string) => string
    calendar: (first: string, last: string) => string
    summary: (shifts: number, people: number) => string
    meanwhile: string
    nothing: string
    publish: string
    published: (title: string, people: number) => string
  }
}

export const shiftReasons: Record<Language, Record<Extract<Reason, `shift-${string}`>, string>> = {
  en: {
    'shift-asked': 'Somebody can’t stand this shift: can you take it over?',
    'shift-nobody':
      'Everybody who is free was asked, and nobody takes it: the office has to find somebody. Until then it stays as it is.',
    'shift-substitute-declined': 'Your substitute can’t: the shift is still yours.',
    'shift-taken': 'Somebody else stands this shift now.',
    'shift-kept': 'They come themselves: nobody has to take it over any more.',
    'shift-swap': 'A colleague offers you this shift for yours: please accept or decline.',
    'shift-swapped': 'The swap is agreed: this shift is yours now.',
    'shift-swap-refused': 'The swap was declined: the shift is still yours.',
    'shift-assigned': 'This shift is yours now.',
    'shift-handed-over': 'The shift before yours leaves word.',
  },
  zh: {
    'shift-asked': '有人不能值这一班，您能代班吗？',
    'shift-nobody': '已询问所有空闲人员，无人代班，须由安委办协调安排；落实前本班不变。',
    'shift-substitute-declined': '您委托的人员不能代班，仍由您值守。',
    'shift-taken': '本班已由他人值守。',
    'shift-kept': '原值班人员可以到岗，无须代班。',
    'shift-swap': '同事希望以本班与您换班，请同意或谢绝。',
    'shift-swapped': '换班已达成，本班由您值守。',
    'shift-swap-refused': '对方未同意换班，本班仍由您值守。',
    'shift-assigned': '本班由您值守。',
    'shift-handed-over': '上一班交接事项如下。',
  },
}

export const dutyTexts: Record<Language, DutyTexts> = {
  en: {
    ...shiftTexts.en,
    status: {
      draft: 'draft',
      published: 'published',
      discarded: 'discarded',
    },
    act: {
      confirm: 'I come',
      substitute: 'Send a substitute…',
      swap: 'Swap…',
      take: 'I take it',
      pass: 'I can’t',
      'hand-over': 'Hand over…',
      assign: 'Put somebody on…',
    },
    done: {
      confirm: 'Confirmed.',
      substitute: 'Asked. Until somebody accepts, it stays yours.',
      swap: 'Offered. It counts once they accept.',
      take: 'It is yours.',
      pass: 'Declined.',
      'hand-over': 'Handed over.',
      assign: 'Put on duty.',
    },
    part: { leader: 'Leader', officer: 'Duty officer' },
    field: {
      note: 'Word to the next',
      shiftsPerDay: 'Shifts a day',
      officers: 'Officers in each',
      sought: 'Substitute',
      before: 'Handed over',
      next: 'Comes next',
      word: 'What they should know',
      nobody: 'nobody yet',
    },
    duty: {
      now: 'On duty now',
      nobody: 'Nobody is on duty now. In an emergency call 119.',
      word: 'Send them word…',
      wordTitle: 'Word to those on duty',
      wordSent: (count) => `Sent to ${count} on duty.`,
      wordFrom: (name) => `Word from ${name} to those on duty`,
      roster: (title) => `Duty roster · ${title}`,
      plan: 'Plan the roster…',
      planAgain: 'Plan anew…',
      publish: 'Publish',
      discard: 'Discard',
      file: 'As a file',
      open: 'open',
      unfilled: (count) => `${count} shift${count === 1 ? '' : 's'} nobody can take.`,
      unconfirmed: (count) => `${plural(count, 'shift')} to confirm.`,
      published: (title) => `The roster of ${title} is published; everybody is sent their shifts.`,
      discarded: 'The draft is discarded.',
      usage: 'A roster: “duty spring-festival”, or “duty 2027-02-05 2027-02-12 Spring Festival”.',
      until: (when) => `, until ${when}`,
      noRoster: (title) => `There is no roster of ${title} yet.`,
      day: 'Day',
      shift: 'Shift',
      fileComes: 'The file follows.',
      days: (count) => `${count} day${count === 1 ? '' : 's'}`,
      table: 'Roster',
    },
    redo: {
      title: 'what changes',
      scope: 'What to plan anew',
      scopes: { gaps: 'Only what nobody can stand', ahead: 'All that is still ahead' },
      days: 'Days',
      same: (first, last) => `As they are: ${first} – ${last}`,
      calendar: (first, last) => `As the calendar has them now: ${first} – ${last}`,
      summary: (shifts, people) =>
        `${plural(shifts, 'shift')} would change; ${people === 1 ? '1 person' : `${people} people`} would be told. The rest stays as it is.`,
      meanwhile: 'Something changed meanwhile. This is what would change now:',
      nothing: 'Nothing has to change.',
      publish: 'Publish the change',
      published: (title, people) =>
        `The roster of ${title} is changed; ${people === 1 ? '1 person is' : `${people} people are`} told.`,
    },
  },
  zh: {
    ...shiftTexts.zh,
    status: {
      draft: '草稿',
      published: '已发布',
      discarded: '已作废',
    },
    act: {
      confirm: '确认',
      substitute: '请人代替…',
      swap: '互换…',
      take: '我来代班',
      pass: '不能代班',
      'hand-over': '交接班…',
      assign: '安排人员…',
    },
    done: {
      confirm: '已确认。',
      substitute: '已询问。对方接受前仍由您负责。',
      swap: '已提出互换，对方同意后生效。',
      take: '本班由您值守。',
      pass: '已谢绝。',
      'hand-over': '已交接。',
      assign: '已安排。',
    },
    part: { leader: '带班领导', officer: '值班员' },
    field: {
      note: '交接事项',
      shiftsPerDay: '每天班次',
      officers: '每班人数',
      sought: '代班',
      before: '上一班交接',
      next: '下一班',
      word: '需要告知的事项',
      nobody: '暂缺',
    },
    duty: {
      now: '当前值班',
      nobody: '目前无人值班。紧急情况请拨打 119。',
      word: '告知值班人员…',
      wordTitle: '告知值班人员',
      wordSent: (count) => `已告知 ${count} 名值班人员。`,
      wordFrom: (name) => `${name}告知值班人员`,
      roster: (title) => `值班表 · ${title}`,
      plan: '编排值班表…',
      planAgain: '重新编排…',
      publish: '发布',
      discard: '作废',
      file: '导出文件',
      open: '空缺',
      unfilled: (count) => `${count} 个班次无人可排。`,
      unconfirmed: (count) => `${count} 个班次待确认。`,
      published: (title) => `${title}值班表已发布，已告知全体值班人员。`,
      discarded: '草稿已作废。',
      usage: '查看或编排值班表：“值班 春节”，或“值班 2027-02-05 2027-02-12 春节”。',
      until: (when) => `，至${when}`,
      noRoster: (title) => `${title}尚无值班表。`,
      day: '日期',
      shift: '班次',
      fileComes: '文件随后发送。',
      days: (count) => `${count} 天`,
      table: '值班表',
    },
    redo: {
      title: '调整内容',
      scope: '调整范围',
      scopes: { gaps: '仅调整无人能值的班次', ahead: '重排尚未开始的班次' },
      days: '值班日期',
      same: (first, last) => `不变：${first} 至 ${last}`,
      calendar: (first, last) => `按现行日历：${first} 至 ${last}`,
      summary: (shifts, people) => `将调整 ${shifts} 个班次，通知 ${people} 人，其余不变。`,
      meanwhile: '其间情况有变，现调整如下：',
      nothing: '无需调整。',
      publish: '发布调整',
      published: (title, people) => `${title}值班表已调整，已通知 ${people} 人。`,
    },
  },
}
