import { foldText } from '../text/fold'
import { type Industry, industries } from './industries'

/** Words that stand in the industry column of a list of units. The longest that is found decides. */
const words: Record<Industry, string> = {
  chemicals:
    '危险化学品 | 危化品 | 危化 | 化工 | 化学品 | 油漆 | 涂料 | 液氨 | chemical | chemicals | hazardous chemicals',
  fireworks: '烟花爆竹 | 烟花 | 爆竹 | fireworks | firecrackers',
  construction:
    '建筑施工 | 建筑工地 | 建筑 | 施工 | 工地 | 拆除 | 拆迁 | 市政工程 | construction | building site | demolition',
  'crowded-place':
    '人员密集场所 | 人员密集 | 公众聚集场所 | 商场 | 商业综合体 | 影院 | 电影院 | 娱乐 | KTV | 网吧 | 歌舞 | 宾馆 | 酒店 | 旅馆 | 住宿 | ' +
    '洗浴 | 体育场馆 | 养老院 | 福利院 | crowded | mall | cinema | hotel | entertainment | karaoke',
  'rental-housing':
    '出租房屋 | 出租屋 | 出租房 | 租赁住房 | 群租房 | 公寓 | rental housing | rental | apartment',
  'idle-factory': '闲置厂房出租 | 厂房出租 | 闲置厂房 | 厂中厂 | idle factory | factory letting | idle',
  'special-equipment':
    '特种设备 | 电梯 | 锅炉 | 压力容器 | 起重机械 | 大型游乐设施 | special equipment | lift | elevator | boiler',
  mine: '非煤矿山 | 煤矿 | 矿山 | 采石 | 采矿 | 尾矿库 | mine | mining | quarry',
  school:
    '学校 | 幼儿园 | 中学 | 小学 | 大学 | 职业学校 | 教育 | 培训机构 | 培训 | 托管 | school | kindergarten | education | ' +
    'university | training',
  hospital: '医院 | 卫生院 | 诊所 | 医疗卫生 | 医疗 | 卫生 | hospital | clinic | health | medical',
  catering: '餐饮 | 饭店 | 餐馆 | 餐厅 | 酒楼 | 小吃 | 食堂 | catering | restaurant | canteen | food',
  retail:
    '商贸 | 零售 | 超市 | 批发 | 商店 | 商铺 | 便利店 | 市场 | 农贸市场 | 沿街门店 | 药店 | retail | shop | supermarket | ' +
    'store | market | wholesale | trade | commerce',
  'petrol-station':
    '加油站 | 加气站 | 加油加气站 | 成品油 | 油库 | petrol station | petrol | gas station | filling station | ' +
    'fuel',
  warehouse: '仓储物流 | 仓储 | 仓库 | 物流 | 冷库 | 快递 | warehouse | logistics | storage | cold store',
  manufacturing:
    '工业企业 | 制造业 | 制造 | 加工 | 工贸 | 机械 | 纺织 | 服装 | 食品生产 | 家具 | 印刷 | 冶金 | 工业 | manufacturing | ' +
    'manufacture | factory | industry | industrial | workshop | processing',
  other: '其他 | 其它 | 其他行业 | other | others | misc',
}

const index = industries
  .flatMap((industry) =>
    [industry, ...words[industry].split(' | ')].map((word) => ({ industry, word: foldText(word) })),
  )
  .sort((a, b) => b.word.length - a.word.length)

const latinWord = /^[a-z]/

const contains = (folded: string, word: string): boolean =>
  latinWord.test(word) ? new RegExp(`(?<![a-z])${word}(?![a-z])`).test(folded) : folded.includes(word)

/** The industry a spreadsheet's word names, in either language; undefined where the word is not known. */
export function readIndustry(text: string): Industry | undefined {
  const folded = foldText(text).trim()
  if (folded === '') return undefined
  const found = index.find((it) => it.word === folded) ?? index.find((it) => contains(folded, it.word))
  return found?.industry
}
