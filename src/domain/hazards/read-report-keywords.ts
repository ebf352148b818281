import type { Category } from './categories'

/* @__NO_SIDE_EFFECTS__ */
const list = (written: string): readonly string[] => written.trim().split(/\s*[|\n]\s*/)

/**
 * What people type for each category, in both languages, folded (lower case, half width).
 *
 * `a+b` asks for both parts near each other, in either order. A Latin part stands at the start of a word; with
 * `*` the word may go on. A strong word names the category; a weak one only hints at it and counts where nothing
 * strong is found.
 */
export const keywords: Record<Category, { strong: readonly string[]; weak?: readonly string[] }> = {
  'no-fire-equipment': {
    strong: list(`
      未配备消防器材 | 未配备灭火器 | 未配置灭火器 | 未设灭火器 | 无灭火器 | 没有灭火器 | 没灭火器 | 缺少灭火器 | 灭火器缺失 | 灭火器过期 | 灭火器失效
      灭火器压力不足 | 灭火器损坏 | 灭火器不足 | 灭火器数量不足 | 灭火器未年检 | 无消防器材 | 没有消防器材 | 消防器材缺失 | 消防器材不足 | 消防器材过期
      消防器材损坏 | 消防设施缺失 | 消防设施损坏 | 无消防设施 | 消火栓无水 | 消火栓损坏 | 消防栓无水 | 消防栓损坏 | 消防栓被遮挡 | 无消火栓 | 烟感损坏 | 无烟感
      喷淋损坏 | 无喷淋 | 应急灯损坏 | 应急照明损坏 | 灭火器+过期 | 灭火器+缺 | 灭火器+没有 | 灭火器+未配 | 灭火器+失效 | 灭火器+坏 | 消防器材+未配
      消防器材+缺 | 消火栓+无水 | 消防栓+无水 | no+extinguisher* | without+extinguisher* | missing+extinguisher*
      lack*+extinguisher* | extinguisher*+expired | extinguisher*+empty | extinguisher*+broken
      extinguisher*+out of date | extinguisher*+gone | no fire equipment
      no fire-fighting equipment | no firefighting equipment | no fire fighting equipment
      without fire-fighting equipment | hydrant*+broken | hydrant*+no water | hydrant*+dry
      sprinkler*+broken | no sprinkler* | no smoke detector* | no smoke alarm* | no hydrant*
    `),
    weak: list(`
      灭火器 | 消防器材 | 消火栓 | 消防栓 | 消防设施 | extinguisher* | hydrant* | sprinkler* | smoke detector*
    `),
  },
  'illegal-building': {
    strong: list(`
      违法建筑 | 违章建筑 | 违建 | 私搭乱建 | 违法建设 | 违规搭建 | 私自搭建 | 违章搭建 | 彩钢棚 | 彩钢房 | 违法搭建 | illegal building*
      illegal structure* | illegal construction | unauthorised building* | unauthorized building*
      unpermitted building* | illegally built
    `),
    weak: list(`
      搭建 | 彩钢板
    `),
  },
  'unauthorised-alteration': {
    strong: list(`
      擅自扩建 | 擅自加建 | 擅自改建 | 擅自改变结构 | 改变结构 | 擅自改变使用功能 | 改变使用功能 | 擅自改变用途 | 改变使用性质 | 拆除承重墙 | 砸承重墙 | 破坏承重
      私自改建 | 私自扩建 | 私自加层 | 违规加层 | 违规改建 | 违规扩建 | 擅自拆改 | unauthorised alteration*
      unauthorized alteration* | altered+without permission | structure altered | illegally altered
      illegal extension* | illegally extended | unauthorised extension* | unauthorized extension*
      load-bearing wall* | bearing wall*+removed | use changed | changed use
      converted without permission | floor added
    `),
    weak: list(`
      扩建 | 加建 | 改建 | 承重墙 | 加层 | alteration* | extension*
    `),
  },
  'unlawful-partition': {
    strong: list(`
      违规分隔 | 违规隔断 | 隔断房 | 打隔断 | 私设隔断 | 违规隔间 | 胶囊房 | 木板隔断 | 泡沫夹芯板隔断 | 可燃材料分隔 | 群租隔断 | 隔断 | 隔间
      partitioned | partition*+room* | illegal partition* | unlawful partition* | subdivided
      capsule room* | cubicle room*
    `),
    weak: list(`
      分隔 | 群租 | partition*
    `),
  },
  'major-fire-hazard': {
    strong: list(`
      重大火灾隐患 | 重大火险 | 重大消防隐患 | major fire hazard* | major fire risk* | serious fire hazard*
    `),
    weak: list(`
      火灾隐患 | 消防隐患 | 火险 | fire hazard* | fire risk*
    `),
  },
  'flammables-in-dwelling': {
    strong: list(`
      居民楼内易燃易爆 | 居民楼存放易燃 | 居民楼内存放易燃易爆 | 居民楼+易燃 | 居民楼+汽油 | 居民楼+烟花 | 住宅+易燃 | 小区+易燃 | 居民楼+酒精 | 民房+易燃
      flammable*+residential | explosive*+residential | flammable*+dwelling* | flammable*+apartment*
      petrol+stored+residential | solvent*+residential
    `),
    weak: list(`
      易燃易爆 | 易燃物 | 易燃品 | flammable* | explosive*
    `),
  },
  'dangerous-chemicals': {
    strong: list(`
      非法生产经营储存危险化学品 | 非法储存危险化学品 | 非法经营危险化学品 | 非法生产危险化学品 | 危险化学品 | 危化品 | 无证经营危化品 | 违规存放危化品 | 非法加油
      黑加油点 | 黑加油站 | 流动加油车 | 私存汽油 | 私存柴油 | 剧毒 | 甲醇 | 硫酸 | 盐酸泄漏 | dangerous chemical*
      hazardous chemical* | unlicensed chemical* | chemical*+leak* | chemical*+stored
      chemical*+spill* | illegal petrol | illegal fuel | acid leak* | acid spill* | methanol
    `),
    weak: list(`
      化学品 | 化工原料 | chemical* | acid | solvent*
    `),
  },
  'three-in-one': {
    strong: list(`
      三合一 | 二合一 | 多合一 | 住人阁楼 | 阁楼住人 | 店内住人 | 店里住人 | 违规住人 | 仓库住人 | 厂房住人 | 车间住人 | 经营场所住人 | 生产经营住宿
      住宿与经营 | 住宿与生产 | 地下室住人 | 住人 | three in one | three-in-one | 3 in 1 | 3-in-1 | two in one
      two-in-one | 2 in 1 | living+attic | people living | living+shop | living+warehouse
      living+workshop | sleep*+shop | sleep*+warehouse | sleep*+workshop | sleep*+attic
      people sleeping | lives in the shop | living quarters+shop
    `),
    weak: list(`
      阁楼 | 留宿 | attic | mezzanine
    `),
  },
  'blocked-exit': {
    strong: list(`
      堵塞消防通道 | 消防通道堵塞 | 消防通道被堵 | 占用消防通道 | 消防通道被占 | 消防通道占用 | 消防车通道被占 | 堵塞安全出口 | 安全出口堵塞 | 安全出口锁闭
      安全出口上锁 | 安全出口被堵 | 锁闭安全出口 | 封闭安全出口 | 疏散通道堵塞 | 堵塞疏散通道 | 疏散通道被堵 | 占用疏散通道 | 楼道堆物 | 楼道堆放 | 楼道杂物
      走道堆物 | 通道堆物 | 通道堆放 | 杂物堵塞 | 逃生通道堵塞 | 逃生门锁 | 疏散门上锁 | 防火门常开 | 防火门损坏 | 防火门被锁 | 防火卷帘下堆 | 疏散指示损坏
      安全出口不足 | 消防通道+堵 | 消防通道+占 | 消防通道+停 | 消防通道+堆 | 安全出口+堵 | 安全出口+锁 | 安全出口+堆 | 安全出口+封 | 疏散+堵 | 疏散+锁
      疏散+占 | 通道+堵 | 通道+堆 | 出口+堵 | 楼道+堆 | 楼梯间+堆 | 楼道+电动车 | 楼梯+堆放 | 堵塞通道 | 通道堵塞 | 出口堵塞 | 窗户防盗网 | 防火门+锁
      fire lane+block* | exit*+block* | exit*+lock* | fire exit*+clos* | fire lane+obstruct*
      exit*+obstruct* | corridor*+block* | stair*+block* | fire door*+lock* | fire door*+block*
      fire door*+wedged | fire door*+broken | escape*+block* | escape*+lock* | evacuation+block*
      aisle*+block* | passage*+block* | fire access+block* | fire engine*+block* | parked+fire lane
      emergency exit*+chain* | exit*+chain* | no emergency exit | no fire exit | corridor*+clutter*
      stair*+clutter* | gangway*+block* | hallway*+block* | way out+block*
    `),
    weak: list(`
      消防通道 | 安全出口 | 疏散通道 | 堵塞 | 楼道 | 杂物 | 防火门 | fire lane | fire exit* | emergency exit*
      escape route* | fire door* | blocked | obstructed
    `),
  },
  'electrical-wiring': {
    strong: list(`
      电线裸露 | 裸露电线 | 线路裸露 | 电线老化 | 线路老化 | 电线破损 | 电线私拉乱接 | 私拉乱接 | 私拉电线 | 乱拉电线 | 乱接电线 | 飞线充电 | 飞线
      电动车飞线 | 电动车违规充电 | 违规充电 | 室内充电 | 入户充电 | 电动车楼内充电 | 电动自行车入户 | 配电箱无盖 | 配电箱敞开 | 配电箱未关 | 配电箱损坏
      配电箱杂物 | 无漏电保护 | 漏电保护器 | 漏电 | 插线板串联 | 插排串联 | 大功率电器 | 超负荷用电 | 电缆破损 | 电缆裸露 | 用电不规范 | 未穿管 | 线路混乱
      电线+裸露 | 电线+老化 | 电线+破 | 电线+乱 | 线路+乱 | 电缆+裸露 | 电缆+破 | 配电箱+无 | 电箱+敞开 | 电动车+充电 | 电瓶车+充电 | 电动自行车+充电
      插座+烧 | 插座+破 | bare+wire* | bare+cable* | exposed+wire* | exposed+wiring | exposed+cable*
      wiring+expos* | faulty wiring | faulty+wire* | old+wiring | aged+wir* | damaged+wire*
      damaged+cable* | loose+wire* | loose+cable* | messy+wir* | illegal wiring | frayed+wire*
      frayed+cable* | overload*+socket* | overload*+circuit* | daisy-chain* | e-bike*+charg*
      ebike*+charg* | scooter*+charg* | flying wire* | switchboard+open | distribution box*+open
      no earth leakage | no circuit breaker | extension lead* | extension cord* | electric leakage
      live wire*
    `),
    weak: list(`
      电线 | 线路 | 电缆 | 配电箱 | 插座 | 插排 | 用电 | 充电 | 短路 | wire* | wiring | cable* | socket* | electrical
      switchboard | fuse box
    `),
  },
  gas: {
    strong: list(`
      燃气泄漏 | 煤气泄漏 | 天然气泄漏 | 液化气泄漏 | 瓶装气 | 液化气瓶 | 液化气罐 | 煤气罐 | 燃气瓶 | 气瓶混用 | 气瓶间 | 燃气报警器 | 无燃气报警
      燃气软管 | 燃气管老化 | 燃气管道 | 违规使用燃气 | 违规使用液化气 | 黑气瓶 | 过期气瓶 | 燃气热水器 | 气瓶 | 燃气+泄漏 | 燃气+漏 | 煤气+漏 | 液化气+漏
      燃气+报警 | 气瓶+过期 | 燃气+软管 | 瓶+倒放 | gas leak* | leaking gas | smell of gas | gas smell*
      gas cylinder* | gas bottle* | gas hose* | gas pipe* | gas alarm* | lpg | propane
      gas canister* | gas tank* | gas detector* | gas+leak* | gas heater*
    `),
    weak: list(`
      燃气 | 煤气 | 液化气 | 天然气 | gas
    `),
  },
  'ammonia-and-tanks': {
    strong: list(`
      液氨 | 液氨泄漏 | 氨泄漏 | 氨气 | 氨制冷 | 涉氨 | 储罐区 | 罐区 | 储罐 | 液氯 | 防火堤 | 冷库氨 | liquid ammonia | ammonia
      tank farm* | tank area* | storage tank* | tank+bund* | chlorine
    `),
  },
  'special-equipment': {
    strong: list(`
      特种设备 | 电梯未检 | 电梯未年检 | 电梯故障 | 电梯困人 | 电梯超期 | 电梯过期 | 电梯+检 | 电梯+坏 | 锅炉未检 | 锅炉超期 | 锅炉 | 压力容器
      压力表过期 | 安全阀 | 叉车无证 | 叉车未检 | 叉车 | 起重机械未检 | 行车未检 | 游乐设施 | 扶梯 | special equipment
      lift*+inspect* | lift*+expired | lift*+broken | lift*+stuck | elevator*+inspect*
      elevator*+expired | elevator*+broken | elevator*+stuck | boiler* | pressure vessel*
      pressure gauge* | safety valve* | forklift* | escalator* | fairground ride* | amusement ride*
    `),
    weak: list(`
      电梯 | elevator* | lift
    `),
  },
  'edge-protection': {
    strong: list(`
      临边防护 | 临边无防护 | 临边洞口 | 洞口无防护 | 洞口未防护 | 无防护栏 | 护栏缺失 | 护栏损坏 | 无护栏 | 栏杆缺失 | 栏杆损坏 | 防护缺失 | 防护网缺失
      安全网破损 | 未系安全带 | 高处作业 | 高空作业 | 基坑无防护 | 基坑临边 | 临边+防护 | 洞口+防护 | 未戴安全帽 | edge protection
      no guard rail* | no guardrail* | missing guardrail* | guardrail*+missing | guard rail*+missing
      no railing* | railing*+missing | railing*+broken | unprotected edge* | open edge* | open hole*
      unprotected opening* | uncovered hole* | open shaft* | no safety net* | no harness*
      fall protection | no safety belt* | no hard hat* | no helmet*
    `),
    weak: list(`
      临边 | 洞口 | 护栏 | 栏杆 | 基坑 | guardrail* | railing* | harness*
    `),
  },
  'scaffolding-and-cranes': {
    strong: list(`
      脚手架 | 外架 | 塔吊 | 塔式起重机 | 起重机 | 吊篮 | 施工升降机 | 施工电梯 | 连墙件 | 扣件 | 模板支撑 | 高支模 | 吊装 | 吊车 | 汽车吊
      scaffold* | tower crane* | crane* | hoist* | suspended platform* | formwork | falsework
      lifting gear
    `),
  },
  'illegal-fireworks': {
    strong: list(`
      非法销售烟花爆竹 | 非法储存烟花爆竹 | 违规销售烟花爆竹 | 违规存放烟花爆竹 | 无证销售烟花 | 非法经营烟花 | 私存烟花 | 烟花爆竹 | 烟花 | 爆竹 | 鞭炮 | 燃放
      firework* | firecracker* | cracker*+stored | pyrotechnic*
    `),
  },
  'straw-burning': {
    strong: list(`
      秸秆焚烧 | 焚烧秸秆 | 烧秸秆 | 烧麦秸 | 秸秆 | 麦茬 | 烧荒 | 露天焚烧 | straw burning | burning straw | straw+burn*
      stubble+burn* | burning stubble | straw fire* | burning crop*
    `),
    weak: list(`
      焚烧 | straw | stubble
    `),
  },
  'flood-risk': {
    strong: list(`
      防汛 | 汛期 | 内涝 | 积水 | 排水不畅 | 排水口堵塞 | 排水沟堵塞 | 下水道堵塞 | 雨水倒灌 | 河道堵塞 | 溃坝 | 堤坝 | 山洪 | 泥石流 | 滑坡 | 水库
      地下车库进水 | 排水+堵 | 下水+堵 | flood* | waterlog* | drain*+block* | culvert*+block* | embankment*
      levee* | dyke* | dike* | landslide* | mudslide* | standing water | basement+water
    `),
    weak: list(`
      排水 | 暴雨 | drain* | rainwater
    `),
  },
  'uncertified-operator': {
    strong: list(`
      无证上岗 | 无证操作 | 无证作业 | 未持证上岗 | 未持证 | 证书过期 | 操作证过期 | 电工证 | 焊工证 | 无证电工 | 无证焊工 | 无操作证 | 无特种作业证
      特种作业人员无证 | 无资质 | 假证 | 无证+焊 | 无证+电工 | 无证+叉车 | 没有+操作证 | uncertified | unlicensed operator*
      unlicensed welder* | unlicensed electrician* | unqualified | no certificate*
      without certificate* | without+licen* | certificate*+expired | no licence* | no license*
      not certified | untrained operator*
    `),
    weak: list(`
      无证 | unlicensed | certificate*
    `),
  },
  'three-violations': {
    strong: list(`
      三违 | 违章指挥 | 违章作业 | 违章操作 | 违规作业 | 违反劳动纪律 | 冒险作业 | 违规动火 | 违章动火 | 动火作业 | 无动火票 | 未办动火 | 有限空间
      违规操作 | 酒后作业 | 违规电焊 | 违规焊接 | 作业时吸烟 | 禁烟区吸烟 | three violations | illegal command*
      illegal operation* | breach of labour discipline | breach of labor discipline | hot work
      welding without+permit* | no hot work permit | confined space* | smoking | against the rules
      without permit* | drunk
    `),
    weak: list(`
      违章 | 动火 | 电焊 | 吸烟 | 抽烟 | welding | violation*
    `),
  },
  other: {
    strong: list(`
      其他隐患 | 其它隐患 | other hazard*
    `),
  },
}
