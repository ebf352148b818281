import { createTick } from '../../src/db/tick'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from './desk'

const hourMs = 3_600_000

/**
 * A small committee around one petrol station, from Monday 23 November 2026, 10:00 in Shanghai, with the clock
 * at hand: what is said of it in days can be tested in a moment.
 */
export async function openCommittee(startAt?: number) {
  const desk = await openDesk(startAt)
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
  /** The inspector reports a blocked fire lane; `severity` is said after it (", major"). */
  const report = async (severity = '') => {
    const { view } = await desk.command(
      inspector,
      `hazard Xinyuan petrol station: fire lane blocked${severity}`,
    )
    const anyway = 'No, file it anyway'
    if (labels(view).includes(anyway)) await desk.press(inspector, dataOf(view, anyway))
  }
  const order = async (number: number, hours = 72) => {
    await desk.press(office, `h.${number}.confirm`)
    const deadline = String(desk.now() + hours * hourMs)
    await desk.send(office, { kind: 'submit', form: 'order', target: String(number), values: { deadline } })
  }
  const runClock = async () => {
    await tick(desk.now())
    await desk.settle()
  }
  /** Moves the clock, which runs once in `every` hours, and delivers. */
  const pass = async (hours: number, every = 1) => {
    for (let done = 0; done < hours; done += every) {
      desk.forward(every * hourMs)
      await runClock()
    }
  }
  const reminded = (who: { account: { userId: string } }) =>
    desk.shown
      .filter((it) => it.ref.chat === who.account.userId && it.view.title?.startsWith('⏰'))
      .map((it) => it.view)
  return { desk, inspector, liaison, office, leader, contact, tick, runClock, report, order, pass, reminded }
}

/** The daily digests somebody got. */
export const digestsOf = (desk: Desk, who: Someone) =>
  desk
    .chatOf(who)
    .filter((it) => it.view.title?.startsWith('Today,'))
    .map((it) => it.view)
