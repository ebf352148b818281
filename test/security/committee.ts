import type { Client } from '@libsql/client'
import { addUnit, type Desk, openDesk, type Someone } from '../support/desk'
import { planTasks } from '../support/inspections'

/** Everybody there is: those who stand to the things below, those of the same roles elsewhere, and nobody. */
export const everybody = [
  'office',
  'leader',
  'liaison',
  'inspector',
  'contact',
  'otherLiaison',
  'otherInspector',
  'otherContact',
  'left',
  'stranger',
] as const
export type Who = (typeof everybody)[number]

const insiders: readonly Who[] = [
  'office',
  'leader',
  'liaison',
  'inspector',
  'otherLiaison',
  'otherInspector',
]
export const members: readonly Who[] = [...insiders, 'contact', 'otherContact']
export { insiders }

/** A word that stands in one thing alone, and who may read it. */
export const marks: Record<string, readonly Who[]> = {
  'mark-reported': ['office', 'leader', 'liaison', 'inspector'],
  'mark-ordered': ['office', 'leader', 'liaison', 'inspector', 'contact'],
  'mark-elsewhere': ['office', 'leader', 'otherInspector'],
  'mark-phone': insiders,
  'mark-telephone': insiders,
  'mark-operation': insiders,
  'mark-roster': insiders,
  'mark-campaign': ['office', 'leader', 'liaison', 'otherLiaison'],
  'mark-broadcast': ['office', 'leader'],
  'mark-return': ['office', 'leader', 'liaison'],
}

const day = 24 * 3_600_000

/**
 * Two units with hazards H-1 (reported) and H-2 (ordered) at the first, H-3 elsewhere; operation J-1, a roster
 * with shift D-1, a weekly return, a campaign P-1 that runs with the inspector's task T-1, and a broadcast
 * B-1 to leaders. Those named `other…` belong to another department or unit.
 */
export async function openAccessDesk(client: Client): Promise<{ desk: Desk; people: Record<Who, Someone> }> {
  const desk = await openDesk(undefined, { client, counted: 0 })
  await addUnit(client, {
    id: 'u1',
    number: 1,
    name: '鑫源加油站',
    nameEn: 'Xinyuan',
    departmentId: 'commerce',
  })
  await addUnit(client, { id: 'u2', number: 2, name: '金福商店', nameEn: 'Jinfu' })
  await client.execute("UPDATE units SET contact_phone = 'mark-phone' WHERE id = 'u1'")
  const people = {
    office: await desk.enrol('Wang Fang', { role: 'coordinator' }),
    leader: await desk.enrol('Chen Jun', { role: 'leader' }),
    liaison: await desk.enrol('Zhao Min', { role: 'liaison', organizationId: 'commerce' }),
    inspector: await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }),
    contact: await desk.enrol('Sun Lei', { role: 'unit-contact', unitId: 'u1' }),
    otherLiaison: await desk.enrol('Qian Hua', { role: 'liaison', organizationId: 'urban-management' }),
    otherInspector: await desk.enrol('Zhou Yi', { role: 'inspector', organizationId: 'fire-and-rescue' }),
    otherContact: await desk.enrol('Wu Xin', { role: 'unit-contact', unitId: 'u2' }),
    left: await desk.enrol('Zheng Bo', { role: 'coordinator' }),
    stranger: { name: 'X', account: { platform: 'telegram' as const, userId: '99' } },
  }
  for (const { id } of [people.leader, people.liaison, people.inspector])
    await client.execute({ sql: "UPDATE people SET phone = 'mark-telephone' WHERE id = ?", args: [id] })
  await desk.send(people.left, { kind: 'press', data: 'x.y' })
  await desk.command(people.inspector, 'hazard U-1 mark-reported fire lane blocked')
  await desk.command(people.inspector, 'hazard U-1 mark-ordered gas hose leaks, major')
  await desk.command(people.otherInspector, 'hazard old barn: mark-elsewhere bare wires')
  await desk.press(people.office, 'h.2.confirm')
  const submit = (who: Someone, form: string, values: Record<string, string>, target = '') =>
    desk.send(who, { kind: 'submit', form, target, values })
  await submit(people.office, 'order', { deadline: '3 days' }, '2')
  await submit(people.office, 'joint-new', {
    title: 'mark-operation',
    starts: '2026-11-25 9:00',
    hours: '3',
    gathering: 'East gate',
    lead: 'commerce',
    needs: 'Commerce Bureau 1',
  })
  await submit(people.office, 'duty-roster', { shiftsPerDay: '1', officers: '1' }, rosterDays)
  await desk.press(people.office, `y.publish.${await rosterName(desk)}`)
  await submit(
    people.liaison,
    'return',
    { inspections: '1', personTimes: '1', units: '1', papers: '0', accidents: '0', text: 'mark-return' },
    '2026-11-23',
  )
  await submit(people.office, 'broadcast', { text: 'mark-broadcast', roles: 'leader', chase: '0' })
  await desk.press(people.office, 'b.1.send')
  await desk.settle()
  await planTasks(desk.database, desk.now(), ['u1'], { personIds: [people.inspector.id] })
  await client.execute("UPDATE campaigns SET purpose = 'mark-campaign', department_ids = '[]'")
  desk.forward(day / 24)
  await desk.settle()
  return { desk, people }
}

export const rosterDays = '2026-12-01 2026-12-02 mark-roster'

export const rosterName = async ({ client }: Desk): Promise<string> =>
  String((await client.execute("SELECT state ->> '$.festival' AS name FROM rosters")).rows[0]?.name)
