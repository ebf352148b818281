import { ConfigError, readConfig } from '../config'
import { checkHistory } from './history-check'
import { openDatabase } from './open'

/** `npm run audit:verify`: whether the history of every hazard is whole; one line for each that is not. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const client = await openDatabase(config.DATABASE_URL, config.DATABASE_AUTH_TOKEN)
  const problems = await checkHistory(client)
  client.close()
  for (const problem of problems) console.error(problem)
  console.log(
    problems.length === 0
      ? 'The history is whole.'
      : `${problems.length} hazards have a history that is not whole.`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
