import type { UserFromGetMe } from 'grammy/types'
import type { Channel } from './bots/channel'
import type { Outcome } from './domain/delivery/outcome'
import type { Platform } from './domain/people/person'
import type { Core, CreatePlatforms, PlatformSettings } from './platform-settings'

/** A channel that lives in the platforms' worker until it is let go. */
export type RemoteChannel = Channel & Partial<Disposable>

/** The platforms' worker (`platforms-worker.ts`), as a service binding gives it. */
export type PlatformsService = {
  me: (settings: PlatformSettings) => Promise<UserFromGetMe>
  channel: (platform: Platform, settings: PlatformSettings) => Promise<RemoteChannel>
  receive: (platform: Platform, settings: PlatformSettings, request: Request, core: Core) => Promise<Response>
}

/** For so long a channel is used before another is asked for, ms: no longer than a slice of delivery or two. */
const heldMs = 30_000

/** The platforms in a worker of their own. What they call back (`dispatch`) runs here, where the database is. */
export const createRemotePlatforms =
  (service: PlatformsService): CreatePlatforms =>
  (settings, { isKept: _here, ...core }) => {
    const channel = (platform: Platform) => createChannel(() => service.channel(platform, settings))
    const receive = (platform: Platform) => (request: Request) =>
      service.receive(platform, settings, request, core)
    let bot: UserFromGetMe | undefined
    return {
      channels: {
        ...(settings.telegram ? { telegram: channel('telegram') } : {}),
        ...(settings.slack ? { slack: channel('slack') } : {}),
      },
      me: async () => {
        bot ??= await service.me(settings)
        return bot
      },
      ...(settings.telegram?.secret ? { telegram: receive('telegram') } : {}),
      ...(settings.slack?.signingSecret ? { slack: receive('slack') } : {}),
    }
  }

/**
 * A channel whose calls share one invocation of the platforms' worker. A request may invoke others 32 times (Cloudflare,
 * Service bindings, Limits), and an alarm is one: a slice has hundreds of calls. Each platform has its own, and with it
 * six connections of its own.
 */
function createChannel(open: () => Promise<RemoteChannel>): Channel {
  type Held = { channel: Promise<RemoteChannel>; underWay: number; over: boolean }
  let current: Held | undefined

  function letGo(held: Held): void {
    if (current === held) current = undefined
    if (held.underWay > 0 || held.over) return
    held.over = true
    held.channel.then(
      (channel) => channel[Symbol.dispose]?.(),
      () => undefined,
    )
  }
  function hold(): Held {
    const held = { channel: open(), underWay: 0, over: false }
    setTimeout(() => letGo(held), heldMs)
    return held
  }
  /** `broken` where the other worker ended beneath the call: whether it was carried out nobody knows. */
  async function using<T>(call: (channel: RemoteChannel) => Promise<T>, broken: (reason: string) => T) {
    current ??= hold()
    const held = current
    held.underWay += 1
    try {
      const channel = await held.channel
      return await call(channel).catch((error: unknown) => {
        if (current === held) current = undefined
        return broken(`the worker of the platforms ended: ${error instanceof Error ? error.name : 'unknown'}`)
      })
    } catch (error) {
      // There is none: nothing was called for.
      if (current === held) current = undefined
      throw error
    } finally {
      held.underWay -= 1
      if (current !== held) letGo(held)
    }
  }
  const ambiguous = (reason: string): Outcome => ({ kind: 'ambiguous', reason })
  const again = (reason: string) => ({ kind: 'retry' as const, scope: 'chat' as const, reason })
  return {
    send: (...given) => using((channel) => channel.send(...given), ambiguous),
    edit: (...given) => using((channel) => channel.edit(...given), again),
    sendFiles: (...given) => using((channel) => channel.sendFiles(...given), ambiguous),
    download: (...given) => using((channel) => channel.download(...given), again),
    ping: () =>
      using(
        (channel) => channel.ping(),
        () => false,
      ),
  }
}
