import type { Reason } from '../../domain/delivery/outbox'
import { texts } from '../texts'
import type { ViewField } from '../view'
import type { CardContext } from './context'
import { sayWhen } from './times'

/** How the cards of what people are asked to come to begin: its words, why it is shown, its times, its fields. */
export function wordsOf({ language, now, timezone }: CardContext, reason?: Reason) {
  const t = texts[language]
  const why = reason === undefined ? '' : t.reason[reason]
  return {
    t,
    why: why ? { body: [why] } : {},
    when: (at: number): string => sayWhen(t, at, now, timezone),
    /** One that says nothing is left out. */
    field: (label: string, value: string | undefined): ViewField[] => (value ? [{ label, value }] : []),
  }
}
