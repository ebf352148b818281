import type { UserFromGetMe } from 'grammy/types'
import type { Channel } from './bots/channel'
import type { Platform } from './domain/people/person'
import type { Core, CreatePlatforms, PlatformSettings } from './platform-settings'

type Call<A extends unknown[], R> = (platform: Platform, settings: PlatformSettings, ...given: A) => R
type ChannelCalls = { [K in keyof Channel]: Call<Parameters<Channel[K]>, ReturnType<Channel[K]>> }

/** The platforms' worker (`platforms-worker.ts`), as a service binding gives it. */
export type PlatformsService = ChannelCalls & {
  me: (settings: PlatformSettings) => Promise<UserFromGetMe>
  receive: Call<[Request, Core], Promise<Response>>
}

/** The platforms in a worker of their own. What they call back (`dispatch`) runs here, where the database is. */
export const createRemotePlatforms =
  (service: PlatformsService): CreatePlatforms =>
  (settings, { isKept: _here, ...core }) => {
    const channel = (platform: Platform): Channel => ({
      send: (...given) => service.send(platform, settings, ...given),
      edit: (...given) => service.edit(platform, settings, ...given),
      sendFiles: (...given) => service.sendFiles(platform, settings, ...given),
      download: (...given) => service.download(platform, settings, ...given),
      ping: () => service.ping(platform, settings),
    })
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
