import { expect, test } from 'vitest'
import { openCommittee } from '../support/committee'
import { dataOf } from '../support/desk'

test('an order is followed by reminders that climb from the unit to the leader', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  await it.pass(71.5, 2.75)
  expect(it.reminded(it.contact)).toHaveLength(1)
  expect(it.reminded(it.contact)[0]?.body?.[0]).toContain('H-1 · due')
  expect(it.reminded(it.contact)[0]?.body?.[0]).toContain('\nXinyuan petrol station 鑫源加油站: fire lane')
  expect(it.reminded(it.liaison)).toHaveLength(0)
  await it.pass(24 * 9, 4)
  expect(it.reminded(it.liaison).length).toBeGreaterThan(0)
  expect(it.reminded(it.office).length).toBeGreaterThan(0)
  expect(it.reminded(it.leader)).toHaveLength(1)
  expect(it.desk.logs).toEqual([])
})

test('a major hazard climbs round the clock, and quiet hours hold nothing of it back', async () => {
  const it = await openCommittee()
  await it.desk.command(it.leader, 'quiet 20:00-08:00')
  await it.report(', major')
  await it.order(1, 36)
  await it.pass(36 + 25)
  expect(it.reminded(it.leader)).toHaveLength(1)
  expect(it.reminded(it.office)).toHaveLength(2)
})

test.each([
  ['before its steps were reckoned', 0],
  ['after they were', 1],
])('a severity that changes while the clock stands, %s, loses nothing that was due', async (_, hours) => {
  const it = await openCommittee()
  await it.report()
  await it.order(1, 30)
  await it.pass(hours)
  it.desk.forward((96 - hours) * 3_600_000)
  const values = { severity: 'major', reason: 'gas bottles behind it' }
  await it.desk.send(it.office, { kind: 'submit', form: 'correct', target: '1', values })
  await it.runClock()
  for (const who of [it.contact, it.liaison]) {
    expect(it.reminded(who)).toHaveLength(1)
    expect(it.reminded(who)[0]?.body?.[0]).toContain('H-1')
  }
  await it.pass(2)
  expect(it.reminded(it.contact)).toHaveLength(1)
})

test('ten that are due at the same time are one message of ten lines', async () => {
  const it = await openCommittee()
  for (let number = 1; number <= 10; number += 1) {
    await it.report()
    await it.order(number)
  }
  await it.pass(50)
  expect(it.reminded(it.contact)).toHaveLength(1)
  expect(it.reminded(it.contact)[0]?.body).toHaveLength(10)
})

test('quiet hours hold back what is not urgent, and nothing else waits behind it', async () => {
  const it = await openCommittee()
  await it.desk.command(it.contact, 'quiet 09:00-15:30')
  await it.report()
  await it.order(1)
  await it.pass(48)
  expect(it.reminded(it.contact)).toHaveLength(0)
  await it.report()
  await it.order(2)
  expect(it.desk.chatOf(it.contact).some(({ view }) => view.title?.includes('H-2'))).toBe(true)
  await it.pass(6)
  expect(it.reminded(it.contact)).toHaveLength(1)
})

test('whoever has seen it is not chased any more; the deadline and the others stay', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  await it.pass(50)
  const [first] = it.reminded(it.contact)
  const { toast } = await it.desk.press(it.contact, dataOf(first, 'Seen'))
  expect(toast?.text).toContain('the deadline stays')
  await it.pass(60)
  expect(it.reminded(it.contact)).toHaveLength(1)
  expect(it.reminded(it.inspector).length).toBeGreaterThan(1)
  const { view } = await it.desk.command(it.office, 'ladder H-1')
  expect(view?.body?.join('\n')).toContain('unit contact Sun Lei (seen)')
})

test('proof ends the chase, a new deadline begins another', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  await it.desk.send(it.contact, {
    kind: 'submit',
    form: 'prove',
    target: '1',
    values: { text: 'the lane is free' },
  })
  await it.pass(24 * 7, 4)
  expect(it.reminded(it.contact)).toEqual([])
  await it.desk.send(it.inspector, {
    kind: 'submit',
    form: 'fail',
    target: '1',
    values: { reason: 'blocked again', deadline: String(it.desk.now() + 30 * 3_600_000) },
  })
  await it.pass(24, 4)
  expect(it.reminded(it.contact)).toHaveLength(1)
})

