import type { CoverageCount } from '../../domain/campaigns/coverage'
import type { Language } from '../../domain/people/person'
import { plural } from './plural'

/** What is said about draws, and of how many units a campaign has reached. */
export type CoverageTexts = {
  drawn: (units: number, code: string) => string
  /** A draw anew: only who inspects, for tasks that were drawn before. */
  redraw: string
  redrawn: (tasks: number, code: string) => string
  nothingToRedraw: string
  pool: (units: number, inspectors: number) => string
  lot: (unit: string, people: string) => string
  seed: string
  verify: string
  draws: string
  noDraws: string
  /** Where all units of the pool were drawn, as in a draw anew, the lot was for inspectors alone. */
  drawLine: (it: { units: number; pool: number; inspectors: number }) => string
  verified: string
  notVerified: string
  tieHint: string
  coverage: string
  whole: string
  byPhase: string
  elsewhere: string
  count: (it: CoverageCount, rate: number) => string
  left: string
  nothingLeft: string
  leftLine: (unit: string, phase: string | undefined, until: string, task?: string, team?: string) => string
}

/** What there are any of. */
const some = (parts: readonly [count: number, words: string][]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([, words]) => ` · ${words}`)
    .join('')

export const coverageTexts: Record<Language, CoverageTexts> = {
  en: {
    drawn: (units, code) => `${plural(units, 'unit')} drawn by lot for ${code}`,
    redraw: 'Draw inspectors anew',
    redrawn: (tasks, code) => `Inspectors of ${plural(tasks, 'task')} drawn anew by lot for ${code}`,
    nothingToRedraw: 'Nothing has to be drawn anew: everybody who was drawn is there.',
    pool: (units, inspectors) =>
      `Drawn from ${plural(units, 'unit')} and ${plural(inspectors, 'inspector')}.`,
    lot: (unit, people) => `${unit}: ${people}`,
    seed: 'Seed',
    verify: 'Draw again and compare',
    draws: 'Draws by lot',
    noDraws: 'Nothing was drawn by lot here yet.',
    drawLine: (it) =>
      it.units < it.pool
        ? `${it.units} of ${plural(it.pool, 'unit')}`
        : `inspectors for ${plural(it.units, 'unit')}, from ${it.inspectors}`,
    verified: '✅ Drawn again with the same seed and pool: the same units and inspectors.',
    notVerified: '❌ Drawn again it comes out differently.',
    tieHint: 'Conflict of interest: this inspector never draws this unit.',
    coverage: 'Coverage',
    whole: 'Whole scope',
    byPhase: 'Phases',
    elsewhere: 'Others',
    count: (it, rate) =>
      `${rate} % · ${it.done}/${it.units} done${some([
        [it.clean, `${it.clean} clean`],
        [it.hazards, `${it.hazards} with hazards`],
        [it.shut, `${it.shut} closed or refused`],
        [it.left, `${it.left} left`],
        [it.overdue, `⏰ ${it.overdue} overdue`],
      ])}`,
    left: 'What is left',
    nothingLeft: 'Nothing is left.',
    leftLine: (unit, phase, until, task, team) =>
      `${unit} · ${phase ? `${phase}, ` : ''}until ${until} · ${task ? `${task}, ${team}` : 'not planned'}`,
  },
  zh: {
    drawn: (units, code) => `${code}双随机抽取${units}家单位`,
    redraw: '重新抽取检查人员',
    redrawn: (tasks, code) => `${code}重新抽取${tasks}项任务的检查人员`,
    nothingToRedraw: '原抽取人员均在岗，无需重新抽取。',
    pool: (units, inspectors) => `抽取范围：${units}家单位、${inspectors}名执法人员。`,
    lot: (unit, people) => `${unit}：${people}`,
    seed: '随机种子',
    verify: '重新抽取核验',
    draws: '双随机抽取记录',
    noDraws: '尚未进行双随机抽取。',
    drawLine: (it) =>
      it.units < it.pool
        ? `从${it.pool}家中抽取${it.units}家`
        : `从${it.inspectors}名检查人员中为${it.units}家单位抽取`,
    verified: '✅ 以相同种子和名录重新抽取，结果一致。',
    notVerified: '❌ 重新抽取的结果不一致。',
    tieHint: '利益冲突回避：该执法人员不抽取该单位。',
    coverage: '覆盖率',
    whole: '总体',
    byPhase: '分阶段',
    elsewhere: '其他',
    count: (it, rate) =>
      `${rate}% · 已查${it.done}/${it.units}家${some([
        [it.clean, `无隐患${it.clean}`],
        [it.hazards, `有隐患${it.hazards}`],
        [it.shut, `停业或拒检${it.shut}`],
        [it.left, `未查${it.left}`],
        [it.overdue, `⏰逾期${it.overdue}`],
      ])}`,
    left: '未检查单位',
    nothingLeft: '已全部检查。',
    leftLine: (unit, phase, until, task, team) =>
      `${unit} · ${phase ? `${phase}，` : ''}截至${until} · ${task ? `${task}，${team}` : '未安排'}`,
  },
}
