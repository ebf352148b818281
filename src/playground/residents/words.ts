/** What people of the district say, in the languages they read. */
export type Saying = { zh: string; en: string }

export const cannotCome: readonly Saying[] = [
  { zh: '当天参加资格证考试。', en: 'I sit for my certificate that day.' },
  { zh: '家中老人住院，需要陪护。', en: 'A parent is in hospital, I am needed there.' },
  { zh: '当天上级来检查，走不开。', en: 'The city inspects us that day, I can’t leave.' },
  { zh: '已安排外出培训。', en: 'I am away for training.' },
]

export const handedOver: readonly Saying[] = [
  { zh: '本班一切正常，无突发情况。', en: 'Nothing happened; all is well.' },
  {
    zh: '夜间接报一起电动车冒烟，已处置，未复燃。',
    en: 'One electric bicycle smouldered in the night; dealt with.',
  },
  { zh: '烟花爆竹临时销售点巡查 3 处，正常。', en: 'Three stalls selling fireworks were visited; in order.' },
  {
    zh: '大风橙色预警，已通知各工地停止高处作业。',
    en: 'Orange wind warning: the sites have stopped work at height.',
  },
]

export const comments: readonly Saying[] = [
  { zh: '收到，已转发各社区网格员。', en: 'Received and passed on to the communities.' },
  { zh: '已安排人员今天下午排查。', en: 'People go round this afternoon.' },
  { zh: '收到，建设路工地围挡已加固。', en: 'Received; the hoarding on Jianshe Road is tied down.' },
  { zh: '请问学校门前的广告牌由谁负责？', en: 'Who is responsible for the sign in front of the school?' },
]

export const putRight: readonly Saying[] = [
  { zh: '已整改完毕，请复查。', en: 'Put right; please re-inspect.' },
  { zh: '已清理到位，并安排专人每日巡查。', en: 'Cleared, and somebody looks every day now.' },
  { zh: '已更换全部灭火器。', en: 'All extinguishers are new.' },
]

export const halfDone: readonly Saying[] = [
  { zh: '现场仅清理一半，需继续整改。', en: 'Only half of it is cleared.' },
  { zh: '线路仍有裸露，未达要求。', en: 'There are still bare wires.' },
]

export const moreTime: readonly Saying[] = [
  { zh: '配件尚未到货，申请延期。', en: 'Spare parts have not come yet.' },
  { zh: '需停业施工，正在协调。', en: 'It needs closing for works, which is being arranged.' },
]

export const measures: readonly Saying[] = [
  { zh: '立即清理，恢复畅通，落实专人负责。', en: 'Clear it at once and name who keeps it clear.' },
  {
    zh: '由持证人员整改，整改期间停止使用。',
    en: 'To be put right by certified people; not to be used until then.',
  },
]

export const notOpen: readonly Saying[] = [
  { zh: '卷帘门关闭，已张贴告知。', en: 'Shutters down; a notice is on the door.' },
  { zh: '节前已停业，联系负责人约定复查。', en: 'Closed before the festival; a visit is agreed.' },
]

export const selfInspected: readonly Saying[] = [
  {
    zh: '本周组织自查，重点检查值班值守和用电安全。',
    en: 'We looked at our own duty desk and wiring this week.',
  },
  { zh: '节前隐患整改已全部落实到人。', en: 'Every hazard before the festival has somebody’s name on it.' },
]

export const finished: readonly Saying[] = [
  {
    zh: '发现隐患 4 处，当场整改 2 处，其余限期整改。',
    en: 'Four hazards, two put right on the spot, two ordered.',
  },
]

/** To the bot, in a group that reads Chinese; `H-` stands for a hazard. */
export const questions = [
  '@anwei_bot H- 整改了吗？',
  '@anwei_bot H- 现在由谁负责？',
  '@anwei_bot 昨天路过，H- 还没动静，催一下吧。',
]
