import type { Language } from '../../domain/people/person'
import type { CommandName } from '../commands'

/** The commands, as help and the menus list them. */
export type CommandTexts = {
  command: Record<CommandName, { about: string; usage: string }>
  help: {
    title: string
    /** `{p}` stands for how a command begins on the reader's platform. */
    hazard: string
    unknown: (word: string, nearest?: string) => string
    code: string
    notUnderstood: string
    reportThis: string
  }
}

export const commandTexts: Record<Language, CommandTexts> = {
  en: {
    command: {
      hazard: { about: 'report a hazard, in a line or step by step', usage: 'TEXT' },
      hazards: { about: 'list, search and open hazards', usage: '[mine, open, overdue, major, H-12, words]' },
      tasks: { about: 'what waits for me', usage: '' },
      inspect: {
        about: 'records an inspection; alone, what is next; with a unit’s name or a place, what is there',
        usage: '[T-12 [words] | unit | 34.752,113.665]',
      },
      checklist: { about: 'the checklists, as spreadsheets to be edited', usage: '' },
      unit: { about: 'a unit’s card', usage: '[U-12 or words]' },
      calendar: { about: 'festivals, seasons and days off', usage: '[2027]' },
      campaign: {
        about: 'inspection campaigns',
        usage: '[new, new spring-festival 2027, P-3, P-3 draw 20, P-3 draws]',
      },
      coverage: { about: 'how far a campaign is', usage: 'P-3' },
      broadcast: { about: 'write to many, and follow who has acknowledged', usage: '[TEXT, B-1]' },
      bind: {
        about: 'in a group: what is for whom comes there; in private: for a channel',
        usage: '[committee, department, sub-district, P-1]',
      },
      unbind: { about: 'in a group: nothing comes there any more', usage: '' },
      invite: { about: 'make a join code', usage: 'ROLE [department, sub-district or U-1] [uses] [7 days]' },
      delivery: { about: 'what waits, what was set aside', usage: '' },
      joint: { about: 'joint operations: plan, name people, follow', usage: '[new, J-3]' },
      duty: { about: 'who is on duty now; a festival’s roster', usage: '[spring-festival]' },
      shifts: { about: 'my shifts, rest days, skills', usage: '[rest 2027-02-17, skills …]' },
      digest: { about: 'what is mine today; when it comes', usage: '[07:30, off]' },
      report: { about: 'the figures of a period', usage: '[week, month, quarter, year]' },
      return: { about: 'my department’s weekly return', usage: '' },
      ladder: { about: 'who is told when', usage: 'H-12' },
      quiet: { about: 'my quiet hours', usage: '22:00-07:00 | off' },
      language: { about: 'English or Chinese', usage: 'en | zh' },
      phone: { about: 'where I can be called on duty', usage: '138-0000-1234 | off' },
      me: { about: 'my settings, my second account', usage: '' },
      help: { about: 'what I can do', usage: '[word]' },
      start: { about: 'enrol with a code', usage: 'CODE' },
      join: { about: 'enrol with a code', usage: 'CODE' },
      cancel: { about: 'stop what I was asking', usage: '' },
      leave: { about: 'leave the duty desk', usage: '' },
      remove: { about: 'take somebody out', usage: 'NAME' },
    },
    help: {
      title: 'What I can do',
      hazard:
        'Examples:\n{p}hazard Xinyuan petrol station: fire lane blocked, major, 3 days\n#隐患 鑫源加油站 消防通道堵塞 重大 限期3天\nOr just send a photo. Alone, “hazard” asks step by step.',
      unknown: (word, nearest) =>
        `I don’t know “${word}”.${nearest ? ` Did you mean “${nearest}”?` : ''} “help” lists what I can do.`,
      code: 'A code such as H-12 or U-3 anywhere in a message opens its card.',
      notUnderstood: 'To report a hazard, begin with “hazard” or send a photo. “help” lists what I can do.',
      reportThis: 'Report this as a hazard',
    },
  },
  zh: {
    command: {
      hazard: { about: '上报隐患，一句话或逐步填写', usage: '内容' },
      hazards: { about: '查询隐患', usage: '[我的、未闭环、逾期、重大、H-12、关键词]' },
      tasks: { about: '待我办理', usage: '' },
      inspect: {
        about: '登记检查结果；不加编号则列出待查单位，加单位名称则查找，发经纬度则列出附近的',
        usage: '[T-12 [隐患描述] | 单位 | 34.752,113.665]',
      },
      checklist: { about: '下载、修改检查表', usage: '' },
      unit: { about: '单位卡片', usage: '[U-12 或关键词]' },
      calendar: { about: '节假日和重点时段', usage: '[2027]' },
      campaign: { about: '专项行动', usage: '[新建、新建 春节 2027、P-3、P-3 抽取 20、P-3 抽取记录]' },
      coverage: { about: '专项行动覆盖率', usage: 'P-3' },
      broadcast: { about: '发布通知，查看谁已回复“收到”', usage: '[内容、B-1]' },
      bind: { about: '在群内使用：绑定本群；私聊使用：绑定频道', usage: '[安委会、成员单位、街道、P-1]' },
      unbind: { about: '在群内使用：解除绑定', usage: '' },
      invite: { about: '生成加入码', usage: '角色 [部门、街道或 U-1] [次数] [7天]' },
      delivery: { about: '消息投递情况', usage: '' },
      joint: { about: '联合执法：发起、派员、跟进', usage: '[new、J-3]' },
      duty: { about: '当前值班人员、节日值班表', usage: '[春节]' },
      shifts: { about: '我的值班、休息日、专长', usage: '[rest 2027-02-17、skills …]' },
      digest: { about: '今日简报与发送时间', usage: '[07:30、off]' },
      report: { about: '统计报告', usage: '[week、month、quarter、year]' },
      return: { about: '本单位周报', usage: '' },
      ladder: { about: '逐级催办安排', usage: 'H-12' },
      quiet: { about: '免打扰时段', usage: '22:00-07:00 | off' },
      language: { about: '切换语言', usage: 'en | zh' },
      phone: { about: '登记值班联系电话', usage: '138-0000-1234 | off' },
      me: { about: '我的信息、绑定第二个账号', usage: '' },
      help: { about: '使用帮助', usage: '[命令]' },
      start: { about: '凭加入码加入', usage: '加入码' },
      join: { about: '凭加入码加入', usage: '加入码' },
      cancel: { about: '取消当前填写', usage: '' },
      leave: { about: '退出值班台', usage: '' },
      remove: { about: '移出人员', usage: '姓名' },
    },
    help: {
      title: '可用功能',
      hazard:
        '示例：\n#隐患 鑫源加油站 消防通道堵塞 重大 限期3天\n{p}hazard Xinyuan petrol station: fire lane blocked, major, 3 days\n也可以直接发送照片；只发“隐患”则逐步填写。',
      unknown: (word, nearest) =>
        `不认识“${word}”。${nearest ? `您是想用“${nearest}”吗？` : ''}发送“帮助”查看可用功能。`,
      code: '消息中出现 H-12、U-3 等编号即可打开其卡片。',
      notUnderstood: '上报隐患请以“隐患”开头，或发送照片。发送“帮助”查看可用功能。',
      reportThis: '将这段话上报为隐患',
    },
  },
}
