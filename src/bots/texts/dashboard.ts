import type { Language } from '../../domain/people/person'

export type DashboardTexts = {
  title: string
  /** The button of `me`. */
  open: string
  made: string
  noAddress: string
  lastWeek: string
  history: string
  files: string
  coverage: string
  leave: string
  next: string
  home: string
}

export const dashboardTexts: Record<Language, DashboardTexts> = {
  en: {
    title: 'Dashboard',
    open: 'Open the dashboard',
    made: 'This link is for you alone. It works once, within ten minutes.',
    noAddress: 'The dashboard has no public address here.',
    lastWeek: 'Last week',
    history: 'History',
    files: 'Files',
    coverage: 'Running campaigns',
    leave: 'Sign out',
    next: 'More →',
    home: 'Overview',
  },
  zh: {
    title: '工作台',
    open: '打开工作台',
    made: '此链接仅供您本人使用，十分钟内有效，只能使用一次。',
    noAddress: '本系统未配置公网地址，无法打开工作台。',
    lastWeek: '上周情况',
    history: '办理记录',
    files: '附件',
    coverage: '进行中的专项行动',
    leave: '退出登录',
    next: '下一页 →',
    home: '总览',
  },
}
