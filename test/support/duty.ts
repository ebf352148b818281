import { createTick } from '../../src/db/tick'
import { createSeekSubstitutes } from '../../src/jobs/seek-substitutes'
import { type Desk, dataOf, openDesk, type Someone } from './desk'

/** The office, two leaders, three officers of departments, and somebody of a unit. */
export async function openDuty() {
  const desk = await openDesk()
  const of = (organizationId: string) => ({ role: 'inspector', organizationId }) as const
  return {
    desk,
    coordinator: await desk.enrol('Wang Fang', { role: 'coordinator' }),
    leader: await desk.enrol('Chen Gang', { role: 'leader' }),
    second: await desk.enrol('Han Jie', { role: 'leader' }),
    li: await desk.enrol('Li Wei', of('fire-and-rescue')),
    zhou: await desk.enrol('Zhou Min', of('commerce')),
    wu: await desk.enrol('Wu Tao', of('education')),
    contact: await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u1' }),
  }
}

/** What the clock runs, and what follows from it. */
export const tick = async (desk: Desk) => {
  await createTick(desk.client, 'Asia/Shanghai')(desk.now())
  await createSeekSubstitutes({ database: desk.database })(desk.now())
  await desk.settle()
}

/** Two days from tomorrow on, two shifts a day with one officer each: four shifts among four officers. */
export async function publish(desk: Desk, coordinator: Someone) {
  const days = await desk.command(coordinator, 'duty 2026-11-24 2026-11-25 Fire drill days')
  let asked = await desk.press(coordinator, dataOf(days.view, 'Plan the roster…'))
  asked = await desk.press(coordinator, dataOf(asked.view, '2'))
  const draft = await desk.press(coordinator, dataOf(asked.view, '1'))
  await desk.press(coordinator, dataOf(draft.view, 'Publish'))
  return draft
}

/** The newest message to somebody with these words in its title or text. */
export const last = (desk: Desk, who: Someone, words: string) =>
  desk.chatOf(who).findLast((it) => `${it.view.title} ${it.view.body}`.includes(words))?.view

/** The one whose officer's shift comes first, with its code. */
export async function firstShift(desk: Desk, people: readonly Someone[]) {
  const { rows } = await desk.client.execute(
    "SELECT s.number, p.name FROM shifts s JOIN people p ON p.id = s.holder_id WHERE s.state ->> '$.part' = 'officer' ORDER BY s.starts_at LIMIT 1",
  )
  const holder = people.find((it) => it.name === rows[0]?.name)
  if (!holder) throw new Error('nobody holds it')
  return { holder, code: `D-${rows[0]?.number}`, others: people.filter((it) => it !== holder) }
}

export const openShift = async (desk: Desk, who: Someone, code: string) => {
  await desk.command(who, `shifts ${code}`)
  return last(desk, who, `${code} `)
}
