import { readSeverity } from '../hazards/read-report-severity'
import type { Account } from '../people/person'
import type { Query } from '../query'

/** What is counted, until when it is forgotten (ms), and how much of it is too much. */
export const tallyRules = {
  /** Codes that were none: after ten in an hour an account waits. */
  code: { stretchMs: 3_600_000, max: 10 },
  /** Things said in one chat: more than thirty in a minute are too many. */
  message: { stretchMs: 60_000, max: 30 },
} as const
export type TallyKind = keyof typeof tallyRules

export type Tally = { count: number; told: boolean }

export const tallyKey = (kind: TallyKind, { platform, userId }: Account, chat = ''): string =>
  [kind, platform, userId, chat].join(':')

export type TallyChange =
  /** So many more of that kind, begun anew where the last stretch is over. */
  | { kind: 'tally.counted'; key: string; of: TallyKind; by: number; told: boolean; at: number }
  /** Somebody over the limit said something urgent, which was taken: the office looks at them. */
  | { kind: 'tally.flagged'; account: Account; name: string; at: number }

export type TallyQueries = {
  /** What was counted in the stretch that is not over at `now`. */
  tally: (kind: TallyKind, key: string, now: number) => Query<Tally>
}

const pressing =
  /urgent|emergency|explo|leak|collaps|on fire|\bfire[!！]|紧急|危急|立即|爆炸|泄漏|泄露|着火|起火|坍塌|倒塌|被困/i

/** Whether a text, however many came before it, is never left unread: a major hazard, or danger now. */
export const isPressing = (text: string): boolean =>
  readSeverity(text).value === 'major' || pressing.test(text)
