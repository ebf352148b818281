/**
 * Words that say what kind of unit something is, or where, and that thousands of names share: they help to tell
 * two like names apart, but a unit is not found by them alone. Folded; the longest comes first in each match.
 */
const chinese = `
  有限责任公司 股份有限公司 集团有限公司 有限公司 分公司 总公司 公司 集团 股份 企业 个体工商户 经营部 服务部 门市部 经销部
  批发部 合作社 事务所 办事处 街道办 居委会 村委会 管理处 服务中心 中心 加油加气站 加油站 加气站 充电站 换电站 超市 便利店
  商店 商场 商行 商贸 贸易 商城 购物 市场 农贸市场 批发市场 百货 药店 大药房 药房 书店 五金店 五金 建材 旗舰店 专卖店 门店
  分店 总店 店 饭店 酒店 宾馆 旅馆 旅社 招待所 民宿 餐厅 餐馆 餐饮 酒楼 小吃 火锅 面馆 烧烤 食堂 快餐 茶馆 咖啡 网吧
  歌舞厅 影院 电影院 影城 浴池 洗浴 足浴 健身 美容 美发 幼儿园 小学 中学 高中 大学 学院 学校 培训 医院 卫生院 卫生室 诊所
  养老院 敬老院 福利院 工厂 总厂 分厂 厂房 厂 车间 仓库 仓储 物流 物业 快递 冷库 制造 加工 机械 电子 科技 化工 服装 纺织
  食品 塑料 家具 印刷 包装 装饰 工程 建设 建筑 实业 工业 管理 服务 发展 投资 置业 房地产 材料 设备 汽车 汽修 修理 维修
  技术 工地 项目部 项目 标段 建筑工地 施工 出租屋 出租房 公寓 小区 大厦 广场 写字楼 花园 产业园 工业园 园区 煤矿 矿山
  采石场 烟花爆竹 烟花 街道 社区 开发区 高新区 新区
`
  .trim()
  .split(/\s+/)
const latin =
  'the of and at in on a an company co ltd limited inc corp group llc shop store stores supermarket market mart mall centre center plaza station petrol gas filling fuel restaurant hotel inn hostel cafe canteen kitchen school kindergarten college university primary middle high hospital clinic pharmacy factory plant works workshop mill warehouse storage logistics depot building tower site construction project apartment apartments house housing rental garden park industrial industry trade trading service services branch no number street road avenue lane district city town village community cinema bar club garage repair auto food foods foodstuff textile garment clothing hardware electronics chemical chemicals machinery furniture printing plastic plastics packaging technology express city east west north south new old'

export const genericLatin: ReadonlySet<string> = new Set(latin.split(' '))

/** By what they begin with, the longest first. */
const genericChinese = new Map<string, string[]>()
for (const word of [...chinese].sort((a, b) => b.length - a.length)) {
  const begun = genericChinese.get(word.charAt(0))
  if (begun) begun.push(word)
  else genericChinese.set(word.charAt(0), [word])
}

/** Length of the longest generic Chinese word that starts at this place, 0 if none does. */
export function genericChineseAt(folded: string, at: number): number {
  const begun = genericChinese.get(folded.charAt(at))
  return begun?.find((word) => folded.startsWith(word, at))?.length ?? 0
}
