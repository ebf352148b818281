import type { Reason } from '../../domain/delivery/outbox'
import type { Language } from '../../domain/people/person'
import type { ShiftAct } from '../../domain/rosters/permissions'
import type { Roster } from '../../domain/rosters/roster'
import type { Part } from '../../domain/rosters/shift'

export type DutyTexts = {
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
    published: (title: string) => string
    discarded: string
    usage: string
    noRoster: (title: string) => string
    columns: readonly [day: string, from: string, until: string, part: string, name: string]
    days: (count: number) => string
    table: string
  }
  shifts: {
    title: string
    none: string
    yours: (title: string) => string
    confirmAll: string
    allConfirmed: string
    rest: string
    restAdd: string
    restEntered: (day: string) => string
    restWithdrawn: (day: string) => string
    skills: string
    skillsSet: string
    anybody: string
    confirmed: string
    unconfirmed: string
  }
  calendar: {
    title: string
    make: string
    renew: string
    revoke: string
    made: string
    revoked: string
    name: string
    noAddress: string
  }
}

export const shiftReasons: Record<Language, Record<Extract<Reason, `shift-${string}`>, string>> = {
  en: {
    'shift-asked': 'Somebody can’t stand this shift: can you take it over?',
    'shift-nobody': 'Everybody who is free was asked, and nobody takes it: please find somebody.',
    'shift-taken': 'Somebody else stands this shift now.',
    'shift-swap': 'A colleague offers you this shift for yours: please accept or decline.',
    'shift-swapped': 'The swap is agreed: this shift is yours now.',
    'shift-swap-refused': 'The swap was declined: the shift is still yours.',
    'shift-assigned': 'This shift is yours now.',
    'shift-handed-over': 'The shift before yours leaves word.',
  },
  zh: {
    'shift-asked': '有人不能值这一班，您能代班吗？',
    'shift-nobody': '已询问所有空闲人员，无人代班，请协调安排。',
    'shift-taken': '本班已由他人值守。',
    'shift-swap': '同事希望以本班与您换班，请同意或谢绝。',
    'shift-swapped': '换班已达成，本班由您值守。',
    'shift-swap-refused': '对方未同意换班，本班仍由您值守。',
    'shift-assigned': '本班由您值守。',
    'shift-handed-over': '上一班交接事项如下。',
  },
}

export const dutyTexts: Record<Language, DutyTexts> = {
  en: {
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
      published: (title) => `The roster of ${title} is published; everybody is sent their shifts.`,
      discarded: 'The draft is discarded.',
      usage: 'A roster: “duty spring-festival”, or “duty 2027-02-05 2027-02-12 Spring Festival”.',
      noRoster: (title) => `There is no roster of ${title} yet.`,
      columns: ['Day', 'From', 'Until', 'Duty', 'Name'],
      days: (count) => `${count} day${count === 1 ? '' : 's'}`,
      table: 'Roster',
    },
    shifts: {
      title: 'My shifts',
      none: 'No shifts are ahead of you.',
      yours: (title) => `Your shifts, ${title}`,
      confirmAll: 'Confirm all',
      allConfirmed: 'All your shifts are confirmed.',
      rest: 'Rest days',
      restAdd: 'For a rest day send “shifts rest 2027-02-17”; again to withdraw it.',
      restEntered: (day) => `${day} is your rest day.`,
      restWithdrawn: (day) => `${day} is no rest day any more.`,
      skills: 'Skills',
      skillsSet: 'Your skills are noted.',
      anybody: 'Whoever is free',
      confirmed: 'confirmed',
      unconfirmed: 'to confirm',
    },
    calendar: {
      title: 'Calendar',
      make: 'My calendar address',
      renew: 'New calendar address',
      revoke: 'Stop the calendar',
      made: 'Add this address to your calendar program as a subscription. Keep it to yourself: whoever has it sees your calendar. It is not shown again.',
      revoked: 'The calendar’s address does not work any more.',
      name: 'Safety duty',
      noAddress: 'The service has no public address yet (PUBLIC_URL), so a calendar could not reach it.',
    },
  },
  zh: {
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
      published: (title) => `${title}值班表已发布，已告知全体值班人员。`,
      discarded: '草稿已作废。',
      usage: '查看或编排值班表：“值班 春节”，或“值班 2027-02-05 2027-02-12 春节”。',
      noRoster: (title) => `${title}尚无值班表。`,
      columns: ['日期', '开始', '结束', '岗位', '姓名'],
      days: (count) => `${count} 天`,
      table: '值班表',
    },
    shifts: {
      title: '我的值班',
      none: '暂无值班安排。',
      yours: (title) => `您的值班安排 · ${title}`,
      confirmAll: '全部确认',
      allConfirmed: '您的值班已全部确认。',
      rest: '休息日',
      restAdd: '登记休息日请发送“值班安排 休息 2027-02-17”，再次发送即撤销。',
      restEntered: (day) => `已登记 ${day} 休息。`,
      restWithdrawn: (day) => `已撤销 ${day} 休息。`,
      skills: '专长',
      skillsSet: '专长已登记。',
      anybody: '空闲人员均可',
      confirmed: '已确认',
      unconfirmed: '待确认',
    },
    calendar: {
      title: '日历订阅',
      make: '获取日历地址',
      renew: '更换日历地址',
      revoke: '停用日历',
      made: '请在日历软件中以订阅方式添加此地址。地址仅供本人使用，持有者即可看到您的日程；该地址不再显示。',
      revoked: '日历地址已停用。',
      name: '安全值班',
      noAddress: '系统尚未设置公网地址（PUBLIC_URL），无法订阅日历。',
    },
  },
}
