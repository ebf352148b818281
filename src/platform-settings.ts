import type { UserFromGetMe } from 'grammy/types'
import type { Channel, Dispatch, Suggest } from './bots/channel'
import type { AnswerLater } from './bots/late-answer'
import type { Config } from './config'
import type { Platform } from './domain/people/person'
import type { Log } from './log'

/** What is known of each platform that is switched on. */
export type PlatformSettings = {
  telegram?: { token: string; apiRoot: string; secret?: string }
  slack?: { token: string; apiUrl: string; signingSecret?: string }
}

/** What the platforms' updates are given to. */
export type Core = {
  dispatch: Dispatch
  suggest: Suggest
  later: AnswerLater
  log: Log
  /** Whether this process has carried out the update with this key: its repeat needs nobody to parse it. */
  isKept?: (key: string) => boolean
}

/** The chat platforms, as the service sees them. */
export type Platforms = {
  channels: Partial<Record<Platform, Channel>>
  /** The Telegram bot itself (Bot API, `getMe`), asked once. */
  me: () => Promise<UserFromGetMe>
  /** Answers what the platforms send by webhook; absent where they do not. */
  telegram?: (request: Request) => Promise<Response>
  slack?: (request: Request) => Promise<Response>
}

/** Makes the platforms; here in this process, on Workers in a worker of their own (`platforms-worker.ts`). */
export type CreatePlatforms = (settings: PlatformSettings, core: Core) => Platforms

export function platformSettings(config: Config): PlatformSettings {
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = config
  return {
    ...(TELEGRAM_BOT_TOKEN
      ? {
          telegram: {
            token: TELEGRAM_BOT_TOKEN,
            apiRoot: config.TELEGRAM_API_ROOT.replace(/\/$/, ''),
            ...(TELEGRAM_WEBHOOK_SECRET ? { secret: TELEGRAM_WEBHOOK_SECRET } : {}),
          },
        }
      : {}),
    ...(SLACK_BOT_TOKEN
      ? {
          slack: {
            token: SLACK_BOT_TOKEN,
            apiUrl: config.SLACK_API_URL,
            ...(SLACK_SIGNING_SECRET ? { signingSecret: SLACK_SIGNING_SECRET } : {}),
          },
        }
      : {}),
  }
}
