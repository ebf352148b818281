import { type Api, GrammyError } from 'grammy'
import type { Language } from '../../domain/people/person'
import { allowedUpdates } from './parse'

export type MenuCommand = {
  command: string
  description: Record<Language, string>
  /** Shown to coordinators only. */
  coordinators: boolean
}

/** Telegram's own codes; English is what everybody sees who has neither. */
const languageCodes = { en: undefined, zh: 'zh' } as const

const descriptions: Record<Language, { long: string; short: string }> = {
  en: {
    long: 'The duty desk of the work safety committee. Members report hazards here, follow them until they are closed, and are told what is theirs.',
    short: 'The work safety committee’s duty desk',
  },
  zh: {
    long: '安委会值班台。成员在此上报隐患、跟踪闭环、接收待办事项。',
    short: '安委会值班台',
  },
}

/**
 * Sets the webhook (where there is a public address), the menus of commands and the descriptions, in each
 * language; coordinators get theirs in their own chats.
 */
export async function setUpTelegram(
  api: Api,
  options: {
    webhook?: { url: string; secret: string }
    commands: readonly MenuCommand[]
    coordinatorChats: readonly string[]
  },
): Promise<void> {
  const { webhook, commands, coordinatorChats } = options
  if (webhook) {
    await api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: [...allowedUpdates] })
  }
  for (const language of ['en', 'zh'] as const) {
    const code = languageCodes[language]
    const other = code === undefined ? {} : { language_code: code }
    const menu = (all: boolean) =>
      commands
        .filter((it) => all || !it.coordinators)
        .map(({ command, description }) => ({ command, description: description[language].slice(0, 256) }))
    await api.setMyCommands(menu(false), { scope: { type: 'default' }, ...other })
    for (const chat of coordinatorChats) {
      const scope = { type: 'chat' as const, chat_id: Number(chat) }
      await unlessGone(() => api.setMyCommands(menu(true), { scope, ...other }))
    }
    await api.setMyDescription(descriptions[language].long, other)
    await api.setMyShortDescription(descriptions[language].short, other)
  }
}

/** Somebody who left Telegram keeps nobody else from their commands. */
async function unlessGone(call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    const gone = error instanceof GrammyError && [400, 403].includes(error.error_code)
    if (!gone) throw error
  }
}
