import type { Platform } from '../people/person'

/** Where a message can be put. `chat` is a Telegram chat id, or a Slack channel or user id. */
export type Place = {
  platform: Platform
  chat: string
  /** A Telegram forum topic (`message_thread_id`), or the `ts` of a Slack thread's parent. */
  thread?: string
  /** A chat between one person and the bot. */
  private: boolean
}

/** The forum topic of a place, else empty. A Slack message's thread is no place of its own: a channel is one. */
export const topicOf = ({ platform, thread }: Place): string =>
  platform === 'telegram' ? (thread ?? '') : ''

/** A message that was sent, to be edited later. On Slack `chat` is the conversation's id, never a user's. */
export type MessageRef = { platform: Platform; chat: string; message: string }

/**
 * How a call to a platform ended. "The platform refused" and "nobody knows" are different things: an
 * ambiguous send may have arrived.
 */
export type Outcome =
  | { kind: 'accepted'; ref: MessageRef }
  /** Try again, no earlier than `afterMs` from now. */
  | { kind: 'retry'; afterMs?: number; scope: 'chat' | 'bot'; reason: string; limited?: never }
  /** Likewise, after a 429: the destination takes less than we thought. */
  | { kind: 'retry'; afterMs: number; scope: 'chat' | 'bot'; reason: string; limited: true }
  /** The chat was upgraded and has another id by now: send there, once more. */
  | { kind: 'moved'; chat: string }
  /** Nobody is there any more: blocked, deactivated, kicked, archived. */
  | { kind: 'gone'; reason: string }
  /** Our token or our rights are refused: stop calling until a person mends it. */
  | { kind: 'credentials'; reason: string }
  /** The platform does not answer, or can't be reached: nothing was sent. */
  | { kind: 'away'; reason: string }
  /** This message will never be taken as it is. */
  | { kind: 'rejected'; reason: string }
  /** The message to be edited is not there any more: send a new one instead. */
  | { kind: 'lost'; reason: string }
  /** It was not called for at all: it waits on as if it had not been claimed. */
  | { kind: 'unsent'; reason: string }
  /** There is nothing to be said any more. */
  | { kind: 'needless'; reason: string }
  /** The request was written and no answer came: it may have been sent. */
  | { kind: 'ambiguous'; reason: string }

const answers: readonly Outcome['kind'][] = ['accepted', 'moved', 'gone', 'credentials', 'rejected', 'lost']

/** Whether the platform answered, whatever it said: neither silence nor a fault of its own. */
export const isAnswered = (outcome: Outcome): boolean =>
  answers.includes(outcome.kind) || (outcome.kind === 'retry' && outcome.limited === true)

/** As what a call is counted: a 429 beside its retry; what was not called for not at all. */
export type Fared = Outcome['kind'] | 'limited'
export function faredAs(outcome: Outcome): Fared[] {
  if (outcome.kind === 'unsent') return []
  return outcome.kind === 'retry' && outcome.limited ? ['retry', 'limited'] : [outcome.kind]
}
