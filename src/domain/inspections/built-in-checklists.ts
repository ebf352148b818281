import type { Category } from '../hazards/categories'
import type { Checklist, ChecklistItem, ChecklistKind } from './checklist'

type Line = [id: string, category: Category, zh: string, en: string, major?: 'major']

/** What every place is looked at for. */
const basics: readonly Line[] = [
  ['extinguishers', 'no-fire-equipment', '灭火器配备齐全、在有效期内', 'Extinguishers in place and in date'],
  ['exits', 'blocked-exit', '疏散通道、安全出口畅通', 'Exits and escape routes clear'],
  ['fire-lane', 'blocked-exit', '消防车通道未被占用', 'Fire lane not occupied'],
  ['wiring', 'electrical-wiring', '电线穿管敷设，无私拉乱接', 'Wiring in conduits, none put up at will'],
  [
    'charging',
    'electrical-wiring',
    '电动自行车未在室内停放充电',
    'No electric bicycles kept or charged indoors',
  ],
  ['gas', 'gas', '燃气管路完好，报警装置有效', 'Gas lines sound, alarm working'],
  [
    'sleeping',
    'three-in-one',
    '生产、经营、仓储场所无人员住宿',
    'Nobody lives where goods are made, sold or stored',
  ],
] // prettier-ignore

const pick = (...ids: string[]): Line[] => basics.filter(([id]) => ids.includes(id))

