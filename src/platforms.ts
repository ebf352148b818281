import type { UserFromGetMe } from 'grammy/types'
import { createSlackApp } from './bots/slack/app'
import { createSlackChannel } from './bots/slack/channel'
import { createSlackReceiver } from './bots/slack/receiver'
import { createTelegramApi, createTelegramChannel } from './bots/telegram/channel'
import { createTelegramReceiver } from './bots/telegram/receiver'
import type { CreatePlatforms, Platforms } from './platform-settings'

/** The platforms in this process. `fetch` is how they are called; the playground and tests call their stand-ins. */
export const createPlatforms =
  (deps: { now: () => number; fetch?: typeof fetch }): CreatePlatforms =>
  ({ telegram, slack }, { dispatch, suggest, later, log, isKept = () => false }) => {
    const { now, fetch } = deps
    const calls = fetch ? { fetch } : {}
    let bot: UserFromGetMe | undefined
    const me = async (): Promise<UserFromGetMe> => {
      if (!telegram) throw new Error('Telegram is switched off')
      bot ??= await createTelegramApi({ ...telegram, ...calls }).getMe()
      return bot
    }
    const platforms: Platforms = {
      me,
      channels: {
        ...(telegram ? { telegram: createTelegramChannel({ ...telegram, ...calls }) } : {}),
        ...(slack ? { slack: createSlackChannel({ ...slack, ...calls }) } : {}),
      },
    }
    if (telegram?.secret) {
      const { secret } = telegram
      platforms.telegram = createTelegramReceiver({
        ...telegram,
        ...calls,
        me,
        secret,
        dispatch,
        later,
        log,
        isKept,
      })
    }
    if (slack?.signingSecret) {
      const { signingSecret } = slack
      const receiver = createSlackReceiver({ signingSecret, now, log, isKept })
      createSlackApp({ ...slack, ...calls, dispatch, suggest, later, now, log }, receiver)
      platforms.slack = receiver.handle
    }
    return platforms
  }
