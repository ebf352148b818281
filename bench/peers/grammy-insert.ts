import { createServer } from 'node:http'
import { drizzle } from 'drizzle-orm/libsql'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { Bot, webhookCallback } from 'grammy'

/** grammY's `webhookCallback` on node:http doing one bare INSERT. */
const reports = sqliteTable('reports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  userId: integer('user_id').notNull(),
  text: text('text').notNull(),
})
const db = drizzle({ connection: { url: process.env.DATABASE_URL ?? '' } })
await db.run('PRAGMA journal_mode = WAL')
await db.run('PRAGMA synchronous = NORMAL')
await db.run(
  'CREATE TABLE reports (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL, text TEXT NOT NULL)',
)

const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
})
bot.on('message:text', async (ctx) => {
  await db.insert(reports).values({ userId: ctx.from.id, text: ctx.message.text })
})
const secretToken = process.env.TELEGRAM_WEBHOOK_SECRET ?? ''
const server = createServer(webhookCallback(bot, 'http', { secretToken }))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`ready ${typeof address === 'object' ? address?.port : ''}`)
})
