import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { drizzle } from 'drizzle-orm/libsql'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Bolt's HTTPReceiver doing one bare INSERT: the floor of a Slack command that keeps anything. */
const reports = sqliteTable('reports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  userId: text('user_id').notNull(),
  text: text('text').notNull(),
})
const db = drizzle({ connection: { url: process.env.DATABASE_URL ?? '' } })
await db.run('PRAGMA journal_mode = WAL')
await db.run('PRAGMA synchronous = NORMAL')
await db.run(
  'CREATE TABLE reports (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT NOT NULL, text TEXT NOT NULL)',
)

const receiver = new HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  endpoints: ['/slack/events'],
  logLevel: LogLevel.ERROR,
})
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bench' }),
  logLevel: LogLevel.ERROR,
})
app.command('/hazard', async ({ command, ack }) => {
  await db.insert(reports).values({ userId: command.user_id, text: command.text })
  await ack('Filed.')
})
const server = await receiver.start(0)
const address = server.address()
console.log(`ready ${typeof address === 'object' ? address?.port : ''}`)
