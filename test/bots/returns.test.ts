import { expect, test } from 'vitest'
import { openCommittee } from '../support/committee'
import { dataOf, labels } from '../support/desk'

const figures = { inspections: '12', personTimes: '36', units: '40', papers: '3', accidents: '0' }

test('a liaison files the week from what the desk recorded, and the office sees who has not', async () => {
  const it = await openCommittee()
  const other = await it.desk.enrol('Sun Li', { role: 'liaison', organizationId: 'urban-management' })
  await it.report()
  const asked = await it.desk.command(it.liaison, 'return')
  expect(asked.view?.title).toContain('Weekly return')
  const { view } = await it.desk.send(it.liaison, {
    kind: 'submit',
    form: 'return',
    target: '2026-11-23',
    values: { ...figures, text: 'All shops looked at themselves.' },
  })
  expect(view?.fields).toContainEqual({ label: 'Units inspected', value: '40' })
  expect(view?.fields).toContainEqual({ label: 'Hazards found', value: '1' })
  expect(view?.quote).toBe('All shops looked at themselves.')
  const office = await it.desk.command(it.office, 'return')
  expect(office.view?.body?.[0]).toContain('1 of 2 are in. Due Fri 27 Nov 17:00.')
  expect(office.view?.body?.[1]).toContain(`: ${other.name}`)
  expect(office.view?.fields).toContainEqual({ label: 'Together · Person-times dispatched', value: '36' })
})

test('step by step what is skipped stays as it was recorded', async () => {
  const it = await openCommittee()
  await it.report()
  let asked = await it.desk.command(it.liaison, 'return')
  while (labels(asked.view).includes('Skip')) {
    asked = await it.desk.press(it.liaison, dataOf(asked.view, 'Skip'))
  }
  expect(asked.view?.fields).toContainEqual({ label: 'Hazards found', value: '1' })
})

test('a figure that is no whole number is refused, and so is who has no department', async () => {
  const it = await openCommittee()
  const submit = (who: typeof it.liaison, target: string, units: string) =>
    it.desk.send(who, { kind: 'submit', form: 'return', target, values: { ...figures, units } })
  expect((await submit(it.liaison, '2026-11-23', 'many')).errors).toEqual({
    units: 'Please give a whole number from 0 to 1000000.',
  })
  // A week that is to come, one called by another day, and none.
  for (const week of ['2026-12-07', '2026-11-24', '2026-13-45', '9999-99-99'])
    expect((await submit(it.liaison, week, '1')).errors).toBeDefined()
  for (const week of ['2026-11-24', '9999-99-99'])
    expect(await it.desk.press(it.liaison, `e.${week}`)).toEqual({})
  expect((await submit(it.inspector, '2026-11-23', '1')).toast?.text).toContain('filed by liaisons')
})

test('who is late is chased, the office told, and filing ends it', async () => {
  const it = await openCommittee()
  await it.desk.enrol('Sun Li', { role: 'liaison', organizationId: 'urban-management' })
  await it.runClock()
  await it.desk.send(it.liaison, { kind: 'submit', form: 'return', target: '2026-11-23', values: figures })
  await it.pass(24 * 4 + 8, 4)
  expect(it.reminded(it.liaison)).toEqual([])
  await it.pass(24 * 3, 4)
  const [late] = it.reminded(it.office)
  expect(late?.body?.[0]).toContain(
    'Weekly return of Urban Management Bureau, week of 2026-11-23 · overdue by 2 days',
  )
})

test('the report counts what was recorded, and is handed out as a file', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  const { view } = await it.desk.command(it.office, 'report quarter')
  expect(view?.body?.[0]).toBe(
    'Quarter 4 of 2026: 1 unit inspected, 1 hazard found, 1 paper issued, of them 1 notice of ordering correction; accidents: none.',
  )
  expect(view?.body?.[1]).toBe('The period is not over yet.')
  const earlier = await it.desk.press(it.office, dataOf(view, '← Earlier'))
  expect(earlier.view?.title).toBe('Quarter 3 of 2026')
  expect(earlier.replace).toBe(true)
  const { file } = await it.desk.press(it.office, dataOf(view, 'As a file'))
  expect(file?.name).toBe('anwei-quarter-2026-10-01.csv')
  expect(new TextDecoder().decode(file?.bytes)).toContain('"Hazards found","1"')
  const refused = await it.desk.command(it.inspector, 'report week')
  expect(refused.view?.body).toEqual(['Reports are for the office and leaders.'])
})
