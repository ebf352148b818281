import { method } from '../method'
import { text } from '../params'
import { refusal } from '../refusal'
import { codePoints } from '../text'

export const getMe = method({}, ({ world }) => world.bot)

/** A two-letter ISO 639-1 code, or nothing for every other language. */
export const checkLanguage = (code: string): string => {
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw refusal(400, 'invalid language code specified')
  return code
}

/** Takes one of the bot's texts, which nothing here shows; that a long one is refused so is an assumption. */
const setText = (field: 'name' | 'description' | 'short_description', limit: number) =>
  method({ [field]: text.default(''), language_code: text.default('') }, (_, params) => {
    const { language_code = '', ...rest } = params
    checkLanguage(language_code)
    const tooLong = Object.values(rest).some((value) => codePoints(value) > limit)
    if (tooLong) throw refusal(400, `bot ${field.replace('_', ' ')} is too long`)
    return true
  })

/** Limits in characters: Bot API, `setMyName`, `setMyDescription`, `setMyShortDescription`. */
export const setMyName = setText('name', 64)
export const setMyDescription = setText('description', 512)
export const setMyShortDescription = setText('short_description', 120)
