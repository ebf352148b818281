import type { Industry, Unit } from '../../domain/units/unit'
import type { Random } from './random'

export type SubDistrict = { id: string; nameZh: string; nameEn: string }

export const subDistricts: readonly SubDistrict[] = [
  { id: 'sd-dongjie', nameZh: '东街街道', nameEn: 'Dongjie sub-district' },
  { id: 'sd-xihe', nameZh: '西河街道', nameEn: 'Xihe sub-district' },
  { id: 'sd-nanyuan', nameZh: '南苑街道', nameEn: 'Nanyuan sub-district' },
  { id: 'sd-beiguan', nameZh: '北关街道', nameEn: 'Beiguan sub-district' },
  { id: 'sd-chengzhong', nameZh: '城中街道', nameEn: 'Chengzhong sub-district' },
  { id: 'sd-hongqi', nameZh: '红旗街道', nameEn: 'Hongqi sub-district' },
  { id: 'sd-kaifa', nameZh: '开发区街道', nameEn: 'Kaifaqu sub-district' },
  { id: 'sd-linjiang', nameZh: '临江街道', nameEn: 'Linjiang sub-district' },
]

const firstWords: readonly (readonly [string, string])[] = [
  ['鑫源', 'Xinyuan'],
  ['金福', 'Jinfu'],
  ['恒达', 'Hengda'],
  ['宏盛', 'Hongsheng'],
  ['永安', 'Yongan'],
  ['华联', 'Hualian'],
  ['万和', 'Wanhe'],
  ['瑞丰', 'Ruifeng'],
  ['长青', 'Changqing'],
  ['天成', 'Tiancheng'],
  ['顺达', 'Shunda'],
  ['福临', 'Fulin'],
  ['新世纪', 'New Century'],
  ['东方', 'Dongfang'],
  ['佳美', 'Jiamei'],
  ['龙腾', 'Longteng'],
  ['百汇', 'Baihui'],
  ['祥和', 'Xianghe'],
  ['明珠', 'Mingzhu'],
  ['四海', 'Sihai'],
  ['聚贤', 'Juxian'],
  ['康宁', 'Kangning'],
  ['育才', 'Yucai'],
  ['振兴', 'Zhenxing'],
  ['兴隆', 'Xinglong'],
] // prettier-ignore

type Kind = { zh: string; en: string; industry: Industry; departmentId: string }
const kinds: readonly Kind[] = [
  { zh: '加油站', en: 'petrol station', industry: 'petrol-station', departmentId: 'commerce' },
  { zh: '化工有限公司', en: 'Chemicals', industry: 'chemicals', departmentId: 'emergency-management' },
  { zh: '烟花爆竹零售店', en: 'fireworks shop', industry: 'fireworks', departmentId: 'emergency-management' },
  { zh: '建筑工地', en: 'building site', industry: 'construction', departmentId: 'housing-and-construction' },
  { zh: '购物中心', en: 'shopping centre', industry: 'crowded-place', departmentId: 'fire-and-rescue' },
  { zh: '影城', en: 'cinema', industry: 'crowded-place', departmentId: 'fire-and-rescue' },
  { zh: '出租公寓', en: 'rental flats', industry: 'rental-housing', departmentId: 'public-security' },
  { zh: '闲置厂房', en: 'idle factory', industry: 'idle-factory', departmentId: 'emergency-management' },
  {
    zh: '服装加工厂',
    en: 'garment workshop',
    industry: 'manufacturing',
    departmentId: 'emergency-management',
  },
  { zh: '小学', en: 'primary school', industry: 'school', departmentId: 'education' },
  { zh: '医院', en: 'hospital', industry: 'hospital', departmentId: 'health' },
  { zh: '饭店', en: 'restaurant', industry: 'catering', departmentId: 'market-regulation' },
  { zh: '超市', en: 'supermarket', industry: 'retail', departmentId: 'market-regulation' },
  { zh: '仓库', en: 'warehouse', industry: 'warehouse', departmentId: 'emergency-management' },
  { zh: '冷库', en: 'cold store', industry: 'warehouse', departmentId: 'emergency-management' },
  { zh: '电梯服务部', en: 'lift service', industry: 'special-equipment', departmentId: 'market-regulation' },
]

const streets = ['人民路', '建设路', '解放路', '新华街', '滨河路', '工业路', '学府路', '迎宾大道'] as const
/** How many units the district keeps under special watch (domain.md: one district keeps 26). */
const keyUnits = 26
const unitCount = 400

/** The district's units, the Xinyuan petrol station first. Numbers of telephones are none anybody has. */
export function makeUnits(random: Random): Unit[] {
  const names = firstWords.flatMap((word) => kinds.map((kind) => ({ word, kind })))
  const [first, ...rest] = names
  const shuffled = rest.map((it) => ({ it, at: random.next() })).sort((a, b) => a.at - b.at)
  const chosen = [...(first ? [first] : []), ...shuffled.map(({ it }) => it)].slice(0, unitCount)
  return chosen.map(({ word, kind }, at) => ({
    id: `unit-${at + 1}`,
    number: at + 1,
    name: `${word[0]}${kind.zh}`,
    nameEn: `${word[1]} ${kind.en}`,
    address: `${random.pick(streets)}${1 + random.below(300)}号`,
    position: { latitude: 32.05 + random.next() * 0.09, longitude: 118.75 + random.next() * 0.1 },
    industry: kind.industry,
    subDistrictId: random.pick(subDistricts).id,
    departmentId: kind.departmentId,
    contactName: `${random.pick(['王', '李', '张', '刘', '陈', '赵', '周'])}经理`,
    contactPhone: `555-${String(1000 + random.below(9000))}`,
    keyMonitored: at < keyUnits,
  }))
}
