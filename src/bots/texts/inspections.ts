import type { Progress } from '../../domain/inspections/filling'
import type { MeasureKind, PaperKind } from '../../domain/inspections/record'
import type { TaskResult } from '../../domain/inspections/task'
import type { Language } from '../../domain/people/person'
import { type ChecklistTexts, checklistTexts } from './checklists'

/** What is said about inspections. Titles of forms have at most 24 characters. */
export type InspectionTexts = ChecklistTexts & {
  planned: string
  dropped: string
  overdue: string
  result: Record<TaskResult, string>
  paper: Record<PaperKind, string>
  measure: Record<MeasureKind, string>
  /** A measure with its quantity, and what it is worth in yuan. */
  measured: (kind: MeasureKind, quantity: number, yuan?: number) => string
  numbered: (year: number, number: number) => string
  progress: (progress: Progress) => string
  field: Record<
    | 'when'
    | 'team'
    | 'checklist'
    | 'found'
    | 'papers'
    | 'measures'
    | 'present'
    | 'photos'
    | 'remark'
    | 'kind'
    | 'reference'
    | 'quantity'
    | 'value'
    | 'result'
    | 'rest'
    | 'from'
    | 'corrected',
    string
  >
  button: Record<
    | 'clean'
    | 'found'
    | 'closed'
    | 'refused'
    | 'list'
    | 'report'
    | 'paper'
    | 'measure'
    | 'correct'
    | 'allPass'
    | 'near'
    | 'next'
    | 'inspect',
    string
  >
  back: (code: string) => string
  title: Record<'report' | 'paper' | 'measure' | 'correct' | 'photo' | 'near', string>
  submit: string
  photo: (item: string) => string
  /** Of an item of the checklist, else of the place. */
  photoTaken: (item?: string) => string
  photosOf: string
  photoOfPlace: string
  kept: (progress: string) => string
  recorded: (code: string, result: string) => string
  issued: (paper: string, number: string) => string
  taken: string
  corrected: string
  toDo: string
  /** Of units like these words. */
  toDoAt: (words: string) => string
  /** Where no position can be shared, how one is said. */
  sayPlace: (command: string) => string
  noneAt: (words: string) => string
  unitsLike: string
  nextAlone: (command: string) => string
  nearTitle: string
  nothingToDo: string
  away: (metres: number) => string
  reportHint: string
}

