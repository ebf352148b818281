import type { PageLanguage } from './words'

/**
 * A step of the tour: who to be, what to say there for a start, and what to do and why in both languages. The
 * buttons stand in the words as the desk calls them: `test/browser/tour.test.ts` presses them all.
 */
export type TourStep = {
  telegram: string
  slack: string
  pane: 'telegram' | 'slack'
  /** Sent for the visitor, by language of the page. */
  say: Record<PageLanguage, string>
  words: Record<PageLanguage, { title: string; todo: string; why: string }>
}

/** From a hazard in the street to the figures of a festival: the committee's year in eight steps. */
export const tourSteps: readonly TourStep[] = [
  {
    telegram: 'inspector',
    slack: 'coordinator',
    pane: 'telegram',
    say: {
      en: '/hazard Xinyuan petrol station: fire lane blocked, major, 3 days',
      zh: '#隐患 鑫源加油站 消防通道堵塞 重大 限期3天',
    },
    words: {
      en: {
        title: 'One line from the street',
        todo: 'You are an inspector on Telegram. Press “Show me”: the line is sent, the card comes back with its code, and the office has it too.',
        why: 'Unit, category, severity and time limit are read from the words. A tool that is slower than a notebook is not used.',
      },
      zh: {
        title: '一句话上报',
        todo: '您是 Telegram 上的执法人员。按“带我去看”发出这句话，立即得到带编号的卡片，安委办同时收到。',
        why: '单位、类别、等级、期限都从这句话里识别。比笔记本还慢的工具没有人用。',
      },
    },
  },
  {
    telegram: 'contact',
    slack: 'coordinator',
    pane: 'slack',
    say: { en: '/safety hazards major', zh: '/safety hazards major' },
    words: {
      en: {
        title: 'Confirm and order',
        todo: 'You are the office on Slack. Press “Show me”, then H-301, “Confirm”, “Order rectification…” and “Submit”. On Telegram you are the unit: the order is there.',
        why: 'One card moves on both platforms, and everybody sees just the buttons that are theirs to press.',
      },
      zh: {
        title: '核实、下达整改',
        todo: '您是 Slack 上的安委办。按“带我去看”，再依次按 H-301、“核实属实”、“下达整改…”、“提交”。在 Telegram 上您是单位负责人，已经收到整改要求。',
        why: '同一张卡片在两个平台同步变化，每个人只看到自己该按的按钮。',
      },
    },
  },
  {
    telegram: 'inspector',
    slack: 'coordinator',
    pane: 'slack',
    say: { en: '/safety campaign', zh: '/safety campaign' },
    words: {
      en: {
        title: 'The festival comes',
        todo: 'Press “Campaign proposed” beside the clock: the district lives through every day until then. Press “Show me”, the code of Spring Festival (P-5), “Preview the plan”, “Start”.',
        why: 'Nobody has to remember: the calendar, lunar festivals included, proposes what the office decides.',
      },
      zh: {
        title: '春节将至',
        todo: '按时钟旁的“提出专项行动”，全区一天天过到那天。再按“带我去看”、春节专项行动的编号（P-5）、“预览任务分配”、“启动”。',
        why: '不必靠人记：日历（含农历节日）到时提出建议，由安委办决定。',
      },
    },
  },
  {
    telegram: 'inspector',
    slack: 'coordinator',
    pane: 'telegram',
    say: { en: '/inspect', zh: '/inspect' },
    words: {
      en: {
        title: 'Two taps and a photo',
        todo: 'You are the inspector again. Press “Show me” and the first code, then “No hazard…”; attach (📎) a sample photo and press “Done”.',
        why: 'A clean unit costs two taps and a photo; a checklist’s failed item becomes a hazard, tied to the inspection.',
      },
      zh: {
        title: '两下点按加一张照片',
        todo: '您又是执法人员。按“带我去看”和第一个编号，再按“未发现隐患…”；用附件（📎）发一张示例照片，按“完成”。',
        why: '没有问题的单位只需两下加一张照片；检查表的不合格项自动成为隐患，并与本次检查关联。',
      },
    },
  },
  {
    telegram: 'inspector',
    slack: 'coordinator',
    pane: 'slack',
    say: { en: '/safety duty spring-festival', zh: '/safety duty 春节' },
    words: {
      en: {
        title: 'Who is on duty at New Year',
        todo: 'Press “Show me”, “Plan the roster…”, choose 2 shifts a day and 2 officers, “Submit”, then “Publish”. Everybody in it is sent their shifts and answers as days pass.',
        why: 'Shifts are spread evenly over people and years, rest days are kept; who can’t come swaps, or the desk asks those who are free.',
      },
      zh: {
        title: '除夕谁值班',
        todo: '按“带我去看”、“编排值班表…”，选每天 2 班、每班 2 人，“提交”，再按“发布”。值班人员都会收到自己的班次，并随日子答复。',
        why: '班次在人员和年度之间均衡，顾及休息日；来不了的人换班，或由值班台逐一询问有空的人。',
      },
    },
  },
  {
    telegram: 'inspector',
    slack: 'coordinator',
    pane: 'slack',
    say: {
      en: '/safety broadcast Strong wind tonight: check hoardings and scaffolding before dark.',
      zh: '/safety broadcast 今晚大风：请在天黑前检查广告牌和脚手架。',
    },
    words: {
      en: {
        title: 'Tell everybody, know who read it',
        todo: 'Press “Show me”, “Preview”, read it through, press “Send”. On Telegram press “Acknowledge”, then “+1 h”: others acknowledge too, and the count on Slack moves.',
        why: 'A second press never sends twice; who does not answer is chased, then named to their liaison.',
      },
      zh: {
        title: '通知到人，谁看过一清二楚',
        todo: '按“带我去看”、“预览”，看一遍，按“发送”。在 Telegram 按“收到”，再按“+1 小时”：其他人也陆续回复，Slack 上的人数随之变化。',
        why: '按两次也只发一次；未回复的人会被催办，仍不回复的报其联络员。',
      },
    },
  },
  {
    telegram: 'contact',
    slack: 'leader',
    pane: 'telegram',
    say: { en: '/hazards mine', zh: '/hazards mine' },
    words: {
      en: {
        title: 'What is late climbs',
        todo: 'You are the unit: scroll back, you were reminded before the deadline, at it and after; the leader, on Slack now, was told as well. Press “Show me”, H-301, “Send proof…”; attach (📎) a sample photo, “Done”, “Skip”.',
        why: 'A major hazard climbs fast, and no quiet hours hold it back. What comes together is one message.',
      },
      zh: {
        title: '逾期逐级上报',
        todo: '您是单位负责人：往回翻，到期前、到期时、逾期后都收到过催办，带班领导（现在 Slack 上）也已得知。按“带我去看”、H-301、“提交整改结果…”；用附件（📎）发一张示例照片，按“完成”、“跳过”。',
        why: '重大隐患上报更快，免打扰时段也不拦；同时到期的合成一条消息。',
      },
    },
  },
  {
    telegram: 'inspector',
    slack: 'coordinator',
    pane: 'slack',
    say: { en: '/safety report quarter', zh: '/safety report quarter' },
    words: {
      en: {
        title: 'The morning’s figures',
        todo: 'Press “Next morning” beside the clock: at eight the office’s digest comes by itself. “Show me” writes the quarter’s summary. “New Year’s Eve” leads on: shifts are declined and swapped, what is late is chased.',
        why: 'All of it is counted from what was recorded in chat; the summary is in the words it is always written in.',
      },
      zh: {
        title: '每天早上的数字',
        todo: '按时钟旁的“次日早上”：八点，安委办的每日简报自动送达。“带我去看”写出季度小结。再按“除夕”：有人请假、换班，逾期的继续催办。',
        why: '数字都来自聊天中的记录，季度小结按惯用的文字写成。',
      },
    },
  },
]
