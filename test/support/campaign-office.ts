import { addUnit, type Desk, openDesk } from './desk'

/** A desk with two sub-districts, twelve units, two inspectors each, and an office. */
export async function openOffice() {
  const desk = await openDesk()
  await desk.client.batch(
    ['east', 'west'].map((id) => ({
      sql: "INSERT INTO organizations (id, kind, name_zh, name_en, industries, categories) VALUES (?, 'sub-district', ?, ?, '[]', '[]')",
      args: [`sd-${id}`, `${id}街道`, `${id} sub-district`],
    })),
    'write',
  )
  for (let number = 1; number <= 12; number += 1)
    await addUnit(desk.client, { id: `u${number}`, number, name: `单位${number}`, nameEn: `Unit ${number}` })
  await desk.client.execute(
    "UPDATE units SET industry = 'chemicals', sub_district_id = CASE WHEN number <= 6 THEN 'sd-east' ELSE 'sd-west' END",
  )
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const east = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'sd-east' })
  const west = await desk.enrol('Sun Li', { role: 'inspector', organizationId: 'sd-west' })
  return { desk, coordinator, east, west }
}

export const last = (desk: Desk, who: Parameters<Desk['chatOf']>[0]) => desk.chatOf(who).at(-1)?.view
export const textOf = (view: ReturnType<typeof last>): string =>
  [view?.title, ...(view?.fields ?? []).map((it) => `${it.label}: ${it.value}`), ...(view?.body ?? [])].join(
    '\n',
  )
