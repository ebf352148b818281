import type { Client } from '@libsql/client'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { createTick } from '../../src/db/tick'
import type { Post } from '../../src/domain/people/person'
import { type QuietHours, quietUntil } from '../../src/domain/reminders/quiet-hours'
import { returnSubject } from '../../src/domain/reminders/reminder'
import { describeOnBoth } from '../support/both-databases'

const hourMs = 3_600_000
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'] as const
/** Around the days on which Berlin and New York set their clocks in 2026. */
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 2, 7), max: Date.UTC(2026, 2, 31) }),
  fc.integer({ min: Date.UTC(2026, 9, 23), max: Date.UTC(2026, 10, 3) }),
)
const minute = fc.integer({ min: 0, max: 1439 })

describeOnBoth('reminders, in', ({ kind, open: openOne }) => {
  let client: Client
  beforeEach(async () => {
    client = await openOne()
  })

  let ids = 0
  async function clear() {
    await client.batch(
      ['outbox', 'reminder_acknowledgements', 'reminders', 'chases', 'accounts', 'people'].map(
        (it) => `DELETE FROM ${it}`,
      ),
      'write',
    )
  }
  async function enrol(post: Post, quiet?: QuietHours): Promise<string> {
    ids += 1
    const id = `person-${ids}`
    const account = { platform: 'telegram' as const, userId: String(ids) }
    await createDatabase(client).save(`enrol:${kind}:${ids}`, 0, [
      {
        kind: 'person.enrolled',
        person: { id, name: id, post, language: 'en', active: true },
        account,
        chat: account.userId,
        at: 0,
      },
      ...(quiet ? [{ kind: 'person.quiet' as const, personId: id, quiet }] : []),
      { kind: 'person.digest' as const, personId: id, mode: 'off' as const },
    ])
    return id
  }
  const set = async (deadlineAt: number, at: number, ladder: 'hazard-major' | 'weekly-return') => {
    ids += 1
    const subject = returnSubject('2020-01-06', 'commerce')
    await createDatabase(client).save(`set:${kind}:${ids}`, at, [
      { kind: 'chase.set', subject, ladder, deadlineAt, at },
    ])
  }
  const told = async () =>
    (
      await client.execute(
        "SELECT person_id, due_at, telling ->> '$.step' AS step FROM outbox WHERE telling ->> '$.subject' LIKE 'return:2020%' ORDER BY id",
      )
    ).rows.map((row) => ({
      id: String(row.person_id),
      dueAt: Number(row.due_at),
      step: String(row.step),
    }))

  test('quiet hours are reckoned in the database as in the domain, clocks set or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        instant,
        fc.constantFrom(...zones),
        fc.array(fc.tuple(minute, minute), { minLength: 1, maxLength: 6 }),
        async (at, timezone, hours) => {
          await clear()
          const quiet = new Map<string, QuietHours>()
          for (const [from, to] of hours) {
            quiet.set(await enrol({ role: 'coordinator' }, { from, to }), { from, to })
          }
          await client.execute({
            sql: `INSERT INTO reminders (subject, deadline_at, step, ladder, tell, urgent, due_at)
                    VALUES ('return:2020-01-06:commerce', 0, '1d', 'weekly-return', '["office"]', 0, ?)`,
            args: [at],
          })
          await createTick(client, timezone)(at)
          const rows = await told()
          expect(rows).toHaveLength(hours.length)
          for (const { id, dueAt } of rows) {
            expect(dueAt).toBe(quietUntil(at, quiet.get(id) ?? { from: 0, to: 0 }, timezone))
          }
        },
      ),
      { numRuns: kind === 'an embedded file' ? 60 : 5 },
    )
  })

  test('however often and late the clock runs, nobody is told a step twice or of one that a newer overtook', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        async (gaps, hours) => {
          await clear()
          const office = await enrol({ role: 'coordinator' })
          const liaison = await enrol({ role: 'liaison', organizationId: 'commerce' })
          const start = Date.UTC(2026, 10, 23, 2, 0)
          await set(start + hours * hourMs, start, 'hazard-major')
          let now = start
          const perRun: number[] = []
          for (const gap of gaps) {
            now += gap * hourMs
            const before = (await told()).length
            await createTick(client, 'Asia/Shanghai')(now)
            await createTick(client, 'Asia/Shanghai')(now)
            perRun.push((await told()).length - before)
          }
          // One line for each of the two at the most, however many steps were missed.
          expect(Math.max(...perRun)).toBeLessThanOrEqual(2)
          for (const id of [office, liaison]) {
            const steps = (await told()).filter((it) => it.id === id).map((it) => it.step)
            const hoursOf = (step: string) => Number.parseInt(step, 10)
            expect(steps).toEqual([...new Set(steps)].sort((a, b) => hoursOf(a) - hoursOf(b)))
          }
        },
      ),
      { numRuns: kind === 'an embedded file' ? 25 : 3 },
    )
  })

  test('every department with a liaison is asked for its return, once a week', async () => {
    await clear()
    await enrol({ role: 'liaison', organizationId: 'commerce' })
    const monday = Date.UTC(2026, 10, 23, 2, 0)
    const tick = createTick(client, 'Asia/Shanghai')
    const asked = async () =>
      (
        await client.execute(
          "SELECT DISTINCT subject FROM chases WHERE subject LIKE 'return:2026%' ORDER BY 1",
        )
      ).rows.map((row) => row.subject)
    await tick(monday)
    await tick(monday + hourMs)
    expect(await asked()).toEqual(['return:2026-11-23:commerce'])
    await tick(monday + 7 * 24 * hourMs)
    expect(await asked()).toEqual(['return:2026-11-23:commerce', 'return:2026-11-30:commerce'])
  })
})
