import type { Category } from '../../domain/hazards/categories'
import type { Scene } from '../photos/scenes'

/** What is found, in an inspector's words, about as often as in one district's yearly count (domain.md). */
export type Story = {
  category: Category
  zh: string
  en: string
  weight: number
  major?: boolean
  scene: Scene
}

export const stories: readonly Story[] = [
  {
    category: 'no-fire-equipment',
    zh: '未配备灭火器',
    en: 'no fire extinguisher on the premises',
    weight: 10,
    scene: 'extinguisher',
  },
  {
    category: 'no-fire-equipment',
    zh: '灭火器过期失效',
    en: 'fire extinguishers out of date',
    weight: 10,
    scene: 'extinguisher',
  },
  {
    category: 'illegal-building',
    zh: '屋顶搭建违法建筑',
    en: 'illegal building put up on the roof',
    weight: 2,
    scene: 'attic',
  },
  {
    category: 'unauthorised-alteration',
    zh: '擅自加建夹层',
    en: 'mezzanine added without permission',
    weight: 12,
    scene: 'attic',
  },
  {
    category: 'unlawful-partition',
    zh: '违规分隔成小间出租',
    en: 'partitioned into small rooms and let',
    weight: 14,
    scene: 'attic',
  },
  {
    category: 'major-fire-hazard',
    zh: '重大火灾隐患：自动喷淋系统停用',
    en: 'major fire hazard: sprinklers shut down',
    weight: 4,
    major: true,
    scene: 'extinguisher',
  },
  {
    category: 'flammables-in-dwelling',
    zh: '居民楼内存放液化气瓶',
    en: 'gas cylinders kept in a residential building',
    weight: 4,
    scene: 'cylinders',
  },
  {
    category: 'three-in-one',
    zh: '店铺阁楼住人，二合一',
    en: 'people living in the attic above the shop, two in one',
    weight: 9,
    scene: 'attic',
  },
  {
    category: 'blocked-exit',
    zh: '消防通道堵塞',
    en: 'fire lane blocked by boxes',
    weight: 8,
    scene: 'exit',
  },
  { category: 'blocked-exit', zh: '安全出口上锁', en: 'emergency exit locked', weight: 5, scene: 'exit' },
  {
    category: 'electrical-wiring',
    zh: '电线私拉乱接、线路裸露',
    en: 'bare wires, connected at will',
    weight: 8,
    scene: 'wires',
  },
  {
    category: 'electrical-wiring',
    zh: '电动自行车飞线充电',
    en: 'electric bicycles charged by a cable from the window',
    weight: 5,
    scene: 'wires',
  },
  { category: 'gas', zh: '燃气软管老化', en: 'gas hose worn out', weight: 4, scene: 'cylinders' },
  {
    category: 'ammonia-and-tanks',
    zh: '液氨罐区报警器失灵',
    en: 'alarm of the liquid ammonia tanks does not work',
    weight: 1,
    major: true,
    scene: 'cylinders',
  },
  {
    category: 'edge-protection',
    zh: '临边防护缺失',
    en: 'edge protection missing',
    weight: 3,
    scene: 'scaffold',
  },
  {
    category: 'scaffolding-and-cranes',
    zh: '脚手架连墙件不足',
    en: 'scaffolding not tied to the wall',
    weight: 3,
    scene: 'scaffold',
  },
  {
    category: 'uncertified-operator',
    zh: '电焊工无证上岗',
    en: 'welder works without a certificate',
    weight: 2,
    scene: 'wires',
  },
]