test('what was missed while the service was down is caught up once, by the newest step', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  it.desk.forward(10 * 24 * 3_600_000)
  await it.runClock()
  await it.runClock()
  expect(it.reminded(it.contact)).toHaveLength(1)
  expect(it.reminded(it.liaison)).toHaveLength(1)
  expect(it.reminded(it.leader)).toHaveLength(1)
  await it.pass(5)
  expect(it.reminded(it.contact)).toHaveLength(1)
})

test('the ladder says who is told when, by name, to those who may see the hazard', async () => {
  const it = await openCommittee()
  await it.report()
  const before = await it.desk.command(it.office, 'ladder H-1')
  expect(before.view?.body).toEqual(['No deadline runs for it now, so nobody is reminded.'])
  await it.order(1)
  const { view } = await it.desk.command(it.contact, 'ladder 1')
  expect(view?.title).toBe('H-1 · who is told when')
  expect(view?.body?.[0]).toContain('Deadline: Thu 26 Nov 10:00')
  expect(view?.body?.at(-1)).toContain('5 working days after\noffice Wang Fang; leader Chen Jun')
  const stranger = await it.desk.enrol('Qian', { role: 'inspector', organizationId: 'fire-and-rescue' })
  const refused = await it.desk.command(stranger, 'ladder H-1')
  expect(refused.view?.body).toEqual(['I find no such hazard among those you may see.'])
})

test('a team is reminded of all its inspections together, and the digest has them and the coverage', async () => {
  const it = await openCommittee()
  await it.desk.client.batch(
    [
      `INSERT INTO campaigns (id, number, version, template, year, purpose, periods, scope, department_ids, leader_ids, goal,
         "by", at, status, state, from_on, to_on)
       VALUES ('c', 3, 1, 'free', 2026, 'x', '[]', '{}', '[]', '[]', 100, 'x', 0, 'running', '{}', '2026-11-23', '2026-11-26')`,
      `INSERT INTO teams (id, campaign_id, number, sub_district_ids, industries, capacity) VALUES ('team-1', 'c', 1, '[]', '[]', 5)`,
      { sql: `INSERT INTO team_people (team_id, person_id) VALUES ('team-1', ?)`, args: [it.inspector.id] },
      ...['before', 'during', 'after'].map((phase, at) => ({
        sql: `INSERT INTO tasks (id, number, version, campaign_id, phase, unit_id, team_id, from_on, to_on, planned_on, status, state, planned_at)
              VALUES (?, ?, 1, 'c', ?, 'unit-1', 'team-1', '2026-11-23', '2026-11-26', '2026-11-24', ?, '{}', 0)`,
        args: [phase, at + 1, phase, at === 0 ? 'done' : 'planned'],
      })),
    ],
    'write',
  )
  await it.pass(22)
  const digestOf = (who: typeof it.inspector) =>
    it.desk
      .chatOf(who)
      .findLast(({ view }) => view.title?.startsWith('Today'))
      ?.view.body?.join('\n')
  expect(digestOf(it.inspector)).toContain(
    'To be inspected (2)\nT-2 Xinyuan petrol station 鑫源加油站\nT-3 Xinyuan petrol station 鑫源加油站',
  )
  expect(digestOf(it.office)).toContain(
    'Coverage of running campaigns\nP-3 Inspection campaign 2026 · 1 / 1 · 100%',
  )
  await it.pass(60)
  const lines = it.reminded(it.inspector).flatMap((view) => view.body ?? [])
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('P-3: 2 inspections left · due')
  expect(it.reminded(it.liaison)).toEqual([])
  await it.pass(24 * 4)
  const told = it.reminded(it.liaison).flatMap((view) => view.body ?? [])
  expect(told.find((line) => line.startsWith('P-3'))).toContain('P-3: 2 inspections left · overdue')
})
