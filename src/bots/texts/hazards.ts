import type { Category } from '../../domain/hazards/categories'
import type { Severity, Status } from '../../domain/hazards/hazard'
import type { HazardFilter } from '../../domain/hazards/sheet'
import type { Language } from '../../domain/people/person'
import { plural } from './plural'

/** What a hazard is, how it stands, and lists of hazards. */
export type HazardTexts = {
  status: Record<Status, string>
  severity: Record<Severity, string>
  category: Record<Category, string>
  list: {
    titles: Record<HazardFilter['scope'], string>
    empty: string
    nothingWaits: string
    /** Of a list; `beyond` where there are more, and it was not counted how many. */
    count: (total: number, beyond: boolean) => string
    next: string
    first: string
    found: (words: string) => string
  }
}

export const hazardTexts: Record<Language, HazardTexts> = {
  en: {
    status: {
      reported: 'Reported',
      confirmed: 'Confirmed',
      ordered: 'Rectification ordered',
      rectified: 'Rectified, awaiting re-inspection',
      closed: 'Closed',
      rejected: 'Rejected',
      duplicate: 'Duplicate',
      withdrawn: 'Withdrawn',
    },
    severity: { general: 'General hazard', major: 'Major hazard' },
    category: {
      'no-fire-equipment': 'No fire-fighting equipment',
      'illegal-building': 'Illegal building',
      'unauthorised-alteration': 'Structure or use altered without permission',
      'unlawful-partition': 'Partitioned into small rooms unlawfully',
      'major-fire-hazard': 'Major fire hazard',
      'flammables-in-dwelling': 'Flammables or explosives in a dwelling',
      'dangerous-chemicals': 'Unlicensed dangerous chemicals',
      'three-in-one': 'Living, storage and business under one roof',
      'blocked-exit': 'Blocked exit or fire lane',
      'electrical-wiring': 'Electrical wiring',
      gas: 'Gas',
      'ammonia-and-tanks': 'Liquid ammonia or tank area',
      'special-equipment': 'Special equipment',
      'edge-protection': 'Edge protection',
      'scaffolding-and-cranes': 'Scaffolding or cranes',
      'illegal-fireworks': 'Fireworks sold or stored illegally',
      'straw-burning': 'Straw burning',
      'flood-risk': 'Flood risk',
      'uncertified-operator': 'Uncertified operator',
      'three-violations': 'Three violations',
      other: 'Other',
    },
    list: {
      titles: {
        mine: 'My hazards',
        open: 'Open hazards',
        overdue: 'Overdue',
        major: 'Major hazards',
        all: 'Hazards',
        tasks: 'Waiting for you',
      },
      empty: 'Nothing here.',
      nothingWaits: 'Nothing waits for you.',
      count: (total, beyond) => (beyond ? `More than ${plural(total, 'hazard')}` : plural(total, 'hazard')),
      next: 'More →',
      first: '← First page',
      found: (words) => `Hazards: ${words}`,
    },
  },
  zh: {
    status: {
      reported: '已上报，待核实',
      confirmed: '已核实，待下达整改',
      ordered: '整改中',
      rectified: '已整改，待复查',
      closed: '已闭环',
      rejected: '不予受理',
      duplicate: '重复上报',
      withdrawn: '已撤回',
    },
    severity: { general: '一般隐患', major: '重大隐患' },
    category: {
      'no-fire-equipment': '未配备消防器材',
      'illegal-building': '违法建筑',
      'unauthorised-alteration': '擅自扩建、加建、改变结构和功能',
      'unlawful-partition': '违规分隔',
      'major-fire-hazard': '重大火灾隐患',
      'flammables-in-dwelling': '居民楼内易燃易爆',
      'dangerous-chemicals': '非法生产经营储存危险化学品',
      'three-in-one': '三合一、二合一',
      'blocked-exit': '消防通道、安全出口堵塞',
      'electrical-wiring': '电气线路',
      gas: '燃气',
      'ammonia-and-tanks': '液氨等罐区',
      'special-equipment': '特种设备',
      'edge-protection': '临边防护',
      'scaffolding-and-cranes': '脚手架、起重机械',
      'illegal-fireworks': '非法销售储存烟花爆竹',
      'straw-burning': '秸秆焚烧',
      'flood-risk': '防汛隐患',
      'uncertified-operator': '无证上岗',
      'three-violations': '三违',
      other: '其他',
    },
    list: {
      titles: {
        mine: '我的隐患',
        open: '未闭环隐患',
        overdue: '逾期未整改',
        major: '重大隐患',
        all: '隐患',
        tasks: '待我办理',
      },
      empty: '暂无。',
      nothingWaits: '暂无待办事项。',
      count: (total, beyond) => (beyond ? `${total} 余条` : `共 ${total} 条`),
      next: '下一页 →',
      first: '← 首页',
      found: (words) => `隐患：${words}`,
    },
  },
}
