import type { UserFromGetMe } from 'grammy/types'
import type { Dispatch } from '../channel'
import type { AnswerLater } from '../late-answer'
import { createTelegramApi, type TelegramApiOptions } from './channel'
import { allowedUpdates } from './parse'
import { createTelegramBot } from './receiver'

const pollSeconds = 30
const waitMs = { first: 1_000, longest: 30_000 }

export type Polling = { start: () => void; stop: () => Promise<void> }

/**
 * Fetches updates by long polling: the way in without a public address. The offset moves past an update
 * only once it was carried out, so one that fails (the database is away) is fetched again. `stop` ends
 * after the update under way.
 */
export function createTelegramPolling(
  options: TelegramApiOptions & {
    me: () => Promise<UserFromGetMe>
    dispatch: Dispatch
    later: AnswerLater
    log: (event: Record<string, unknown>) => void
    sleep: (ms: number, signal: AbortSignal) => Promise<void>
  },
): Polling {
  const api = createTelegramApi({ ...options, timeoutSeconds: pollSeconds + 15 })
  const farewell = createTelegramApi(options)
  const stopping = new AbortController()
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    let offset = 0
    let wait = waitMs.first
    let ready: ReturnType<typeof createTelegramBot> | undefined
    while (!stopping.signal.aborted) {
      try {
        if (!ready) {
          ready = createTelegramBot({ ...options, me: await options.me() })
          await api.deleteWebhook()
        }
        const updates = await api.getUpdates(
          { offset, timeout: pollSeconds, allowed_updates: [...allowedUpdates] },
          stopping.signal as never,
        )
        for (const update of updates) {
          if (stopping.signal.aborted) break
          await ready.handleUpdate(update)
          offset = update.update_id + 1
        }
        wait = waitMs.first
      } catch (error) {
        if (stopping.signal.aborted) break
        options.log({
          level: 'warn',
          event: 'polling waits',
          platform: 'telegram',
          waitMs: wait,
          reason: error instanceof Error ? error.message.slice(0, 200) : '',
        })
        await options.sleep(wait, stopping.signal)
        wait = Math.min(waitMs.longest, wait * 2)
      }
    }
    // Tells Telegram what was carried out, so that a restart begins after it.
    if (offset > 0) await farewell.getUpdates({ offset, timeout: 0, limit: 1 }).catch(() => undefined)
  }

  return {
    start: () => {
      running ??= run()
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
