import type { Client } from '@libsql/client'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import type { Hazard, HazardState } from '../../src/domain/hazards/hazard'
import { isOpen, isOverdue } from '../../src/domain/hazards/hazard'
import { canSee, relationsOf } from '../../src/domain/hazards/permissions'
import type { HazardFilter } from '../../src/domain/hazards/sheet'
import type { Person, Post } from '../../src/domain/people/person'
import type { Database } from '../../src/domain/ports'
import { startSqld } from '../support/sqld'

const now = Date.UTC(2026, 10, 23, 2, 0)
const hourMs = 3_600_000

const posts: Record<string, Post> = {
  office: { role: 'coordinator' },
  leader: { role: 'leader' },
  'fire-liaison': { role: 'liaison', organizationId: 'fire-and-rescue' },
  'street-liaison': { role: 'liaison', organizationId: 'east-street' },
  'fire-inspector': { role: 'inspector', organizationId: 'fire-and-rescue' },
  'trade-inspector': { role: 'inspector', organizationId: 'commerce' },
  'contact-1': { role: 'unit-contact', unitId: 'unit-1' },
  'contact-2': { role: 'unit-contact', unitId: 'unit-2' },
}
const people: Person[] = Object.entries(posts).map(([id, post]) => ({
  id,
  name: id,
  post,
  language: 'en',
  active: true,
}))
const accountOf = (id: string) => ({ platform: 'telegram' as const, userId: `account-${id}` })

const somebody = fc.constantFrom(...people.map((person) => person.id))
const department = fc.constantFrom('fire-and-rescue', 'commerce', 'water-affairs')
const at = now - hourMs

/** Only what a state may hold, so that every generated hazard could have come about. */
const order = fc.record(
  {
    by: fc.constant('office'),
    at: fc.constant(at),
    deadlineAt: fc.constantFrom(now - 1, now, now + hourMs),
    responsibleId: somebody,
  },
  { requiredKeys: ['by', 'at', 'deadlineAt'] },
)
const proof = fc.record({ by: somebody, at: fc.constant(at), files: fc.constant<string[]>([]) })
const referral = fc.record({
  to: department,
  by: somebody,
  at: fc.constant(at),
  reason: fc.constant('theirs'),
})
const extension = fc.record({
  by: somebody,
  at: fc.constant(at),
  until: fc.constant(now + 9 * hourMs),
  reason: fc.constant('parts are late'),
})
const done = { by: fc.constant('office'), at: fc.constant(at) }
const state: fc.Arbitrary<HazardState> = fc.oneof(
  fc.record({ status: fc.constant('reported' as const), referral }, { requiredKeys: ['status'] }),
  fc.record(
    { status: fc.constant('confirmed' as const), ...done, referral },
    { requiredKeys: ['status', 'by', 'at'] },
  ),
  fc.record(
    { status: fc.constant('ordered' as const), order, extension },
    { requiredKeys: ['status', 'order'] },
  ),
  fc.record(
    { status: fc.constant('rectified' as const), order, proof, passed: fc.record(done) },
    { requiredKeys: ['status', 'order', 'proof'] },
  ),
  fc.record({
    status: fc.constant('closed' as const),
    how: fc.constant('re-inspected' as const),
    ...done,
    proof,
  }),
  fc.record({ status: fc.constant('rejected' as const), ...done, reason: fc.constant('not so') }),
  fc.record({ status: fc.constant('duplicate' as const), of: fc.constant(1), ...done }),
  fc.record({ status: fc.constant('withdrawn' as const), at: fc.constant(at) }),
)
const listing = fc.record({
  departmentId: department,
  leaderId: fc.constant('leader'),
  measures: fc.constant('m'),
  funds: fc.constant('f'),
  responsible: fc.constant('r'),
  timeLimit: fc.constant('t'),
  contingencyPlan: fc.constant('c'),
  ...done,
})
const facts = fc.record(
  {
    reporterId: somebody,
    severity: fc.constantFrom('general' as const, 'major' as const),
    witnesses: fc.uniqueArray(somebody, { maxLength: 2 }),
    state,
    unitId: fc.constantFrom('unit-1', 'unit-2'),
    departmentId: department,
    subDistrictId: fc.constant('east-street'),
    listing,
  },
  { requiredKeys: ['reporterId', 'severity', 'witnesses', 'state'] },
)
/** The same five hundred every time. */
const generated: Hazard[] = fc.sample(facts, { numRuns: 500, seed: 20_261_123 }).map((it, index) => ({
  id: `h-${index + 1}`,
  number: index + 1,
  version: 1,
  seal: '',
  reportedAt: at,
  text: 'x',
  description: 'bare wires',
  category: 'electrical-wiring',
  files: [],
  ...it,
}))