const lines: Record<ChecklistKind, readonly Line[]> = {
  'fire-safety': basics,
  fireworks: [
    [
      'licence',
      'illegal-fireworks',
      '许可证有效，按核定范围经营',
      'Licence valid, business within its scope',
      'major',
    ],
    ['quantity', 'illegal-fireworks', '存放量未超过核定数量', 'Stock within the licensed quantity', 'major'],
    [
      'source',
      'illegal-fireworks',
      '产品来自正规批发企业，标识齐全',
      'Goods from a licensed wholesaler, labelled',
    ],
    [
      'distance',
      'illegal-fireworks',
      '与居民住宅、加油站保持安全距离',
      'At a safe distance from dwellings and petrol stations',
      'major',
    ],
    ['sleeping', 'three-in-one', '店内无人员住宿、无明火', 'Nobody sleeps there, no naked flame'],
    ['sales', 'uncertified-operator', '销售人员经培训持证', 'Sellers trained and certified'],
    ...pick('extinguishers', 'exits'),
  ],
  'hazardous-chemicals': [
    [
      'licence',
      'dangerous-chemicals',
      '生产、经营、储存许可齐全有效',
      'Licences to make, trade and store are valid',
      'major',
    ],
    [
      'storage',
      'dangerous-chemicals',
      '分类分区存放，禁忌物未混存',
      'Stored by kind, nothing incompatible together',
      'major',
    ],
    [
      'tanks',
      'ammonia-and-tanks',
      '罐区、液氨设施完好，紧急切断有效',
      'Tanks and ammonia plant sound, shut-off works',
      'major',
    ],
    ['alarms', 'ammonia-and-tanks', '气体检测报警系统正常', 'Gas detectors and alarms work'],
    [
      'vessels',
      'special-equipment',
      '压力容器、管道在检验有效期内',
      'Pressure vessels and pipes inspected in time',
    ],
    ['operators', 'uncertified-operator', '特种作业人员持证上岗', 'Special operators certified'],
    ['hot-work', 'three-violations', '动火、受限空间作业有审批', 'Hot work and confined spaces by permit'],
    ...pick('extinguishers', 'exits', 'wiring'),
  ],
  'construction-site': [
    ['edges', 'edge-protection', '临边、洞口防护到位', 'Edges and openings protected'],
    [
      'scaffolding',
      'scaffolding-and-cranes',
      '脚手架按方案搭设并验收',
      'Scaffolding as designed, accepted',
      'major',
    ],
    [
      'cranes',
      'scaffolding-and-cranes',
      '塔吊、施工电梯检验合格',
      'Cranes and hoists pass inspection',
      'major',
    ],
    [
      'operators',
      'uncertified-operator',
      '电工、焊工、司机持证上岗',
      'Electricians, welders, drivers certified',
    ],
    ['power', 'electrical-wiring', '临时用电三级配电、两级保护', 'Site power: three levels, two protections'],
    ['helmets', 'three-violations', '安全帽、安全带佩戴规范', 'Helmets and harnesses worn'],
    ['pit', 'flood-risk', '基坑支护、排水可靠', 'Pits supported and drained'],
    [
      'dormitory',
      'blocked-exit',
      '工人宿舍与施工区分开，出口畅通',
      'Dormitories apart from the works, exits clear',
    ],
    ...pick('extinguishers', 'gas'),
  ],
  'crowded-place': [
    ...pick('extinguishers', 'exits', 'fire-lane', 'wiring', 'gas'),
    ['exit-lit', 'blocked-exit', '应急照明、疏散指示标志完好', 'Emergency lights and exit signs work'],
    [
      'sprinklers',
      'major-fire-hazard',
      '自动喷淋、报警系统正常运行',
      'Sprinklers and fire alarm in operation',
      'major',
    ],
    ['lifts', 'special-equipment', '电梯、扶梯在检验有效期内', 'Lifts and escalators inspected in time'],
    [
      'alterations',
      'unauthorised-alteration',
      '未擅自改变结构和使用功能',
      'Structure and use not altered without permission',
    ],
    [
      'control-room',
      'uncertified-operator',
      '消防控制室持证双人值班',
      'Fire control room manned by two certified',
    ],
  ],
  'rental-housing': [
    ['partition', 'unlawful-partition', '未违规分隔成小间', 'Not partitioned into small rooms unlawfully'],
    [
      'alterations',
      'unauthorised-alteration',
      '未擅自扩建、加建、改变结构和功能',
      'Not extended or altered without permission',
    ],
    ['illegal', 'illegal-building', '无违法建筑', 'No illegal building'],
    ['fire-hazard', 'major-fire-hazard', '无重大火灾隐患', 'No major fire hazard', 'major'],
    [
      'flammables',
      'flammables-in-dwelling',
      '未存放易燃易爆物品',
      'No flammables or explosives kept',
      'major',
    ],
    [
      'chemicals',
      'dangerous-chemicals',
      '无非法生产经营储存危险化学品',
      'No unlicensed dangerous chemicals',
      'major',
    ],
    ...pick('extinguishers', 'sleeping', 'exits', 'wiring', 'charging', 'gas'),
  ],
  school: [
    ...pick('extinguishers', 'exits', 'fire-lane', 'wiring'),
    ['canteen', 'gas', '食堂燃气、油烟管道安全', 'Canteen: gas and flue ducts safe'],
    [
      'dormitory',
      'blocked-exit',
      '宿舍门窗未设障碍，夜间可开启',
      'Dormitory doors and windows open at night',
    ],
    [
      'laboratory',
      'dangerous-chemicals',
      '实验室危险化学品双人双锁',
      'Laboratory chemicals under two locks',
      'major',
    ],
    ['lifts', 'special-equipment', '电梯、锅炉在检验有效期内', 'Lifts and boilers inspected in time'],
    [
      'crowding',
      'other',
      '楼梯、集体活动有防拥挤踩踏措施',
      'Measures against crushes on stairs and at events',
    ],
  ],
  'idle-factory': [
    ['lease', 'other', '租赁双方签订安全管理协议', 'Safety agreement signed by landlord and tenant'],
    [
      'use',
      'unauthorised-alteration',
      '未擅自改变厂房用途',
      'Use of the building not changed without permission',
    ],
    [
      'chemicals',
      'dangerous-chemicals',
      '无非法生产储存危险化学品',
      'No dangerous chemicals made or stored unlawfully',
      'major',
    ],
    [
      'fireworks',
      'illegal-fireworks',
      '无非法生产储存烟花爆竹',
      'No fireworks made or stored unlawfully',
      'major',
    ],
    ['partition', 'unlawful-partition', '未用易燃材料分隔', 'Not divided by flammable materials'],
    ['equipment', 'special-equipment', '特种设备登记检验', 'Special equipment registered and inspected'],
    ...pick('extinguishers', 'exits', 'wiring', 'sleeping'),
  ],
} // prettier-ignore

const itemOf = ([id, category, zh, en, major]: Line): ChecklistItem => ({
  id,
  en,
  zh,
  category,
  severity: major ?? 'general',
})

/** Version 1 of each list, drawn from the categories of domain.md. */
export const builtInChecklist = (kind: ChecklistKind): Checklist => ({
  kind,
  version: 1,
  items: lines[kind].map(itemOf),
})
