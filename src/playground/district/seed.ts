import type { Client, InStatement } from '@libsql/client'
import { createDatabase } from '../../db/database'
import type { Change } from '../../domain/changes'
import type { FileStorage } from '../../domain/evidence/ports'
import { gramsOf } from '../../domain/text/grams'
import type { Unit } from '../../domain/units/unit'
import { drawPhoto } from '../photos/draw'
import { seedBroadcasts } from './broadcasts'
import { seedCampaigns } from './campaigns'
import { seedDuties } from './duties'
import { type DrawnPhoto, makeHazards } from './hazards'
import { makeInspections } from './inspections'
import { castSize, isIndoors, makePeople, type Resident } from './people'
import { createRandom } from './random'
import { makeReturns } from './returns'
import { makeUnits, subDistricts } from './units'

/** Hazards saved in one transaction. */
const atOnce = 60

/**
 * Fills an empty database with the invented district: 8 sub-districts and the 18 member departments, 400
 * units of which 26 are key monitored, 60 people, 300 hazards of the last quarter in every state. `now` is
 * UTC ms; the same seed and time give the same district.
 */
export async function seedDistrict(deps: {
  client: Client
  storage: FileStorage
  now: number
  /** IANA name: what its days are. */
  timezone?: string
  seed: number
}): Promise<Resident[]> {
  const { client, storage, now } = deps
  const random = createRandom(deps.seed)
  const database = createDatabase(client)
  await client.batch(subDistricts.map(addSubDistrict), 'write')
  const units = makeUnits(random)
  await client.batch(
    units.flatMap((unit) => addUnit(unit, now)),
    'write',
  )
  const people = makePeople(random)
  await database.save(
    'seed:people',
    now,
    people.flatMap((person) => enrol(person, now)),
  )
  await database.save('seed:digests', now, people.flatMap(digestOff))
  const { organizations } = await database.read({ organizations: database.queries.organizations() })
  const tales = await makeHazards({ units, people, organizations, random, now })
  for (let at = 0; at < tales.length; at += atOnce) {
    await database.save(
      `seed:hazards:${at}`,
      now,
      tales.slice(at, at + atOnce).flatMap((tale) => tale.changes),
    )
  }
  await database.save('seed:returns', now, makeReturns({ organizations, people, random, now }))
  const timezone = deps.timezone ?? 'Asia/Shanghai'
  const inspected = await makeInspections({ database, units, people, now, timezone })
  // What was due before the district opened has been said.
  await client.execute({ sql: "UPDATE reminders SET state = 'said' WHERE due_at <= ?", args: [now] })
  await storePhotos(client, storage, [...tales.flatMap((tale) => tale.photos), ...inspected], now)
  await seedCampaigns({ database, people, random, now, timezone })
  await seedDuties({ database, people, now, timezone })
  await seedBroadcasts({ database, people, now })
  return people
}

const addSubDistrict = ({ id, nameZh, nameEn }: (typeof subDistricts)[number]): InStatement => ({
  sql: "INSERT INTO organizations (id, kind, name_zh, name_en, industries, categories) VALUES (?, 'sub-district', ?, ?, '[]', '[]')",
  args: [id, nameZh, nameEn],
})

const addUnit = (unit: Unit, at: number): InStatement[] => [
  {
    sql: `INSERT INTO units (id, number, import_key, name, name_en, address, latitude, longitude, industry,
            sub_district_id, department_id, contact_name, contact_phone, key_monitored, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      unit.id,
      unit.number,
      unit.name,
      unit.name,
      unit.nameEn ?? null,
      unit.address ?? null,
      unit.position?.latitude ?? null,
      unit.position?.longitude ?? null,
      unit.industry ?? null,
      unit.subDistrictId ?? null,
      unit.departmentId ?? null,
      unit.contactName ?? null,
      unit.contactPhone ?? null,
      unit.keyMonitored ? 1 : 0,
      at,
    ],
  },
  {
    sql: 'INSERT INTO unit_search (rowid, grams) VALUES (?, ?)',
    args: [unit.number, gramsOf(`${unit.name} ${unit.nameEn ?? ''}`)],
  },
]

/** Everybody has both accounts. */
function enrol(resident: Resident, at: number): Change[] {
  const { telegramId, slackId, latinName: _, ...person } = resident
  const { id } = person
  const telegram = {
    account: { platform: 'telegram' as const, userId: String(telegramId) },
    chat: String(telegramId),
  }
  const slack = { account: { platform: 'slack' as const, userId: slackId }, chat: slackId }
  const [first, second] = isIndoors(resident) ? [slack, telegram] : [telegram, slack]
  return [
    { kind: 'person.enrolled', person, ...first, at },
    { kind: 'account.linked', personId: id, ...second },
  ]
}

/** Beyond the cast one in three reads a digest; the others go by what they are sent. */
const digestOff = ({ id }: Resident, at: number): Change[] =>
  at < castSize || at % 3 === 0 ? [] : [{ kind: 'person.digest', personId: id, mode: 'off' }]

/** Each scene is drawn once and shared by the photos that show it: drawing is slower than everything else. */
async function storePhotos(
  client: Client,
  storage: FileStorage,
  photos: readonly DrawnPhoto[],
  now: number,
): Promise<void> {
  const drawn = new Map<string, Uint8Array>()
  for (const { id, scene, variant } of photos) {
    const name = `${scene}-${variant}`
    const bytes = drawn.get(name) ?? drawPhoto(scene, variant, { tilt: 1.5 })
    drawn.set(name, bytes)
    await storage.put(id, bytes, 'image/png')
  }
  await client.execute({ sql: "UPDATE evidence SET stored_at = ?, mime_type = 'image/png'", args: [now] })
}
