import { expect, test } from 'vitest'
import { digestsOf, openCommittee } from '../support/committee'
import { type Desk, labels } from '../support/desk'

const hourMs = 3_600_000

test('on days off nobody gets one, and the working day after looks back on the week', async () => {
  const it = await openCommittee(Date.UTC(2026, 10, 27, 2, 0))
  await it.report()
  await it.pass(60)
  expect(digestsOf(it.desk, it.office)).toEqual([])
  await it.pass(12)
  expect(digestsOf(it.desk, it.office)[0]?.body?.join('\n')).toContain(
    'Last week · the week before\nReported: 1 · 0',
  )
})

/** Somebody's shift D-NUMBER, UTC ms. */
async function putOnDuty(desk: Desk, who: { id: string }, number: number, startsAt: number, endsAt: number) {
  await desk.client.batch(
    [
      `INSERT INTO rosters (id, version, status, from_on, state) VALUES ('r${number}', 1, 'published', '2026-11-28', '{}')`,
      {
        sql: `INSERT INTO shifts (id, number, version, roster_id, holder_id, starts_at, ends_at, state) VALUES ('s${number}', ${number}, 1, 'r${number}', ?, ?, ?, '{}')`,
        args: [who.id, startsAt, endsAt],
      },
      {
        sql: `INSERT INTO engagements ("of", kind, person_id, from_at, until_at) VALUES ('shift:s${number}', 'shift', ?, ?, ?)`,
        args: [who.id, startsAt, endsAt],
      },
    ],
    'write',
  )
}

test('on a day off only those on duty get one, with their shift', async () => {
  const it = await openCommittee(Date.UTC(2026, 10, 27, 2, 0))
  await it.report()
  const saturday = Date.UTC(2026, 10, 28, 0, 0)
  await putOnDuty(it.desk, it.leader, 4, saturday, saturday + 12 * hourMs)
  await it.pass(24)
  const [leader] = digestsOf(it.desk, it.leader)
  expect(leader?.body?.[0]).toContain('On duty and out\nD-4 shift · Sat 28 Nov 08:00 → Sat 28 Nov 20:00')
  expect(labels(leader)).toContain('D-4')
  expect(digestsOf(it.desk, it.office)).toEqual([])
})

test('on a day off a night that is over when the digest comes is none, one that goes on is', async () => {
  const it = await openCommittee(Date.UTC(2026, 10, 27, 2, 0))
  await it.report()
  const eight = Date.UTC(2026, 10, 28, 0, 0)
  await putOnDuty(it.desk, it.leader, 4, eight - 12 * hourMs, eight)
  await putOnDuty(it.desk, it.office, 5, eight - 12 * hourMs, eight + hourMs)
  await it.pass(24)
  expect(digestsOf(it.desk, it.leader)).toEqual([])
  expect(digestsOf(it.desk, it.office)).toHaveLength(1)
})

test('a day off that the office entered in the calendar is one', async () => {
  const it = await openCommittee()
  await it.report()
  await it.desk.client.execute(
    `INSERT INTO corrections (id, kind, from_on, to_on, "by", at) VALUES ('c', 'off', '2026-11-24', '2026-11-24', '${it.office.id}', 0)`,
  )
  await it.pass(24)
  expect(digestsOf(it.desk, it.office)).toEqual([])
  await it.pass(24)
  expect(digestsOf(it.desk, it.office)).toHaveLength(1)
})
