import type { Language } from '../../domain/people/person'

/** What is said where papers and measures are put right. Titles of forms have at most 24 characters. */
export type AmendmentTexts = {
  button: string
  title: string
  about: string
  correct: string
  withdraw: string
  corrected: string
  withdrawn: string
  field: string
  marked: (record: string) => string
  /** What stood, what stands in its place, and why. */
  was: (before: string, after: string | undefined, reason: string) => string
}

export const amendmentTexts: Record<Language, AmendmentTexts> = {
  en: {
    button: 'Correct papers…',
    title: 'Papers and measures',
    about: 'Press ✎ to correct one, ✕ to withdraw it. What stood before stays on record.',
    correct: 'Correct the record',
    withdraw: 'Withdraw the record',
    corrected: 'Corrected; what stood before stays on record.',
    withdrawn: 'Withdrawn; it stays on record and counts no more.',
    field: 'Corrected',
    marked: (record) => `${record} (corrected)`,
    was: (before, after, reason) => `${before} → ${after ?? 'withdrawn'} (${reason})`,
  },
  zh: {
    button: '更正文书、措施…',
    title: '文书与处置措施',
    about: '点击 ✎ 更正，点击 ✕ 撤销；原记录保留。',
    correct: '更正登记',
    withdraw: '撤销登记',
    corrected: '已更正，原记录保留。',
    withdrawn: '已撤销，原记录保留，不再计入统计。',
    field: '更正记录',
    marked: (record) => `${record}（更正）`,
    was: (before, after, reason) => `${before} → ${after ?? '撤销'}（${reason}）`,
  },
}
