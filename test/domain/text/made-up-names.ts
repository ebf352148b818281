/** Unit names as lists of a Chinese district have them, the same ones every time. */
export type MadeUpName = { number: number; name: string; nameEn: string }

function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const syllables: [string, string][] =
  '鑫xin 源yuan 盛sheng 达da 宏hong 伟wei 华hua 泰tai 金jin 龙long 凤feng 祥xiang 瑞rui 福fu 康kang 安an 顺shun 兴xing 隆long 德de 诚cheng 信xin 和he 美mei 佳jia 嘉jia 乐le 友you 朋peng 天tian 地di 海hai 江jiang 河he 山shan 峰feng 林lin 森sen 东dong 南nan 西xi 北bei 中zhong 正zheng 光guang 明ming 大da 新xin 春chun 秋qiu 永yong 恒heng 昌chang 荣rong 富fu 贵gui 吉ji 利li 百bai 万wan 千qian 聚ju 汇hui 锦jin 绣xiu 玉yu 宝bao 珠zhu 银yin 星xing 月yue 云yun 雨yu 风feng 雷lei 博bo 文wen 雅ya 静jing 清qing 洁jie 亿yi 联lian 通tong 畅chang 运yun 腾teng 飞fei 跃yue 凯kai 旋xuan 胜sheng 捷jie 迅xun 创chuang 拓tuo 启qi 航hang 智zhi 慧hui 科ke 优you 品pin 尚shang 丰feng 裕yu 粮liang 禾he 田tian'
    .split(' ')
    .map((it) => [it.charAt(0), it.slice(1)])

const kinds: [string, string][] = [
  ['加油站', 'petrol station'],
  ['超市', 'supermarket'],
  ['便利店', 'convenience store'],
  ['幼儿园', 'kindergarten'],
  ['小学', 'primary school'],
  ['饭店', 'restaurant'],
  ['酒店', 'hotel'],
  ['服装厂', 'garment factory'],
  ['机械制造有限公司', 'machinery co., ltd.'],
  ['化工有限公司', 'chemicals co., ltd.'],
  ['商贸有限公司', 'trading co., ltd.'],
  ['物流有限公司', 'logistics co., ltd.'],
  ['食品有限公司', 'foods co., ltd.'],
  ['五金店', 'hardware shop'],
  ['公寓', 'apartments'],
  ['汽修厂', 'auto repair works'],
  ['网吧', 'internet cafe'],
  ['仓库', 'warehouse'],
  ['大厦项目部', 'tower construction site'],
  ['诊所', 'clinic'],
]
const places = ['', '', '', '东城区', '西关街道', '滨河', '城北', '开发区', '和平路', '解放街']

export function madeUpNames(count: number): MadeUpName[] {
  const random = createRandom(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  return Array.from({ length: count }, (_, at) => {
    const parts = Array.from({ length: random() < 0.55 ? 2 : 3 }, () => pick(syllables))
    const [kind, kindEn] = pick(kinds)
    const branch = random() < 0.12 ? 1 + Math.floor(random() * 9) : 0
    const core = parts.map(([sign]) => sign).join('')
    const pinyin = parts.map(([, sound]) => sound).join('')
    return {
      number: at + 1,
      name: `${pick(places)}${core}${kind}${branch > 0 ? `${branch}号店` : ''}`,
      nameEn: `${pinyin.charAt(0).toUpperCase()}${pinyin.slice(1)} ${kindEn}${branch > 0 ? ` No. ${branch}` : ''}`,
    }
  })
}
