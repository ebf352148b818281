import type { Reason } from '../../domain/delivery/outbox'
import type { DutyRefusal } from '../../domain/engagements/refusals'
import type { MemberState, Operation } from '../../domain/operations/operation'
import type { OperationAct } from '../../domain/operations/permissions'
import type { Language } from '../../domain/people/person'
import type { ShiftAct } from '../../domain/rosters/permissions'
import type { Roster } from '../../domain/rosters/roster'
import type { Part } from '../../domain/rosters/shift'

type DutyReason = Extract<Reason, `joint-${string}` | `shift-${string}`>

export type DutyTexts = {
  status: Record<Operation['status'] | Roster['status'], string>
  member: Record<MemberState, string>
  /** Buttons; at most 24 characters, so that they are titles of forms too. */
  act: Record<OperationAct | ShiftAct, string>
  done: Record<OperationAct | ShiftAct, string>
  refusal: Record<DutyRefusal, string>
  part: Record<Part, string>
  field: {
    title: string
    starts: string
    startsHint: string
    hours: string
    when: string
    gathering: string
    gatheringMap: string
    lead: string
    needs: string
    needsHint: string
    route: string
    routeHint: string
    vehicle: string
    gear: string
    open: string
    unanswered: string
    coming: string
    declined: string
    came: string
    personTimes: string
    who: string
    units: string
    papers: string
    result: string
    note: string
    shiftsPerDay: string
    officers: string
    here: string
    sought: string
    before: string
    word: string
    nobody: string
    position: string
  }
  joint: {
    title: string
    new: string
    plan: string
    none: string
    planned: (code: string) => string
    places: (held: number, needed: number) => string
    need: (organization: string, held: number, count: number, skill?: string) => string
    others: string
    insteadOf: (name: string) => string
    served: (count: number) => string
    swapFor: (code: string, title: string, when: string) => string
    accept: string
    refuse: string
    swapsWith: (name: string) => string
    hereDone: string
    all: string
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

export const dutyReasons: Record<Language, Record<DutyReason, string>> = {
  en: {
    'joint-to-name': 'Your people are needed: please name them.',
    'joint-asked': 'You are asked to come: please confirm, decline, or send somebody in your place.',
    'joint-substitute': 'A colleague sends you in their place: please accept or decline.',
    'joint-substitute-declined': 'Your substitute declined: the place is still yours.',
    'joint-replaced': 'Your substitute accepted: you need not come.',
    'joint-declined': 'Somebody declined: please name another.',
    'joint-released': 'You need not come any more.',
    'joint-swap': 'A colleague offers you their place for yours: please accept or decline.',
    'joint-swapped': 'The swap is agreed: this is yours now.',
    'joint-moved': 'The time has changed: please confirm anew.',
    'joint-cancelled': 'Cancelled.',
    'joint-soon': 'Reminder: you confirmed that you come.',
    'joint-unanswered': 'Reminder: you have not answered yet.',
    'joint-held': 'It is over: this is what came of it.',
    'shift-soon': 'Reminder: your shift begins soon.',
    'shift-asked': 'Somebody can’t stand this shift: can you take it over?',
    'shift-nobody': 'Everybody who is free was asked, and nobody takes it: please find somebody.',
    'shift-taken': 'Somebody else stands this shift now.',
    'shift-swap': 'A colleague offers you this shift for yours: please accept or decline.',
    'shift-swapped': 'The swap is agreed: this shift is yours now.',
    'shift-swap-refused': 'The swap was declined: the shift is still yours.',
    'shift-assigned': 'This shift is yours now.',
    'shift-handed-over': 'The shift before yours leaves word.',
    'shift-to-hand-over': 'Your shift ends soon: please leave word to the next.',
  },
  zh: {
    'joint-to-name': '联合执法需贵单位派员，请指派人员。',
    'joint-asked': '请您参加联合执法：请确认、说明不能参加的理由，或委托他人代替。',
    'joint-substitute': '同事委托您代为参加，请确认或谢绝。',
    'joint-substitute-declined': '您委托的人员不能代替，仍由您参加。',
    'joint-replaced': '您委托的人员已确认，您不必参加。',
    'joint-declined': '有人员不能参加，请另行指派。',
    'joint-released': '您不必参加。',
    'joint-swap': '同事希望与您互换，请同意或谢绝。',
    'joint-swapped': '互换已达成，由您参加。',
    'joint-moved': '时间有变，请重新确认。',
    'joint-cancelled': '已取消。',
    'joint-soon': '提醒：您已确认参加。',
    'joint-unanswered': '提醒：您尚未答复。',
    'joint-held': '行动已结束，结果如下。',
    'shift-soon': '提醒：您即将值班。',
    'shift-asked': '有人不能值这一班，您能代班吗？',
    'shift-nobody': '已询问所有空闲人员，无人代班，请协调安排。',
    'shift-taken': '本班已由他人值守。',
    'shift-swap': '同事希望以本班与您换班，请同意或谢绝。',
    'shift-swapped': '换班已达成，本班由您值守。',
    'shift-swap-refused': '对方未同意换班，本班仍由您值守。',
    'shift-assigned': '本班由您值守。',
    'shift-handed-over': '上一班交接事项如下。',
    'shift-to-hand-over': '您即将下班，请交接。',
  },
}

export const dutyTexts: Record<Language, DutyTexts> = {
  en: {
    status: {
      planned: 'planned',
      held: 'held',
      cancelled: 'cancelled',
      draft: 'draft',
      published: 'published',
      discarded: 'discarded',
    },
    member: {
      asked: 'not answered',
      confirmed: 'comes',
      declined: 'declined',
      replaced: 'replaced',
      released: 'taken off',
    },
    act: {
      name: 'Name',
      release: 'Take off…',
      confirm: 'I come',
      decline: 'I can’t come…',
      substitute: 'Send a substitute…',
      swap: 'Swap…',
      'check-in': 'I am here',
      finish: 'Enter the result…',
      move: 'Change the time…',
      cancel: 'Cancel it…',
      take: 'I take it',
      pass: 'I can’t',
      'hand-over': 'Hand over…',
      assign: 'Put somebody on…',
    },
    done: {
      name: 'Named, and asked to confirm.',
      release: 'Taken off.',
      confirm: 'Confirmed.',
      decline: 'Declined; your department’s liaison is told.',
      substitute: 'Asked. Until somebody accepts, it stays yours.',
      swap: 'Offered. It counts once they accept.',
      'check-in': 'You are checked in.',
      finish: 'Result entered.',
      move: 'Changed; everybody is asked anew.',
      cancel: 'Cancelled; everybody is told.',
      take: 'It is yours.',
      pass: 'Declined.',
      'hand-over': 'Handed over.',
      assign: 'Put on duty.',
    },
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
      'time-not-understood': 'The time was not understood. Try “tomorrow 9:00” or “2026-12-05 14:30”.',
      'needs-not-understood':
        'One department a line: its name and how many people, e.g. “Fire and Rescue 3”.',
      'too-many-people': 'At most 200 people.',
      'swap-gone': 'The offer does not stand any more.',
      'engaged-that-day': 'You are on duty or out that day: first find a substitute.',
      'day-past': 'That day is past.',
      'day-not-understood': 'Which day? E.g. “rest 2027-02-17”.',
      'days-not-understood':
        'Which days? A festival’s name, or “duty 2027-02-05 2027-02-12 Spring Festival”.',
      'roster-there': 'Those days have a roster already.',
      'plan-outdated': 'Somebody’s time was taken meanwhile: please plan anew.',
      'nobody-free': 'There is nobody free who could be chosen.',
      'nobody-to-plan': 'There is nobody who could be put on duty.',
      'nobody-on-duty': 'Nobody is on duty now.',
      'already-seeking': 'A substitute is being looked for already.',
    },
    part: { leader: 'Leader', officer: 'Duty officer' },
    field: {
      title: 'What for',
      starts: 'Date and time',
      startsHint: 'E.g. “tomorrow 9:00” or “2026-12-05 14:30”.',
      hours: 'Hours',
      when: 'When',
      gathering: 'Gathering point',
      gatheringMap: 'On the map',
      lead: 'Lead department',
      needs: 'Who is needed',
      needsHint:
        'One department a line: name, how many, and a skill if one is needed: “Fire and Rescue 3 electrical”.',
      route: 'Route',
      routeHint: 'Units or places in order, one a line; U-… for a registered unit.',
      vehicle: 'Vehicle',
      gear: 'Gear',
      open: 'Open places',
      unanswered: 'Not answered',
      coming: 'Coming',
      declined: 'Declined',
      came: 'Came',
      personTimes: 'Person-times dispatched',
      who: 'Who',
      units: 'Units inspected',
      papers: 'Papers issued',
      result: 'Result',
      note: 'Word to the next',
      shiftsPerDay: 'Shifts a day',
      officers: 'Officers in each',
      here: 'Here',
      sought: 'Substitute',
      before: 'Handed over',
      word: 'What they should know',
      nobody: 'nobody yet',
      position: 'Where you are',
    },
    joint: {
      title: 'Joint operations',
      new: 'Plan one…',
      plan: 'Joint operation',
      none: 'None is planned.',
      planned: (code) => `Planned as ${code}; the departments are asked to name people.`,
      places: (held, needed) => `${held} of ${needed} places`,
      need: (organization, held, count, skill) =>
        `${organization} ${held}/${count}${skill ? ` (${skill})` : ''}`,
      others: 'Somebody else…',
      insteadOf: (name) => `instead of ${name}`,
      served: (count) => `sent ${count} time${count === 1 ? '' : 's'}`,
      swapFor: (code, title, when) => `${code} ${title}, ${when}`,
      accept: 'Accept',
      refuse: 'Decline',
      swapsWith: (name) => `offers it to ${name}`,
      hereDone: 'You are checked in. Share your position too, if you like.',
      all: 'Open',
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
      planned: '筹备中',
      held: '已完成',
      cancelled: '已取消',
      draft: '草稿',
      published: '已发布',
      discarded: '已作废',
    },
    member: {
      asked: '未答复',
      confirmed: '参加',
      declined: '不能参加',
      replaced: '已由他人代替',
      released: '已取消指派',
    },
    act: {
      name: '指派',
      release: '取消指派…',
      confirm: '确认',
      decline: '不能参加…',
      substitute: '请人代替…',
      swap: '互换…',
      'check-in': '签到',
      finish: '填报结果…',
      move: '更改时间…',
      cancel: '取消行动…',
      take: '我来代班',
      pass: '不能代班',
      'hand-over': '交接班…',
      assign: '安排人员…',
    },
    done: {
      name: '已指派，等待本人确认。',
      release: '已取消指派。',
      confirm: '已确认。',
      decline: '已登记，并告知贵单位联络员。',
      substitute: '已询问。对方接受前仍由您负责。',
      swap: '已提出互换，对方同意后生效。',
      'check-in': '已签到。',
      finish: '结果已登记。',
      move: '时间已更改，全体重新确认。',
      cancel: '已取消，并通知全体人员。',
      take: '本班由您值守。',
      pass: '已谢绝。',
      'hand-over': '已交接。',
      assign: '已安排。',
    },
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
      'time-not-understood': '未能识别时间，请尝试“明天 9:00”或“2026-12-05 14:30”。',
      'needs-not-understood': '请每行填写一个单位和人数，如“消防救援大队 3”。',
      'too-many-people': '总人数不得超过 200 人。',
      'swap-gone': '该互换已失效。',
      'engaged-that-day': '当天您已有值班或行动安排，请先请人代替。',
      'day-past': '该日期已过。',
      'day-not-understood': '请写明日期，如“休息 2027-02-17”。',
      'days-not-understood': '请写明节日，或起止日期，如“值班 2027-02-05 2027-02-12 春节”。',
      'roster-there': '该时段已有值班表。',
      'plan-outdated': '已有人员另有安排，请重新编排。',
      'nobody-free': '没有空闲人员可供选择。',
      'nobody-to-plan': '没有可安排值班的人员。',
      'nobody-on-duty': '目前无人值班。',
      'already-seeking': '正在寻找代班人员。',
    },
    part: { leader: '带班领导', officer: '值班员' },
    field: {
      title: '行动名称',
      starts: '日期和时间',
      startsHint: '如“明天 9:00”或“2026-12-05 14:30”。',
      hours: '时长（小时）',
      when: '时间',
      gathering: '集合地点',
      gatheringMap: '地图位置',
      lead: '牵头单位',
      needs: '参加单位和人数',
      needsHint: '每行一个单位：名称、人数，如有要求再写专长，如“消防救援大队 3 电气”。',
      route: '检查路线',
      routeHint: '按顺序每行一处；已登记单位可写 U-… 编号。',
      vehicle: '车辆',
      gear: '装备',
      open: '空缺名额',
      unanswered: '未答复',
      coming: '参加人员',
      declined: '不能参加',
      came: '已签到',
      personTimes: '出动人次',
      who: '人员',
      units: '检查单位（家）',
      papers: '下达文书（份）',
      result: '结果',
      note: '交接事项',
      shiftsPerDay: '每天班次',
      officers: '每班人数',
      here: '位置',
      sought: '代班',
      before: '上一班交接',
      word: '需要告知的事项',
      nobody: '暂缺',
      position: '当前位置',
    },
    joint: {
      title: '联合执法',
      new: '发起…',
      plan: '联合执法行动',
      none: '暂无联合执法安排。',
      planned: (code) => `已登记为 ${code}，已请各单位指派人员。`,
      places: (held, needed) => `已落实 ${held}/${needed} 人`,
      need: (organization, held, count, skill) =>
        `${organization} ${held}/${count}${skill ? `（${skill}）` : ''}`,
      others: '其他人员…',
      insteadOf: (name) => `代替${name}`,
      served: (count) => `已参加 ${count} 次`,
      swapFor: (code, title, when) => `${code} ${title}，${when}`,
      accept: '同意',
      refuse: '谢绝',
      swapsWith: (name) => `拟与${name}互换`,
      hereDone: '已签到。如方便，请再发送当前位置。',
      all: '查看',
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
