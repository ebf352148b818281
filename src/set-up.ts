import { writeFileSync } from 'node:fs'
import { menuCommands } from './bots/commands-menu'
import { slackManifest } from './bots/slack/manifest'
import { createTelegramApi } from './bots/telegram/channel'
import { setUpTelegram } from './bots/telegram/set-up'
import { ConfigError, readConfig } from './config'
import { openDatabase } from './db/open'

const manifestFile = 'slack-manifest.json'

/** `npm run bots:setup`: tells Telegram where we are and what we can do, and writes the Slack app's manifest. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const { PUBLIC_URL, TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET } = config
  const socketMode = PUBLIC_URL === undefined || config.SLACK_APP_TOKEN !== undefined
  const manifest = slackManifest({ ...(socketMode ? {} : { publicUrl: PUBLIC_URL }), socketMode })
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(`Slack: wrote ${manifestFile}. Create or update the app from it at https://api.slack.com/apps.`)
  if (!TELEGRAM_BOT_TOKEN) {
    console.log('Telegram: skipped, TELEGRAM_BOT_TOKEN is not set.')
    return
  }
  const client = await openDatabase(config.DATABASE_URL, config.DATABASE_AUTH_TOKEN)
  const { rows } = await client.execute(
    `SELECT a.chat FROM accounts a JOIN people p ON p.id = a.person_id
     WHERE a.platform = 'telegram' AND p.role = 'coordinator' AND p.active`,
  )
  client.close()
  const webhook =
    PUBLIC_URL && TELEGRAM_WEBHOOK_SECRET
      ? { webhook: { url: new URL('/telegram/webhook', PUBLIC_URL).href, secret: TELEGRAM_WEBHOOK_SECRET } }
      : {}
  const api = createTelegramApi({
    token: TELEGRAM_BOT_TOKEN,
    apiRoot: config.TELEGRAM_API_ROOT.replace(/\/$/, ''),
  })
  await setUpTelegram(api, {
    ...webhook,
    commands: menuCommands,
    coordinatorChats: rows.map((row) => String(row.chat)),
  })
  const way = PUBLIC_URL
    ? `the webhook is ${PUBLIC_URL}/telegram/webhook`
    : 'without PUBLIC_URL updates are polled'
  console.log(`Telegram: commands and descriptions are set; ${way}.`)
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
