import '../support/scaled-time'
import { createApp } from '../../src/app'
import { readConfig } from '../../src/config'
import { openDatabase } from '../../src/db/open'
import { createFolderCallLog } from '../../src/files/folder-calls'
import { createFolderStorage } from '../../src/files/folder-storage'
import { createFileReader } from '../../src/files/reader'
import { createPlatforms } from '../../src/platforms'
import { withClock } from '../../test/support/database-clock'

/** Delivery of what waits in spread order, until nothing does. */
const config = readConfig(process.env)
// The database keeps the pace by its own clock, which runs as fast as ours.
const client = withClock(await openDatabase(config.DATABASE_URL), Date.now)
const app = createApp(config, {
  client,
  storage: createFolderStorage('/tmp/anwei-bench-files'),
  calls: createFolderCallLog(process.env.CALLS ?? ''),
  reader: createFileReader(config.COMMITTEE_TIMEZONE),
  platforms: createPlatforms({ now: Date.now }),
  unlimited: true,
  now: Date.now,
  log: () => {},
  kick: () => {},
})
console.log('ready 0')
for (;;) {
  const { nextDueAt } = await app.round('bulk')
  if (nextDueAt === undefined) break
  await new Promise((resolve) => setTimeout(resolve, Math.max(20, nextDueAt - Date.now())))
}
console.log('done')
process.exit(0)
