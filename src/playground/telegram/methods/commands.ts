import * as z from 'zod'
import { findRoom } from '../chats'
import { method } from '../method'
import { chatId, integer, json, text } from '../params'
import { refusal } from '../refusal'
import type { World } from '../world'
import { checkLanguage } from './bot'

const scope = json(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['default', 'all_private_chats', 'all_group_chats']) }),
    z.strictObject({ type: z.literal('all_chat_administrators') }),
    z.strictObject({ type: z.enum(['chat', 'chat_administrators']), chat_id: chatId }),
    z.strictObject({ type: z.literal('chat_member'), chat_id: chatId, user_id: integer }),
  ]),
).default({ type: 'default' })

const target = { scope, language_code: text.default('') }

/** A scope as the key commands are kept under: its type, chat and user. */
const toKey = (world: World, given: z.output<typeof scope>): string => {
  if (!('chat_id' in given)) return given.type
  const room = findRoom(world, given.chat_id)
  return [given.type, room.id, ...('user_id' in given ? [given.user_id] : [])].join(':')
}

const put = (world: World, key: string, languageCode: string, commands: z.output<typeof command>[]) => {
  world.commandSets = world.commandSets.filter(
    (set) => set.scope !== key || set.languageCode !== languageCode,
  )
  if (commands.length > 0) world.commandSets.push({ scope: key, languageCode, commands })
  return true
}

const command = z.strictObject({ command: z.string(), description: z.string() })

/** Limits: Bot API, `BotCommand` and `setMyCommands`. The codes are those of Telegram's own API. */
export const setMyCommands = method({ ...target, commands: json(z.array(command)) }, ({ world }, params) => {
  const key = toKey(world, params.scope)
  const language = checkLanguage(params.language_code)
  if (params.commands.length > 100) throw refusal(400, 'BOT_COMMANDS_TOO_MUCH')
  for (const { command: name, description } of params.commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(name)) throw refusal(400, 'BOT_COMMAND_INVALID')
    if (description === '' || description.length > 256) throw refusal(400, 'BOT_COMMAND_DESCRIPTION_INVALID')
  }
  return put(world, key, language, params.commands)
})

export const deleteMyCommands = method(target, ({ world }, params) =>
  put(world, toKey(world, params.scope), checkLanguage(params.language_code), []),
)

export const getMyCommands = method(target, ({ world }, params) => {
  const key = toKey(world, params.scope)
  const language = checkLanguage(params.language_code)
  const found = world.commandSets.find((set) => set.scope === key && set.languageCode === language)
  return found?.commands ?? []
})

/**
 * The commands a person sees in their private chat: the narrowest scope that has any, their language before
 * the rest. Source: "Determining list of commands" in the Bot API's documentation.
 */
export const commandsFor = (world: World, userId: number, languageCode: string) => {
  const language = languageCode.split('-')[0] ?? ''
  for (const key of [`chat:${userId}`, 'all_private_chats', 'default']) {
    for (const code of [language, '']) {
      const found = world.commandSets.find((set) => set.scope === key && set.languageCode === code)
      if (found !== undefined) return found.commands
    }
  }
  return []
}
