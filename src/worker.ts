import type { DurableObjectNamespace, DurableObjectState, ExecutionContext } from '@cloudflare/workers-types'
import { type App, type AppDeps, createApp } from './app'
import { readConfig } from './config'
import { createHttpClient } from './db/http-client'
import { type Bucket, createR2Storage } from './files/r2-storage'
import { createRemoteReader } from './files/remote-reader'
import { createSlices, type Slices } from './jobs/slices'
import { createLog } from './log'
import { createObjectCallLog } from './object-calls'
import { createRemotePlatforms, type PlatformsService } from './remote-platforms'

/** The bindings of `wrangler.toml`; settings and secrets are read by `readConfig`. */
type Bindings = Record<string, unknown> & {
  DELIVERY: DurableObjectNamespace
  FILES: Bucket
  PLATFORMS: PlatformsService
  READER: Parameters<typeof createRemoteReader>[0]
}

/** Batches one run sends; what is left goes on in the next alarm, well within the limits of an invocation. */
const roundsPerRun = 5
/** Of each stream to a platform: six are all that Workers open at a time. */
const connections = 3
const deliveryPath = 'https://delivery/kick'

/** One app an isolate: settings do not change while it lives. */
let made: App | undefined

const appFor = (bindings: Bindings): App => {
  made ??= makeApp(bindings)
  return made
}

function makeApp(bindings: Bindings, own: Pick<AppDeps, 'calls' | 'roundsMax' | 'deliverer'> = {}): App {
  const config = readConfig(bindings)
  return createApp(config, {
    client: createHttpClient(config.DATABASE_URL, config.DATABASE_AUTH_TOKEN),
    storage: createR2Storage(bindings.FILES),
    reader: createRemoteReader(bindings.READER),
    now: Date.now,
    log: createLog(config.LOG_LEVEL, Date.now),
    kick: () => {
      changed = true
      for (const tell of underWay) tell()
    },
    platforms: createRemotePlatforms(bindings.PLATFORMS),
    connections,
    ...own,
  })
}

/** Whether a request of this isolate put something into the outbox since delivery was last kicked. */
let changed = false
/** The requests of this isolate that are to be told of the next commit. */
const underWay = new Set<() => void>()

const kickDelivery = async (bindings: Bindings): Promise<void> => {
  const { DELIVERY } = bindings
  await DELIVERY.get(DELIVERY.idFromName('delivery')).fetch(deliveryPath)
}

const kickWhereChanged = async (bindings: Bindings): Promise<void> => {
  if (!changed) return
  changed = false
  await kickDelivery(bindings)
}

export default {
  async fetch(request: Request, bindings: Bindings, context: ExecutionContext): Promise<Response> {
    let tell = (): void => {}
    const committed = new Promise<void>((resolve) => {
      tell = resolve
    })
    underWay.add(tell)
    // At the commit, not after the answer: a platform that is slow to take that holds up nobody else's message.
    context.waitUntil(committed.then(() => kickWhereChanged(bindings)))
    try {
      return await appFor(bindings).http.fetch(request)
    } finally {
      underWay.delete(tell)
      tell()
      context.waitUntil(kickWhereChanged(bindings))
    }
  },
  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    // What waits goes out, whatever becomes of the clock's own work.
    try {
      await appFor(bindings).tick(Date.now())
    } finally {
      await kickDelivery(bindings)
    }
  },
}

/** Delivers: one object for the whole service, woken by a kick, by its own alarm, and by the clock. */
export class Delivery {
  private readonly slices: Slices

  constructor(
    private readonly state: DurableObjectState,
    bindings: Bindings,
    /** Batches one alarm sends. */
    roundsMax = roundsPerRun,
  ) {
    // An app of its own, since its log of calls is in this object's storage.
    const { round } = makeApp(bindings, {
      calls: createObjectCallLog(state.storage),
      roundsMax,
      deliverer: 'object',
    })
    this.slices = createSlices({ round, now: Date.now })
  }

  /** What goes at once does not wait for an alarm that spreads a broadcast; the alarm is its guarantee. */
  async fetch(): Promise<Response> {
    await this.state.storage.setAlarm(Date.now())
    await this.slices.kick()
    return new Response('')
  }

  /** Runs again by itself while something is due; an alarm that fails is repeated by the platform. */
  async alarm(): Promise<void> {
    const due = await this.slices.run()
    // A kick that came meanwhile has set its own, which may be all that knows of what it was for.
    const set = await this.state.storage.getAlarm()
    if (due < (set ?? Number.POSITIVE_INFINITY))
      await this.state.storage.setAlarm(Math.max(Date.now() + 50, due))
  }
}
