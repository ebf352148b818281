import { ConfigError, readConfig } from '../config'
import { openDatabase } from './open'

/** `npm run db:migrate`: brings the schema of the database in the settings up to date. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const client = await openDatabase(config.DATABASE_URL, config.DATABASE_AUTH_TOKEN)
  client.close()
  console.log(`The schema of ${config.DATABASE_URL} is current.`)
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