export const inspectionTexts: Record<Language, InspectionTexts> = {
  en: {
    ...checklistTexts.en,
    planned: 'To be inspected',
    dropped: 'Not to be inspected any more',
    overdue: 'overdue',
    result: {
      'no-hazard': 'No hazard',
      'hazards-found': 'Hazards found',
      closed: 'Unit closed',
      refused: 'Entry refused',
    },
    paper: {
      'rectification-order': 'Notice of ordering correction',
      'supervision-opinion': 'Supervision and inspection opinion',
      're-inspection-opinion': 'Re-inspection opinion',
      'on-site-record': 'On-site inspection record',
      referral: 'Referral',
    },
    measure: {
      'licence-suspended': 'Licence suspended',
      'licence-revoked': 'Licence revoked',
      'goods-confiscated': 'Goods confiscated (boxes)',
      'den-closed': 'Den closed',
      fine: 'Fine',
    },
    measured: (kind, quantity, yuan) =>
      `${inspectionTexts.en.measure[kind]}: ${quantity}${yuan === undefined ? '' : `, ${yuan.toLocaleString('en')} yuan`}`,
    numbered: (year, number) => `No. ${number} of ${year}`,
    progress: ({ open, pass, fail, na }) => `${pass} pass, ${fail} fail, ${na} not applicable, ${open} open`,
    field: {
      when: 'Planned for',
      team: 'Team',
      checklist: 'Checklist',
      found: 'Hazards',
      papers: 'Papers',
      measures: 'Measures',
      present: 'Also present',
      photos: 'Photos',
      remark: 'Remark',
      kind: 'Kind',
      reference: 'Number on the paper',
      quantity: 'How many',
      value: 'Value in yuan',
      result: 'Result',
      rest: 'All others',
      from: 'Found at',
      corrected: 'Corrected',
    },
    button: {
      clean: '✅ No hazard…',
      found: '🏁 Finish…',
      closed: '🚪 Closed…',
      refused: '⛔️ Entry refused…',
      list: '📋 Checklist',
      report: '⚠️ Report a hazard…',
      paper: '📄 Paper…',
      measure: '⚖️ Measure…',
      correct: 'Correct the result…',
      allPass: '✅ All others pass',
      near: '📍 Near me…',
      next: 'Next →',
      inspect: 'Inspect',
    },
    back: (code) => `↩ ${code}`,
    title: {
      report: 'Report a hazard',
      paper: 'Paper issued',
      measure: 'Measure taken',
      correct: 'Correct the result',
      photo: 'Photo',
      near: 'Near me',
    },
    submit: 'Record',
    photo: (item) => `📷 Please send a photo now of: ${item}`,
    photoTaken: (item) => (item ? `The photo is kept with: ${item}` : 'The photo is kept.'),
    photosOf: 'Please send a photo of each that fails:',
    photoOfPlace: 'A photo of the place',
    kept: (progress) => `Kept: ${progress}.`,
    recorded: (code, result) => `${code}: ${result}.`,
    issued: (paper, number) => `${paper}, ${number}.`,
    taken: 'The measure is recorded.',
    corrected: 'The correction is recorded; what stood before stays on record.',
    toDo: 'To inspect next',
    toDoAt: (words) => `To inspect: ${words}`,
    sayPlace: (command) =>
      `What is near a place: send ${command} with its coordinates as maps give them, such as ${command} 34.752, 113.665`,
    noneAt: (words) => `Nothing is left for you to inspect at “${words}”.`,
    unitsLike: 'Units like that:',
    nextAlone: (command) => `I know no unit like that either. ${command} alone lists what is next for you.`,
    nearTitle: 'Nearest to you, not done yet',
    nothingToDo: 'No inspections are left for you.',
    away: (metres) =>
      metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`,
    reportHint: 'What is wrong, in your words',
  },
  zh: {
    ...checklistTexts.zh,
    planned: '待检查',
    dropped: '不再检查',
    overdue: '已逾期',
    result: {
      'no-hazard': '未发现隐患',
      'hazards-found': '发现隐患',
      closed: '单位关停歇业',
      refused: '拒绝检查',
    },
    paper: {
      'rectification-order': '责令限期整改指令书',
      'supervision-opinion': '督查意见书',
      're-inspection-opinion': '复查意见书',
      'on-site-record': '现场检查记录',
      referral: '案件移送书',
    },
    measure: {
      'licence-suspended': '暂扣许可证',
      'licence-revoked': '吊销许可证',
      'goods-confiscated': '没收物品（箱）',
      'den-closed': '取缔窝点',
      fine: '罚款',
    },
    measured: (kind, quantity, yuan) =>
      `${inspectionTexts.zh.measure[kind]}：${quantity}${yuan === undefined ? '' : `，${yuan.toLocaleString('en')}元`}`,
    numbered: (year, number) => `〔${year}〕${number}号`,
    progress: ({ open, pass, fail, na }) => `符合${pass}项，不符合${fail}项，不适用${na}项，未查${open}项`,
    field: {
      when: '计划日期',
      team: '检查组',
      checklist: '检查表',
      found: '隐患',
      papers: '文书',
      measures: '处置措施',
      present: '在场人员',
      photos: '照片',
      remark: '备注',
      kind: '类别',
      reference: '文书编号',
      quantity: '数量',
      value: '金额（元）',
      result: '检查结果',
      rest: '其余各项',
      from: '来自检查',
      corrected: '更正',
    },
    button: {
      clean: '✅ 未发现隐患…',
      found: '🏁 检查完毕…',
      closed: '🚪 关停歇业…',
      refused: '⛔️ 拒绝检查…',
      list: '📋 检查表',
      report: '⚠️ 上报隐患…',
      paper: '📄 下达文书…',
      measure: '⚖️ 处置措施…',
      correct: '更正结果…',
      allPass: '✅ 其余全部符合',
      near: '📍 附近待查…',
      next: '下一页 →',
      inspect: '检查',
    },
    back: (code) => `↩ ${code}`,
    title: {
      report: '上报隐患',
      paper: '下达文书',
      measure: '处置措施',
      correct: '更正结果',
      photo: '照片',
      near: '附近待查单位',
    },
    submit: '登记',
    photo: (item) => `📷 请发送照片：${item}`,
    photoTaken: (item) => (item ? `照片已存入：${item}` : '照片已保存。'),
    photosOf: '请为不符合的各项发送照片：',
    photoOfPlace: '现场照片',
    kept: (progress) => `已保存：${progress}。`,
    recorded: (code, result) => `${code}：${result}。`,
    issued: (paper, number) => `${paper}${number}。`,
    taken: '处置措施已登记。',
    corrected: '更正已登记，原记录保留。',
    toDo: '下一步检查',
    toDoAt: (words) => `待检查：${words}`,
    sayPlace: (command) =>
      `查看某地附近的待查单位：发送 ${command} 和地图上的坐标，例如 ${command} 34.752, 113.665`,
    noneAt: (words) => `您没有与“${words}”相符的待检查任务。`,
    unitsLike: '相近的单位：',
    nextAlone: (command) => `也没有找到相近的单位。单独发送 ${command} 可查看您接下来的检查任务。`,
    nearTitle: '距您最近的待查单位',
    nothingToDo: '您没有待检查的单位。',
    away: (metres) =>
      metres < 1000 ? `${Math.round(metres / 10) * 10}米` : `${(metres / 1000).toFixed(1)}公里`,
    reportHint: '用您的话描述隐患',
  },
}
