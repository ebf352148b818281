import { serve } from '@hono/node-server'
import { createApp } from '../../src/app'
import { readConfig } from '../../src/config'
import { openDatabase } from '../../src/db/open'
import { unpaced } from '../../src/domain/delivery/pace'
import { createFolderStorage } from '../../src/files/folder-storage'
import { createFileReader } from '../../src/files/reader'
import { createDeliveryLoops } from '../../src/jobs/loop'
import { createPlatforms } from '../../src/platforms'
import { watchStalls } from '../support/stall'

/** The service as `src/node.ts` puts it together. `DELIVER=1` runs its loops too. */
const config = readConfig(process.env)
const client = await openDatabase(config.DATABASE_URL)
const log = (event: Record<string, unknown>) => {
  if (event.level === 'error' && process.env.LOUD) console.error(event)
}
const app = createApp(config, {
  client,
  storage: createFolderStorage('/tmp/anwei-bench-files'),
  reader: createFileReader(config.COMMITTEE_TIMEZONE),
  platforms: createPlatforms({ now: Date.now }),
  unlimited: true,
  // The stand-in has limits where the row is about them.
  ...(process.env.DELIVER === '1' ? {} : { paces: unpaced }),
  now: Date.now,
  log,
  kick: () => loop?.kick(),
})
const timer = { set: setTimeout, clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout) }
const loop =
  process.env.DELIVER === '1'
    ? createDeliveryLoops(app, {
        now: Date.now,
        timer,
        everyMs: 30_000,
        onError: (error) => log({ level: 'error', error }),
      })
    : undefined
loop?.kick()

const stallMs = watchStalls()
app.http.get('/bench/figures', (c) => c.json({ stallMs: stallMs(), rssMb: process.memoryUsage.rss() / 1e6 }))
const server = serve({ fetch: app.http.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`ready ${port}`),
)
server.on('error', (error) => console.error(error))
