import { type ButtonAction, unpackAction } from '../../bots/action'
import type { FileInput } from '../telegram/files'

export type On = ButtonAction['on']
/** A button that somebody was sent. */
export type Offer = { action: ButtonAction; press: () => Promise<void> }
/** A message of the bot with its buttons. `at`: UTC ms. */
export type Letter = { at: number; mentions: (words: string) => boolean; offers: Offer[] }

/** What somebody has ready for a form. */
export type Answers = {
  words?: string
  /** For fields of one line, in the order they are asked for. */
  figures?: readonly string[]
  /** Choices by their place, in the order they are asked for. */
  picks?: readonly number[]
  photo?: FileInput
  /** A deadline, UTC ms. */
  by?: number
}

/** What somebody of the district sees of the bot, and how they answer it: through their own chat alone. */
export type Hands = {
  /** The newest messages that have buttons, oldest first. */
  letters: () => Letter[]
  say: (text: string) => Promise<void>
  /** Fills in the form that a press opened, where it opened one; leaves it where the answers do not do. */
  fill: (answers: Answers) => Promise<void>
}

const known = new Map<string, ButtonAction | undefined>()

/** What a button does; the same ones come again and again. */
export function actionOf(data: string): ButtonAction | undefined {
  if (!known.has(data)) known.set(data, unpackAction(data))
  return known.get(data)
}
