import { method } from '../method'
import { text } from '../params'
import { refusal } from '../refusal'
import type { Profile } from '../world'

export const getMe = method({}, ({ world }) => world.bot)

/** A two-letter ISO 639-1 code, or nothing for every other language. */
export const checkLanguage = (code: string): string => {
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw refusal(400, 'invalid language code specified')
  return code
}

/** Sets one of the bot's texts by language; longer ones are refused in words that are an assumption. */
const setText = <Field extends keyof Profile>(field: Field, limit: number) =>
  method({ [field]: text.default(''), language_code: text.default('') }, ({ world }, params) => {
    const value = String(Object.entries(params).find(([name]) => name === field)?.[1] ?? '')
    if (value.length > limit) throw refusal(400, `bot ${field.replace('_', ' ')} is too long`)
    world.profile[field].set(checkLanguage(String(params.language_code)), value)
    return true
  })

/** Limits in characters: Bot API, `setMyName`, `setMyDescription`, `setMyShortDescription`. */
export const setMyName = setText('name', 64)
export const setMyDescription = setText('description', 512)
export const setMyShortDescription = setText('short_description', 120)
