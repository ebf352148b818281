import type { Change } from '../domain/changes'
import { isPressing, tallyKey, tallyRules } from '../domain/flooding/tally'
import type { Envelope } from './intent'

/** Messages a chat may send in a minute before they are counted in the database: few ever send more. */
const uncounted = 10

/** What somebody said of their own accord: presses, forms and photos of an album are never too many. */
export function saidIn({ intent, place }: Envelope): string | undefined {
  if (intent.kind === 'command') return `${intent.word} ${intent.args}`
  if (intent.kind === 'shortcut') return intent.text
  if (intent.kind === 'bind-code') return intent.code
  const heard = intent.kind === 'message' && (place.private || intent.addressed)
  return heard && intent.text.trim() !== '' ? intent.text : undefined
}

/** The key under which the messages of an envelope's author in its chat are counted. */
export const messagesKey = ({ account, place }: Envelope): string => tallyKey('message', account, place.chat)

export const isUrgent = (envelope: Envelope): boolean => isPressing(saidIn(envelope) ?? '')

/**
 * Counts what is said. The first few of a minute cost nothing; from then on each is written down with what
 * its update saves anyway, so that all processes know of it.
 */
export function createMessageCounter(): (envelope: Envelope, now: number) => Change[] {
  let minute = 0
  let counts = new Map<string, number>()
  return (envelope, now) => {
    if (saidIn(envelope) === undefined) return []
    const current = Math.floor(now / tallyRules.message.stretchMs)
    if (current !== minute) {
      minute = current
      counts = new Map()
    }
    const key = messagesKey(envelope)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (count <= uncounted) return []
    const by = count === uncounted + 1 ? count : 1
    return [{ kind: 'tally.counted', key, of: 'message', by, told: false, at: now }]
  }
}
