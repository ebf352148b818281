import { expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { addUnit, dataOf, labels, openDesk } from '../support/desk'

const hourMs = 3_600_000

/** A unit's hazard ordered on Monday 23 November 2026, 10:00, to be rectified in three days. */
async function open(severity = '') {
  const desk = await openDesk()
  await addUnit(desk.client, {
    id: 'unit-1',
    number: 1,
    name: '鑫源加油站',
    nameEn: 'Xinyuan petrol station',
    departmentId: 'commerce',
  })
  const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' })
  const liaison = await desk.enrol('Zhao Min', { role: 'liaison', organizationId: 'commerce' })
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const leader = await desk.enrol('Chen Jun', { role: 'leader' })
  const contact = await desk.enrol('Sun Lei', { role: 'unit-contact', unitId: 'unit-1' })
  const tick = createTick(desk.client, 'Asia/Shanghai')
  const report = async () => {
    const { view } = await desk.command(
      inspector,
      `hazard Xinyuan petrol station: fire lane blocked${severity}`,
    )
    if (labels(view).includes('No, file it anyway'))
      await desk.press(inspector, dataOf(view, 'No, file it anyway'))
  }
  const order = async (number: number, days = 3) => {
    await desk.press(office, `h.${number}.confirm`)
    await desk.send(office, {
      kind: 'submit',
      form: 'order',
      target: String(number),
      values: { deadline: String(desk.now() + days * 24 * hourMs) },
    })
  }
  /** Moves the clock, ticking each hour, and delivers. */
  const pass = async (hours: number, every = 1) => {
    for (let done = 0; done < hours; done += every) {
      desk.forward(every * hourMs)
      await tick(desk.now())
      await desk.deliver.run()
    }
  }
  const reminded = (who: { account: { userId: string } }) =>
    desk.shown.filter((it) => it.ref.chat === who.account.userId && it.view.title?.startsWith('⏰'))
  return { desk, inspector, liaison, office, leader, contact, tick, report, order, pass, reminded }
}

test('an order is followed by reminders that climb from the unit to the leader', async () => {
  const it = await open()
  await it.report()
  await it.order(1)
  await it.pass(71)
  expect(it.reminded(it.contact)).toHaveLength(1)
  expect(it.reminded(it.contact)[0]?.view.body?.[0]).toContain('H-1 · due')
  expect(it.reminded(it.liaison)).toHaveLength(0)
  await it.pass(24 * 9)
  expect(it.reminded(it.liaison).length).toBeGreaterThan(0)
  expect(it.reminded(it.office).length).toBeGreaterThan(0)
  expect(it.reminded(it.leader)).toHaveLength(1)
  expect(it.desk.logs).toEqual([])
})

test('ten that are due at the same time are one message of ten lines', async () => {
  const it = await open()
  for (let number = 1; number <= 10; number += 1) {
    await it.report()
    await it.order(number)
  }
  await it.pass(50)
  expect(it.reminded(it.contact)).toHaveLength(1)
  expect(it.reminded(it.contact)[0]?.view.body).toHaveLength(10)
})
