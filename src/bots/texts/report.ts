import type { Language } from '../../domain/people/person'
import type {
  IndustryField,
  IndustrySummary,
  Stretch,
  Summary,
  SummaryField,
  SummaryPeriod,
} from '../../domain/reports/summary'
import type { Industry } from '../../domain/units/unit'

export type ReportTexts = {
  period: (period: SummaryPeriod, stretch: Stretch) => string
  /** The paragraph as it is always written: what is nought is not mentioned, accidents always are. */
  paragraph: (when: string, figures: Summary) => string
  unfinished: string
  field: Record<SummaryField, string>
  industry: Record<Industry, string>
  industryField: Record<IndustryField, string>
  head: { what: string; count: string }
  buttons: { earlier: string; later: string; file: string; periods: Record<SummaryPeriod, string> }
  leadersOnly: string
  usage: string
  asFile: string
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
const listed = (parts: readonly (string | false)[], joint: string): string =>
  parts.filter(Boolean).join(joint)
const some = (count: number, words: string): string | false => count > 0 && words
const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3)

const industriesEn: Record<Industry, string> = {
  chemicals: 'dangerous chemicals',
  fireworks: 'fireworks',
  construction: 'construction',
  'crowded-place': 'crowded places',
  'rental-housing': 'rental housing',
  'idle-factory': 'idle factory lettings',
  'special-equipment': 'special equipment',
  mine: 'mines',
  school: 'schools',
  hospital: 'hospitals',
  catering: 'catering',
  retail: 'retail',
  'petrol-station': 'petrol stations',
  warehouse: 'warehouses',
  manufacturing: 'manufacturing',
  other: 'other industries',
}

const industriesZh: Record<Industry, string> = {
  chemicals: '危险化学品',
  fireworks: '烟花爆竹',
  construction: '建筑施工',
  'crowded-place': '人员密集场所',
  'rental-housing': '出租房屋',
  'idle-factory': '闲置厂房出租',
  'special-equipment': '特种设备',
  mine: '矿山',
  school: '学校',
  hospital: '医院',
  catering: '餐饮',
  retail: '商贸',
  'petrol-station': '加油站',
  warehouse: '仓储物流',
  manufacturing: '工业企业',
  other: '其他行业',
}

function industryEn(it: IndustrySummary): string {
  const { confiscatedYuan: yuan } = it
  const boxes = counted(it.boxesConfiscated, 'box', 'boxes')
  const parts = [
    some(it.units, `${counted(it.units, 'business', 'businesses')} inspected`),
    some(it.onTheSpot, `${it.onTheSpot} rectified on the spot`),
    some(it.licencesSuspended, `${counted(it.licencesSuspended, 'licence')} suspended`),
    some(it.licencesRevoked, `${counted(it.licencesRevoked, 'retail licence')} revoked`),
    some(it.densClosed, `${counted(it.densClosed, 'den')} closed`),
    some(
      it.boxesConfiscated,
      `${boxes} confiscated${yuan > 0 ? ` worth ${counted(yuan, 'yuan', 'yuan')}` : ''}`,
    ),
  ]
  return `in ${industriesEn[it.industry]}, ${listed(parts, ', ')}`
}

function industryZh(it: IndustrySummary): string {
  const { confiscatedYuan: yuan } = it
  const parts = [
    some(it.units, `检查经营单位 ${it.units} 家`),
    some(it.onTheSpot, `当场整改 ${it.onTheSpot} 家`),
    some(it.licencesSuspended, `暂扣许可证 ${it.licencesSuspended} 个`),
    some(it.licencesRevoked, `吊销零售许可证 ${it.licencesRevoked} 个`),
    some(it.densClosed, `取缔窝点 ${it.densClosed} 个`),
    some(it.boxesConfiscated, `收缴 ${it.boxesConfiscated} 箱${yuan > 0 ? `，价值 ${yuan} 元` : ''}`),
  ]
  return `${industriesZh[it.industry]}方面，${listed(parts, '，')}`
}

function paragraphEn(when: string, it: Summary): string {
  const kinds = listed(
    [
      some(it.orders, counted(it.orders, 'notice of ordering correction', 'notices of ordering correction')),
      some(it.opinions, counted(it.opinions, 'supervision and inspection opinion')),
      some(it.reinspections, counted(it.reinspections, 're-inspection opinion')),
      some(it.referrals, counted(it.referrals, 'referral')),
    ],
    ', ',
  ).replace(/, ([^,]*)$/, ' and $1')
  const found = listed(
    [
      some(it.inspections, counted(it.inspections, 'supervision inspection')),
      some(it.personTimes, `${counted(it.personTimes, 'person-time')} dispatched`),
      some(it.units, `${counted(it.units, 'unit')} inspected`),
      `${counted(it.hazards, 'hazard')} found`,
      some(it.rectified, `${it.rectified} rectified`),
      some(it.papers, `${counted(it.papers, 'paper')} issued${kinds && `, of them ${kinds}`}`),
    ],
    ', ',
  )
  const accidents = it.accidents === 0 ? 'none' : String(it.accidents)
  return `${when}: ${listed([found, ...it.industries.map(industryEn), `accidents: ${accidents}`], '; ')}.`
}

