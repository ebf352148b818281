import type { Want } from '../../domain/digests/digest'
import type { DigestMode } from '../../domain/digests/settings'
import type { Language } from '../../domain/people/person'

export type DigestTexts = {
  title: (day: string) => string
  nothing: string
  mine: string
  office: string
  department: string
  want: Record<Want, string>
  andMore: (count: number) => string
  changed: string
  duties: string
  unread: string
  shift: string
  inspections: string
  late: string
  coverage: string
  figures: string
  week: string
  month: string
  reported: string
  closed: string
  fellOverdue: string
  overdue: string
  rate: string
  openNow: string
  majors: string
  returnsMissing: (names: string) => string
  asOf: (clock: string) => string
  returnDue: (when: string) => string
  chart: (from: string, to: string) => string
  chartLegend: string
  buttons: { tasks: string; inspect: string; overdue: string; report: string; fileReturn: string }
  setting: {
    label: string
    at: (clock: string) => string
    mode: Record<DigestMode, string>
    set: (clock: string) => string
    /** Buttons. */
    change: Record<DigestMode, string>
    modeSet: Record<DigestMode, string>
    usage: string
  }
}

export const digestTexts: Record<Language, DigestTexts> = {
  en: {
    title: (day) => `Today, ${day}`,
    nothing: 'Nothing waits for you today.',
    mine: 'Waiting for you',
    office: 'Waiting for the office',
    department: 'Waiting for your department',
    want: {
      rectify: 'to be rectified',
      check: 'to be re-inspected',
      confirm: 'to be confirmed',
      order: 'to be ordered',
      delist: 'to be delisted',
      answer: 'to be answered',
    },
    andMore: (count) => `… and ${count} more`,
    changed: 'Since yesterday',
    duties: 'On duty and out',
    unread: 'Not acknowledged yet',
    shift: 'shift',
    inspections: 'To be inspected',
    late: 'overdue',
    coverage: 'Coverage of running campaigns',
    figures: 'Figures: yesterday · this week · last week',
    week: 'Last week · the week before',
    month: 'Last month · the month before',
    reported: 'Reported',
    closed: 'Closed',
    fellOverdue: 'Fell overdue',
    overdue: 'Overdue now',
    rate: 'Rectification rate',
    openNow: 'Open now',
    majors: 'Major hazards',
    returnsMissing: (names) => `Weekly returns not in: ${names}`,
    asOf: (clock) => `As of ${clock}`,
    returnDue: (when) => `Your weekly return is due ${when}.`,
    chart: (from, to) => `Reported and closed by day, ${from} to ${to}`,
    chartLegend: 'Orange: reported. Green: closed. Pale: the week before.',
    buttons: {
      tasks: 'What waits for me',
      inspect: 'Inspect next…',
      overdue: 'Overdue',
      report: 'Report of the week',
      fileReturn: 'File the weekly return…',
    },
    setting: {
      label: 'Daily digest',
      at: (clock) => `at ${clock}`,
      mode: {
        'when-needed': 'only when there is something',
        always: 'also when there is nothing',
        off: 'off',
      },
      set: (clock) => `Your digest comes at ${clock} on working days.`,
      change: { 'when-needed': 'Only when needed', always: 'Every working day', off: 'No digest' },
      modeSet: {
        'when-needed': 'From now on I keep silent when there is nothing to say.',
        always: 'From now on I say so when there is nothing.',
        off: 'You get no digest any more. “digest 08:00” brings it back.',
      },
      usage: 'Send “digest 07:30”, “digest off” or “digest” alone.',
    },
  },
  zh: {
    title: (day) => `今日安全工作 · ${day}`,
    nothing: '今日无待办事项。',
    mine: '待您办理',
    office: '安委办待办',
    department: '本单位待办',
    want: {
      rectify: '待整改',
      check: '待复查',
      confirm: '待核实',
      order: '待下达整改',
      delist: '待销号',
      answer: '待答复',
    },
    andMore: (count) => `……另有 ${count} 项`,
    changed: '昨日以来的变化',
    duties: '值班与联合执法',
    unread: '未确认收到的通知',
    shift: '值班',
    inspections: '今日检查任务',
    late: '已逾期',
    coverage: '专项行动覆盖率',
    figures: '工作数据：昨日 · 本周 · 上周',
    week: '上周 · 前一周',
    month: '上月 · 前一月',
    reported: '上报隐患',
    closed: '闭环隐患',
    fellOverdue: '新增逾期',
    overdue: '目前逾期',
    rate: '整改率',
    openNow: '目前未闭环',
    majors: '重大隐患',
    returnsMissing: (names) => `未报周报：${names}`,
    asOf: (clock) => `数据截至 ${clock}`,
    returnDue: (when) => `本单位周报截止时间：${when}。`,
    chart: (from, to) => `每日上报与闭环情况（${from}至${to}）`,
    chartLegend: '橙色为上报，绿色为闭环，浅色为前一周。',
    buttons: {
      tasks: '我的待办',
      inspect: '继续检查…',
      overdue: '逾期隐患',
      report: '本周统计',
      fileReturn: '填报周报…',
    },
    setting: {
      label: '每日简报',
      at: (clock) => `每日 ${clock}`,
      mode: { 'when-needed': '有事项时发送', always: '无事项时也发送', off: '已关闭' },
      set: (clock) => `简报将于工作日 ${clock} 发送。`,
      change: { 'when-needed': '有事项时才发', always: '每个工作日都发', off: '不再发送' },
      modeSet: {
        'when-needed': '已设置：无事项时不发送。',
        always: '已设置：无事项时也告知一声。',
        off: '已关闭每日简报，发送“digest 08:00”可恢复。',
      },
      usage: '发送“digest 07:30”设置时间，“digest off”关闭。',
    },
  },
}
