import type { Language } from '../../domain/people/person'
import { plural } from './plural'

/** The words on a hazard’s card. */
export type HazardCardTexts = {
  card: {
    overdue: (ago: string) => string
    left: (time: string) => string
    at: (name: string, when: string) => string
    unregistered: string
    fromPhoto: string
    fromUnit: string
    taken: (when: string) => string
    fromShare: string
    photos: (count: number) => string
    showFiles: (count: number) => string
    notKept: (count: number) => string
    proof: string
    links: string
    history: string
    assumed: string
    notListedYet: string
    nobodyReachable: string
    office: string
    retired: (code: string) => string
    retry: string
    passedOn: string
    key: string
  }
}

export const hazardCardTexts: Record<Language, HazardCardTexts> = {
  en: {
    card: {
      overdue: (ago) => `overdue by ${ago}`,
      left: (time) => `${time} left`,
      at: (name, when) => `${name} · ${when}`,
      unregistered: 'not a registered unit',
      fromPhoto: 'from the photo',
      fromUnit: "the unit's",
      taken: (when) => `taken ${when} (from the photo)`,
      fromShare: 'shared',
      photos: (count) => plural(count, 'file'),
      notKept: (count) => `${plural(count, 'file')} too large to keep`,
      proof: 'Proof',
      showFiles: (count) => `Show files (${count})`,
      links: 'In full size, by a link that is good for an hour:',
      history: 'History',
      assumed: 'not said, so taken as general',
      notListedYet: 'Major, and not under listed supervision yet',
      nobodyReachable: 'nobody of the unit is in this chat',
      office: 'the office',
      retired: (code) => `${code} · the card has moved down ↓`,
      retry: 'Was this said before? Then it is a repeat of the same.',
      passedOn: 'Re-inspected, waits for the office to delist',
      key: 'key monitored unit',
    },
  },
  zh: {
    card: {
      overdue: (ago) => `已逾期 ${ago}`,
      left: (time) => `还剩 ${time}`,
      at: (name, when) => `${name} · ${when}`,
      unregistered: '未登记单位',
      fromPhoto: '取自照片',
      fromUnit: '单位登记位置',
      taken: (when) => `拍摄于${when}（取自照片）`,
      fromShare: '现场定位',
      photos: (count) => `${count} 个附件`,
      notKept: (count) => `${count} 个文件过大，未能保存`,
      proof: '整改证明',
      showFiles: (count) => `查看附件（${count}）`,
      links: '原图链接，一小时内有效：',
      history: '办理过程',
      assumed: '未注明，按一般隐患登记',
      notListedYet: '重大隐患，尚未挂牌督办',
      nobodyReachable: '该单位无人可在此接收',
      office: '安委办',
      retired: (code) => `${code} · 卡片已移至下方 ↓`,
      retry: '如已收到过本消息，请忽略。',
      passedOn: '复查合格，待安委办销号',
      key: '重点监控单位',
    },
  },
}
