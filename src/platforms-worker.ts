import { RpcTarget, WorkerEntrypoint } from 'cloudflare:workers'
import type { UserFromGetMe } from 'grammy/types'
import type { Channel } from './bots/channel'
import type { Platform } from './domain/people/person'
import type { Core, PlatformSettings, Platforms } from './platform-settings'
import { createPlatforms } from './platforms'

const nobody: Core = {
  dispatch: () => Promise.reject(new Error('nothing is received here')),
  suggest: async () => [],
  later: () => Promise.reject(new Error('nothing is received here')),
  log: () => undefined,
}
const make = createPlatforms({ now: Date.now, fetch: (input, init) => fetch(input, init) })

/**
 * The entry of the worker that speaks the platforms' protocols: it verifies and parses what they send, gives it
 * to the service, and makes the service's calls. grammY and Bolt are heavier than all that is said through
 * them; here they leave the service its own 250 KiB. It has no route from outside and no settings of its own:
 * the service hands both in with each call, over a service binding.
 */
export default class PlatformsWorker extends WorkerEntrypoint {
  /** Not reached from outside. */
  override fetch(): Response {
    return new Response('there is nothing here', { status: 404 })
  }

  me(settings: PlatformSettings): Promise<UserFromGetMe> {
    return make(settings, nobody).me()
  }

  receive(platform: Platform, settings: PlatformSettings, request: Request, core: Core): Promise<Response> {
    const receive = make(settings, core)[platform]
    return receive ? receive(request) : Promise.resolve(new Response('switched off', { status: 404 }))
  }

  /** What is held of it is one invocation, however often it is called. */
  channel(platform: Platform, settings: PlatformSettings): HeldChannel {
    return new HeldChannel(channelOf(make(settings, nobody), platform))
  }
}

class HeldChannel extends RpcTarget implements Channel {
  constructor(private readonly own: Channel) {
    super()
  }
  send(...given: Parameters<Channel['send']>) {
    return this.own.send(...given)
  }
  edit(...given: Parameters<Channel['edit']>) {
    return this.own.edit(...given)
  }
  sendFiles(...given: Parameters<Channel['sendFiles']>) {
    return this.own.sendFiles(...given)
  }
  download(...given: Parameters<Channel['download']>) {
    return this.own.download(...given)
  }
  ping() {
    return this.own.ping()
  }
}

function channelOf({ channels }: Platforms, platform: Platform): Channel {
  const channel = channels[platform]
  if (!channel) throw new Error(`${platform} is switched off`)
  return channel
}
