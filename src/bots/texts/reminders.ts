import type { Language } from '../../domain/people/person'
import type { LadderFault, LadderKind, Offset, Whom } from '../../domain/reminders/ladder'

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
  /** A shift, when it begins or ends, an operation, a broadcast: one's own. */
  shift: (title: string, when: string) => string
  handOver: (title: string, when: string) => string
  unanswered: string
  /** Of those who have not acknowledged: how many, and some of their names. */
  missing: (count: number, names: string) => string
  kind: Record<LadderKind, string>
  /** Where a step stands to the deadline; `readLadder` understands it. */
  offset: (after: Offset) => string
  fault: Record<LadderFault, (line: string) => string>
  ladder: {
    title: (code: string) => string
    which: string
    /** The ladders of all kinds, to those who can set them. */
    all: string
    set: string
    field: string
    hint: string
    /** Before the steps of a kind as they are. */
    was: (kind: string) => string
    kept: (kind: string) => string
    /** No deadline yet, or nothing left to chase. */
    none: string
    nobody: string
    said: string
    passed: string
    seen: (name: string) => string
    deadline: (when: string) => string
    note: { working: string; always: string; soon: string }
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
    shift: (title, when) => `${title}: on duty ${when}`,
    handOver: (title, when) => `${title}: your shift ends ${when}. Please leave word to the next.`,
    unanswered: 'You have not answered yet.',
    missing: (count, names) => `Not acknowledged by ${count}: ${names}`,
    kind: {
      'hazard-general': 'General hazard',
      'hazard-major': 'Major hazard',
      task: 'Inspections',
      shift: 'Shift',
      'hand-over': 'Handing over',
      operation: 'Joint operation',
      acknowledgement: 'Acknowledgement',
      'weekly-return': 'Weekly return',
    },
    offset: (after) => {
      if ('workingDays' in after)
        return `${after.workingDays} working ${after.workingDays === 1 ? 'day' : 'days'} after`
      if ('timesGiven' in after) return `${after.timesGiven} × the set time after`
      const hours = Math.abs(after.hours)
      if (hours === 0) return 'at the deadline'
      const span =
        hours < 1
          ? `${hours * 60} min`
          : hours % 24 === 0
            ? `${hours / 24} ${hours === 24 ? 'day' : 'days'}`
            : `${hours} h`
      return `${span} ${after.hours < 0 ? 'before' : 'after'}`
    },
    fault: {
      line: (line) => `I did not understand “${line}”. Try “3 days before: holder, unit contact”.`,
      steps: () => 'A ladder has 1 to 12 steps.',
      who: () => 'One of those can’t be told of this kind.',
      'working-days': () => 'This ladder goes round the clock: please count in hours or days.',
      'no-time-given': () => 'Only for acknowledgements does somebody set the time that is given.',
      'too-late': () => 'Steps of this kind come before it begins.',
      'too-far': () =>
        'A step is at most 60 days, 40 working days or 10 times the set time from the deadline, and at least 15 minutes.',
      'major-slower': () => 'A major hazard may not reach the office or the leader later than a general one.',
    },
    ladder: {
      title: (code) => `${code} · who is told when`,
      which: 'Of which? Send “ladder H-12”; T-, J-, D- and B- codes work too.',
      all: 'Who is told when',
      set: 'Change the ladder',
      field: 'Steps, one a line',
      hint: '3 days before: holder, unit contact. Skipped: the usual ones.',
      was: (kind) => `${kind}. So far:`,
      kept: (kind) => `${kind}: set, for what is due already too.`,
      none: 'No deadline runs for it now, so nobody is reminded.',
      nobody: 'nobody who can be reached',
      said: 'said',
      passed: 'was over before the deadline was set',
      seen: (name) => `${name} (seen)`,
      deadline: (when) => `Deadline: ${when}`,
      note: {
        working: 'In working hours. Quiet hours are kept.',
        always: 'Round the clock. Nothing is held back.',
        soon: 'Round the clock. Quiet hours are kept until half a day before.',
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
    shift: (title, when) => `${title}：${when}值班`,
    handOver: (title, when) => `${title}：您${when}下班，请交接`,
    unanswered: '您尚未答复。',
    missing: (count, names) => `尚有 ${count} 人未回复“收到”：${names}`,
    kind: {
      'hazard-general': '一般隐患',
      'hazard-major': '重大隐患',
      task: '检查任务',
      shift: '值班',
      'hand-over': '交接班',
      operation: '联合执法',
      acknowledgement: '通知回复',
      'weekly-return': '周报',
    },
    offset: (after) => {
      if ('workingDays' in after) return `逾期${after.workingDays}个工作日`
      if ('timesGiven' in after) return `逾期${after.timesGiven}倍时限`
      const hours = Math.abs(after.hours)
      if (hours === 0) return '到期时'
      const span = hours < 1 ? `${hours * 60}分钟` : hours % 24 === 0 ? `${hours / 24}天` : `${hours}小时`
      return after.hours < 0 ? `提前${span}` : `逾期${span}`
    },
    fault: {
      line: (line) => `未能识别“${line}”。请按“提前3天：经办人、单位负责人”填写。`,
      steps: () => '每套催办须有 1 至 12 级。',
      who: () => '其中有人员不适用于此类事项。',
      'working-days': () => '此类催办全天候进行，请以小时或天计。',
      'no-time-given': () => '只有通知回复由发布人设定时限。',
      'too-late': () => '此类事项只能在开始前提醒。',
      'too-far': () => '每级距期限不超过 60 天、40 个工作日或 10 倍时限，不少于 15 分钟。',
      'major-slower': () => '重大隐患报安委办、带班领导不得晚于一般隐患。',
    },
    ladder: {
      title: (code) => `${code} · 逐级催办`,
      which: '请注明编号，例如“ladder H-12”；T-、J-、D-、B- 编号均可。',
      all: '逐级催办安排',
      set: '修改催办安排',
      field: '各级安排，每行一级',
      hint: '例如“提前3天：经办人、单位负责人”；跳过即恢复默认。',
      was: (kind) => `${kind}，现行安排：`,
      kept: (kind) => `${kind}催办安排已生效，在办事项同样适用。`,
      none: '目前没有在办期限，不作提醒。',
      nobody: '无人可接收',
      said: '已提醒',
      passed: '定期限时已过',
      seen: (name) => `${name}（已知悉）`,
      deadline: (when) => `期限：${when}`,
      note: {
        working: '工作时间内提醒，免打扰时段顺延。',
        always: '全天候提醒，不受免打扰限制。',
        soon: '全天候提醒，开始前半天以外的遇免打扰时段顺延。',
      },
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
