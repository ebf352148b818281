import type { FormChoice } from '../../bots/conversation'
import type { TelegramStandIn } from '../telegram/stand-in'
import type { RoomMessage } from '../telegram/world'
import { type Answers, actionOf, type Hands, type Letter, type Offer } from './hands'

/** Messages somebody looks back on. */
const lookedBack = 15
/** Questions of the longest form anybody fills in. */
const questionsMax = 12

/** Somebody with a phone: presses, words, photos in the private chat with the bot. */
export function telegramHands(telegram: TelegramStandIn, user: number): Hands {
  const offersOf = (message: RoomMessage): Offer[] =>
    (message.reply_markup?.inline_keyboard ?? []).flat().flatMap((button): Offer[] => {
      const data = 'callback_data' in button ? button.callback_data : undefined
      const action = data === undefined ? undefined : actionOf(data)
      if (data === undefined || !action) return []
      return [{ action, press: () => press(message.message_id, data) }]
    })
  const press = async (message: number, data: string): Promise<void> => {
    // It may have been edited away since they looked.
    const there = telegram.messages(user).find((it) => it.message_id === message)
    const shown = (there?.reply_markup?.inline_keyboard ?? []).flat()
    if (!shown.some((it) => 'callback_data' in it && it.callback_data === data)) return
    await telegram.press(user, user, message, data)
  }
  const newest = (): (Letter & { id: number })[] =>
    telegram
      .messages(user)
      .slice(-lookedBack)
      .filter((it) => it.from.is_bot)
      .map((it) => ({
        id: it.message_id,
        at: it.date * 1000,
        mentions: (words: string) => (it.text ?? it.caption ?? '').includes(words),
        offers: offersOf(it),
      }))

  /** Questions that were answered: the last of a form keeps its buttons. */
  const answered = new Set<string>()
  /** The buttons of the question that was asked last, and which one it is. */
  const question = () => {
    const choices = new Map<FormChoice, Offer>()
    const letter = newest().findLast((it) => it.offers.some(isOfForm))
    let which = ''
    for (const offer of letter?.offers ?? [])
      if (offer.action.on === 'form') {
        which = `${letter?.id}.${offer.action.step}`
        choices.set(offer.action.choose, offer)
      }
    return { choices, which }
  }

  return {
    letters: () => newest().filter((it) => it.offers.length > 0),
    say: async (text) => {
      await telegram.sendText(user, user, text)
    },
    fill: async (answers: Answers) => {
      let { words, photo } = answers
      const picks = [...(answers.picks ?? [])]
      for (let asked = 0; asked < questionsMax; asked += 1) {
        const { choices, which } = question()
        if (choices.size === 0 || answered.has(which)) return
        const isPhoto = photo !== undefined && !choices.has(0) && !choices.has('done')
        if (!isPhoto) answered.add(which)
        const chosen = choices.has(0) ? choices.get(picks.shift() ?? -1) : undefined
        const onward = chosen ?? choices.get('done')
        if (onward) await onward.press()
        else if (choices.has(0)) await (choices.get('skip') ?? choices.get('cancel'))?.press()
        else if (photo) {
          await telegram.sendFiles(user, user, [photo])
          photo = undefined
        } else if (words) {
          await telegram.sendText(user, user, words)
          words = undefined
        } else await (choices.get('skip') ?? choices.get('cancel'))?.press()
      }
    },
  }
}

const isOfForm = ({ action }: Offer): boolean => action.on === 'form'