async function fill(client: Client): Promise<Database> {
  const database = createDatabase(client)
  const unit = (number: number) => ({
    sql: "INSERT INTO units (id, number, import_key, name, updated_at) VALUES (?, ?, ?, 'unit', 0)",
    args: [`unit-${number}`, number, `key-${number}`],
  })
  const street = `INSERT INTO organizations (id, kind, name_zh, name_en, industries, categories)
    VALUES ('east-street', 'sub-district', '东街街道办', 'East Street', '[]', '[]')`
  await client.batch([street, unit(1), unit(2)], 'write')
  await database.save(
    'people',
    now,
    people.map((person) => {
      const account = accountOf(person.id)
      return { kind: 'person.enrolled', person, account, chat: account.userId, at: now }
    }),
  )
  await database.save(
    'hazards',
    now,
    generated.map((hazard) => ({
      kind: 'hazard.filed',
      hazard,
      recorded: { event: { type: 'confirmed' }, by: hazard.reporterId, at },
    })),
  )
  return database
}

describe('lists of hazards, asked of a libSQL server', () => {
  let server: Awaited<ReturnType<typeof startSqld>> | undefined
  let client: Client | undefined
  let database: Database
  beforeAll(async () => {
    server = await startSqld()
    client = await openDatabase(server.url)
    database = await fill(client)
  })
  afterAll(async () => {
    client?.close()
    await server?.stop()
  })

  const list = async (id: string, more: Partial<HazardFilter>) => {
    const viewer = accountOf(id)
    const filter: HazardFilter = { viewer, scope: 'all', now, size: 1_000, ...more }
    return (await database.read({ list: database.queries.hazards(filter) })).list
  }
  const numbers = async (id: string, more: Partial<HazardFilter>) =>
    (await list(id, more)).lines.map((line) => line.number)
  const expected = (person: Person, rule: (hazard: Hazard) => boolean) =>
    generated
      .filter((hazard) => canSee(hazard, person) && rule(hazard))
      .map((hazard) => hazard.number)
      .reverse()

  test.each(people)('$name is shown just what the domain lets them see', async (person) => {
    expect(await numbers(person.id, {})).toEqual(expected(person, () => true))
  })

  test.each(people)('open, overdue and major mean to $name what they mean to the domain', async (person) => {
    expect(await numbers(person.id, { scope: 'open' })).toEqual(expected(person, isOpen))
    expect(await numbers(person.id, { scope: 'overdue' })).toEqual(
      expected(person, (hazard) => isOverdue(hazard, now)),
    )
    expect(await numbers(person.id, { scope: 'major' })).toEqual(
      expected(person, (hazard) => hazard.severity === 'major' && isOpen(hazard)),
    )
  })

  test('a stranger and somebody who has left are shown nothing', async () => {
    expect(await numbers('nobody', {})).toEqual([])
    await client?.execute("UPDATE people SET active = 0 WHERE id = 'leader'")
    expect(await numbers('leader', {})).toEqual([])
    await client?.execute("UPDATE people SET active = 1 WHERE id = 'leader'")
  })

  test('pages join to the whole list, with the same total on each', async () => {
    const whole = await numbers('fire-liaison', { scope: 'open' })
    const joined: number[] = []
    for (let more = true; more; ) {
      const before = joined.at(-1)
      const page = await list('fire-liaison', {
        scope: 'open',
        size: 7,
        ...(before === undefined ? {} : { before }),
      })
      expect(page).toMatchObject({ total: 100, beyond: true })
      joined.push(...page.lines.map((line) => line.number))
      more = page.more
    }
    expect(joined).toEqual(whole)
    const { length } = whole
    expect(await list('fire-liaison', { scope: 'open', countMax: length })).toMatchObject({
      total: length,
      beyond: false,
    })
    expect(await list('fire-liaison', { scope: 'open', countMax: length - 1 })).toMatchObject({
      total: length - 1,
      beyond: true,
    })
  })

  test.each(people)(
    'mine is what is open and reported by $name, theirs to rectify, or waits for them',
    async (person) => {
      const tasks = new Set(await numbers(person.id, { scope: 'tasks' }))
      const isMine = (hazard: Hazard) => {
        const has = relationsOf(person, hazard)
        return isOpen(hazard) && (has.has('reporter') || has.has('assignee') || tasks.has(hazard.number))
      }
      expect(await numbers(person.id, { scope: 'mine' })).toEqual(expected(person, isMine))
      expect([...tasks]).toEqual(expected(person, ({ number }) => tasks.has(number)))
    },
  )

  test.each(people)('whoever has to rectify finds it among the tasks: $name', async (person) => {
    const tasks = await numbers(person.id, { scope: 'tasks' })
    const named = expected(
      person,
      ({ state: it }) => it.status === 'ordered' && it.order.responsibleId === person.id,
    )
    // The office has its own list of what waits; what it orders itself to do is on its "mine".
    const mine = person.post.role === 'coordinator' ? await numbers(person.id, { scope: 'mine' }) : tasks
    expect(mine).toEqual(expect.arrayContaining(named))
  })
})
