import type { ButtonAction } from '../../bots/action'
import type { Resident } from '../district/people'
import type { Random } from '../district/random'
import type { FileInput } from '../telegram/files'
import type { Answers, Hands, Offer, On } from './hands'
import type { Saying } from './words'

/**
 * Something somebody will do about a message. `key`: done once by one person. `afterMs`: so long after the message
 * came.
 */
export type Deed = { key: string; afterMs: number; run: (hands: Hands) => Promise<void> }

/** Who it is that looks at a message, and what they would say. */
export type Self = {
  person: Resident
  /** UTC ms. */
  now: number
  /** The committee's. */
  timezone: string
  /** What they make up their mind by: the same for the same thing. */
  draw: (key: string) => Random
  /** Whether they have not done it yet. */
  fresh: (key: string) => boolean
  say: (sayings: readonly Saying[], draw: Random) => string
  photo: (draw: Random) => FileInput
}

export type Of<K extends On> = Offer & { action: Extract<ButtonAction, { on: K }> }
/** What somebody does about the buttons of one kind under one message. */
export type Habit<K extends On> = (offers: readonly Of<K>[], self: Self) => Deed | undefined
export type Habits = { [K in On]?: Habit<K> }

export const hourMs = 3_600_000

export const pressed =
  (offer: Offer, answers?: Answers) =>
  async (hands: Hands): Promise<void> => {
    await offer.press()
    if (answers) await hands.fill(answers)
  }
