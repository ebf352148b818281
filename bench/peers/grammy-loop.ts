import '../support/scaled-time'
import { autoRetry } from '@grammyjs/auto-retry'
import { apiThrottler } from '@grammyjs/transformer-throttler'
import { Bot } from 'grammy'

/**
 * A broadcast as grammY's documents have it: a loop over the chats, with the auto-retry plugin, or with the
 * throttler and auto-retry. What was sent is known to this process alone.
 */
const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
})
if (process.env.THROTTLER === '1') bot.api.config.use(apiThrottler())
bot.api.config.use(autoRetry())
const chats = Array.from({ length: Number(process.env.CHATS) }, (_, at) => 100_000 + at)
console.log('ready 0')
if (process.env.THROTTLER === '1') {
  await Promise.all(chats.map((chat) => bot.api.sendMessage(chat, 'All units: check your fire exits today.')))
} else {
  for (const chat of chats) await bot.api.sendMessage(chat, 'All units: check your fire exits today.')
}
console.log('done')
process.exit(0)
