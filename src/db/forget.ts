import { ConfigError, readConfig } from '../config'
import { findPeople, forgetPerson } from './forget-person'
import { openDatabase } from './open'

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
    console.log(`${found.id} is forgotten. The history keeps what was done, by that id.`)
  } finally {
    client.close()
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
