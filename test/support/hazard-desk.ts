import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from './desk'

/** A unit, and one of each role to do with its hazards. */
export async function openHazardDesk() {
  const desk = await openDesk()
  await addUnit(desk.client, {
    id: 'u1',
    number: 1,
    name: '鑫源加油站',
    nameEn: 'Xinyuan petrol station',
    departmentId: 'commerce',
  })
  const people = {
    inspector: await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' }),
    coordinator: await desk.enrol('Wang Fang', { role: 'coordinator' }),
    liaison: await desk.enrol('Zhang Qiang', { role: 'liaison', organizationId: 'commerce' }),
    urban: await desk.enrol('Sun Li', { role: 'liaison', organizationId: 'urban-management' }),
    leader: await desk.enrol('Chen Gang', { role: 'leader' }),
    contact: await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u1' }),
  }
  return { desk, ...people }
}

/** The newest card of H-1 in somebody’s chat. */
export const card = (desk: Desk, who: Someone) =>
  desk.chatOf(who).findLast((it) => it.view.title?.includes('H-1 '))?.view
export const pressLabel = (desk: Desk, who: Someone, label: string) =>
  desk.press(who, dataOf(card(desk, who), label))
/** Presses a button that asks, and answers each question in turn: a button by its label, or words. */
export async function fill(desk: Desk, who: Someone, label: string, ...answers: string[]) {
  let asked = await pressLabel(desk, who, label)
  for (const answer of answers) {
    const button = labels(asked.view).includes(answer)
    asked = button ? await desk.press(who, dataOf(asked.view, answer)) : await desk.say(who, answer)
  }
  return asked
}

/** With a hazard that has been confirmed and ordered. */
export async function openOrdered() {
  const it = await openHazardDesk()
  await it.desk.command(it.inspector, 'hazard Xinyuan petrol station: fire lane blocked')
  await pressLabel(it.desk, it.coordinator, 'Confirm')
  await fill(it.desk, it.coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
  return it
}