function paragraphZh(when: string, it: Summary): string {
  const kinds = listed(
    [
      some(it.orders, `责令限期整改指令书 ${it.orders} 份`),
      some(it.opinions, `督查意见书 ${it.opinions} 份`),
      some(it.reinspections, `复查意见书 ${it.reinspections} 份`),
      some(it.referrals, `案件移送 ${it.referrals} 份`),
    ],
    '、',
  )
  const found = listed(
    [
      some(it.inspections, `共开展督查检查 ${it.inspections} 次`),
      some(it.personTimes, `出动检查人员 ${it.personTimes} 人次`),
      some(it.units, `检查单位 ${it.units} 家`),
      `发现事故隐患 ${it.hazards} 处`,
      some(it.rectified, `已整改 ${it.rectified} 处`),
      some(it.papers, `下达各类文书 ${it.papers} 份${kinds && `，其中${kinds}`}`),
    ],
    '，',
  )
  const accidents = it.accidents === 0 ? '未发生生产安全事故' : `发生生产安全事故 ${it.accidents} 起`
  return `${when}，${listed([found, ...it.industries.map(industryZh), accidents], '；')}。`
}

export const reportTexts: Record<Language, ReportTexts> = {
  en: {
    period: (period, { from, to }) =>
      ({
        week: `Week of ${from} to ${to}`,
        month: `Month ${from.slice(0, 7)}`,
        quarter: `Quarter ${quarterOf(from)} of ${from.slice(0, 4)}`,
        year: `Year ${from.slice(0, 4)}`,
      })[period],
    paragraph: paragraphEn,
    unfinished: 'The period is not over yet.',
    field: {
      inspections: 'Supervision inspections',
      personTimes: 'Person-times dispatched',
      units: 'Units inspected',
      hazards: 'Hazards found',
      rectified: 'Hazards rectified',
      papers: 'Papers issued',
      orders: 'Notices of ordering correction',
      opinions: 'Supervision and inspection opinions',
      reinspections: 'Re-inspection opinions',
      referrals: 'Referrals',
      accidents: 'Accidents',
    },
    industry: industriesEn,
    industryField: {
      units: 'Units inspected',
      onTheSpot: 'Rectified on the spot',
      licencesSuspended: 'Licences suspended',
      licencesRevoked: 'Licences revoked',
      densClosed: 'Dens closed',
      boxesConfiscated: 'Boxes confiscated',
      confiscatedYuan: 'Value confiscated, yuan',
    },
    head: { what: 'What', count: 'Count' },
    buttons: {
      earlier: '← Earlier',
      later: 'Later →',
      file: 'As a file',
      periods: { week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
    },
    leadersOnly: 'Reports are for the office and leaders.',
    usage: 'Send “report week”, “report month”, “report quarter” or “report year”.',
    asFile: 'The figures as a file.',
  },
  zh: {
    period: (period, { from, to }) =>
      ({
        week: `${from}至${to}一周`,
        month: `${from.slice(0, 4)}年${Number(from.slice(5, 7))}月`,
        quarter: `${from.slice(0, 4)}年${['一', '二', '三', '四'][quarterOf(from) - 1]}季度`,
        year: `${from.slice(0, 4)}年`,
      })[period],
    paragraph: paragraphZh,
    unfinished: '统计周期尚未结束。',
    field: {
      inspections: '督查检查次数',
      personTimes: '出动人次',
      units: '检查单位数',
      hazards: '发现隐患数',
      rectified: '已整改隐患数',
      papers: '下达文书数',
      orders: '责令限期整改指令书',
      opinions: '督查意见书',
      reinspections: '复查意见书',
      referrals: '案件移送',
      accidents: '生产安全事故',
    },
    industry: industriesZh,
    industryField: {
      units: '检查单位数',
      onTheSpot: '当场整改',
      licencesSuspended: '暂扣许可证',
      licencesRevoked: '吊销许可证',
      densClosed: '取缔窝点',
      boxesConfiscated: '收缴物品（箱）',
      confiscatedYuan: '收缴价值（元）',
    },
    head: { what: '项目', count: '数量' },
    buttons: {
      earlier: '← 上一期',
      later: '下一期 →',
      file: '导出文件',
      periods: { week: '周', month: '月', quarter: '季度', year: '年' },
    },
    leadersOnly: '统计报告仅供安委办和领导查阅。',
    usage: '请发送 report week、report month、report quarter 或 report year。',
    asFile: '统计数据文件。',
  },
}
