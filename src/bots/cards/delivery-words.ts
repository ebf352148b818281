import type { Texts } from '../texts'
import type { Absence, DeliveryProblem } from '../texts/delivery'

/** How we and the platforms put why a message did not go out, or nobody knows whether it did. */
const problems: Record<DeliveryProblem, RegExp> = {
  unanswered:
    /process that sent it|error|timeout|abort|fetch failed|gateway|unavailable|fatal_error|internal|\b5\d\d\b/i,
  missing: /is not there|no files/,
  refused: /bad request|invalid|too.long|no_text|too_many/i,
}

/** How we and the platforms put why somebody can't be reached. */
const absent: Record<Absence, RegExp> = {
  left: /^left$/,
  blocked: /blocked|cannot_dm_bot|messages_tab_disabled/i,
  deactivated: /deactivated|disabled|is_inactive/i,
  unknown: /not.found|PEER_ID_INVALID|not_visible/i,
}

const kindOf = <K extends string>(signs: Record<K, RegExp>, words: string): K | undefined =>
  (Object.keys(signs) as K[]).find((kind) => signs[kind].test(words))

/** What became of a message, in the reader's words where we know it; the platform's own are for whoever looks into it. */
export function problemText(problem: string, t: Texts): string {
  const kind = kindOf(problems, problem)
  return kind === undefined ? problem : t.delivery.explained(t.delivery.problems[kind], problem)
}

/** Why somebody can't be reached, in the reader's words where we know it, else in the platform's. */
export function absenceText(reason: string, t: Texts): string {
  const kind = kindOf(absent, reason)
  return kind === undefined ? reason : t.delivery.absences[kind]
}
