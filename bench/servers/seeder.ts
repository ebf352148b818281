import { openDatabase } from '../../src/db/open'
import { seedDistrict } from '../support/district'
import { seedHazards } from '../support/hazards'

/** Fills a file with a district of so many units and hazards. */
const client = await openDatabase(`file:${process.env.DATABASE_FILE}`)
console.log('ready 0')
await seedDistrict(client, Number(process.env.UNITS))
await seedHazards(client, Number(process.env.HAZARDS), Number(process.env.UNITS), Number(process.env.NOW))
client.close()
console.log('done')
process.exit(0)
