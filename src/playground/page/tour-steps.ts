import type { PageLanguage } from './words'

/** A step of the tour: who to be, what to say there for a start, and what to do and why in both languages. */
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
        todo: 'You are an inspector on Telegram. Send the line; the card comes back with its code, and the office has it too.',
        why: 'Unit, category, severity and time limit are read from the words. A tool that is slower than a notebook is not used.',
      },
      zh: {
        title: '一句话上报',
        todo: '您是 Telegram 上的执法人员，发送这句话，立即得到带编号的卡片，安委办同时收到。',
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
        title: 'Confirm, order, prove',
        todo: 'On Slack open the newest hazard, press Confirm, then Order rectification… and choose a deadline. On Telegram you are the unit: press Send proof….',
        why: 'One card moves on both platforms; everybody sees only the buttons that are theirs to press.',
      },
      zh: {
        title: '核实、责令整改、整改反馈',
        todo: '在 Slack 打开最新的隐患，按 Confirm，再按 Order rectification… 选定期限；在 Telegram 上您是单位负责人，提交整改证明。',
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
        todo: 'Press “Next day worth a look” above: the clock runs, morning by morning, to the day the campaign for Spring Festival is proposed. Open it on Slack, preview its plan, start it.',
        why: 'Nobody has to remember: the calendar, lunar festivals included, proposes what the office decides.',
      },
      zh: {
        title: '春节将至',
        todo: '按上方的“下一个要看的日子”，时钟逐日前进到系统提出春节专项行动的那天。在 Slack 打开它，预览任务安排，然后启动。',
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
        todo: 'You are the inspector again: open the first inspection, press “all pass”, record it, send a photo.',
        why: 'A clean unit costs two taps; a failed item becomes a hazard with its category, tied to the inspection.',
      },
      zh: {
        title: '两下点按加一张照片',
        todo: '您又是执法人员：打开第一项检查，按“全部合格”，登记结果，发一张照片。',
        why: '没有问题的单位只需两下；不合格项自动成为隐患，并与本次检查关联。',
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
        todo: 'On Slack plan the festival’s roster and publish it. On Telegram send /shifts: confirm yours, or ask for a substitute.',
        why: 'Shifts are spread evenly over people and years, rest days are kept, and if nobody is named the desk asks those who are free.',
      },
      zh: {
        title: '除夕谁值班',
        todo: '在 Slack 编排并发布春节值班表；在 Telegram 发送 /shifts，确认自己的班次或请人替班。',
        why: '班次在人员和年度之间均衡，顾及休息日；无人顶替时，由值班台逐一询问有空的人。',
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
        todo: 'On Slack choose for whom, look at the preview, press Send. On Telegram press Acknowledge and watch the count on Slack.',
        why: 'A second press never sends twice; who does not answer is chased, then named to their liaison.',
      },
      zh: {
        title: '通知到人，谁看过一清二楚',
        todo: '在 Slack 选择发送范围，查看预览，按 Send；在 Telegram 按“收到”（Acknowledge），再看 Slack 上的人数。',
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
        todo: 'You are the unit. Press “+1 day” a few times: reminders come before the deadline, at it, and after it to the office and the leader, who is on Slack now.',
        why: 'A major hazard climbs faster, and no quiet hours hold it back. What comes together is one message.',
      },
      zh: {
        title: '逾期逐级上报',
        todo: '您是单位负责人。按几次“+1 天”：到期前、到期时、逾期后依次提醒，直至安委办和带班领导（现在 Slack 上）。',
        why: '重大隐患上报更快，免打扰时段也不拦；同时到期的合成一条消息。',
      },
    },
  },
  {
    telegram: 'inspector',
    slack: 'coordinator',
    pane: 'slack',
    say: { en: '/safety digest', zh: '/safety digest' },
    words: {
      en: {
        title: 'The morning’s figures',
        todo: 'Read the office’s digest; then try /safety report quarter, and /safety coverage with the campaign’s code.',
        why: 'All of it is counted from what was recorded in chat; the quarter’s summary is written in the words it is always written in.',
      },
      zh: {
        title: '每天早上的数字',
        todo: '查看安委办的每日简报；再试试 /safety report quarter，以及 /safety coverage 加专项行动编号。',
        why: '数字都来自聊天中的记录，季度小结按惯用的文字写成。',
      },
    },
  },
]
