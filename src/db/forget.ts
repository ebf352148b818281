import type { Client } from '@libsql/client'
import { ConfigError, readConfig } from '../config'
import { findPeople, forgetPerson, wipe } from './forget-person'
import { openDatabase } from './open'

/** How often the file is tried to be written anew while the service uses it, and how long is waited between, ms. */
const triesMax = 60
const pauseMs = 500

async function wipeSoon(client: Client): Promise<boolean> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    if (await wipe(client)) return true
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return false
}

/** `npm run people:forget NAME_OR_ID`: erases a person's name and accounts; see docs/security.md. */
async function main(nameOrId: string | undefined): Promise<void> {
  if (!nameOrId) throw new ConfigError('Say whom: npm run people:forget NAME_OR_ID')
  const config = readConfig(process.env)
  const client = await openDatabase(config.DATABASE_URL, config.DATABASE_AUTH_TOKEN)
  try {
    const [found, ...others] = await findPeople(client, nameOrId)
    if (!found) throw new ConfigError('There is nobody of that name or id.')
    if (others.length > 0) {
      const ids = [found, ...others].map((it) => it.id).join(', ')
      throw new ConfigError(`There are several of that name. Say one by the id: ${ids}`)
    }
    await forgetPerson(client, found.id, Date.now())
    const wiped = await wipeSoon(client)
    console.log(`${found.id} is forgotten. The history keeps what was done, by that id.`)
    if (!wiped)
      console.log(
        'The database is too busy to be written anew: run this again by the id, or stop the service.',
      )
  } finally {
    client.close()
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
