import { describe, expect, test } from 'vitest'
import { addUnit, dataOf, labels, openDesk } from '../support/desk'

const petrolStation = {
  id: 'unit-1',
  number: 1,
  name: '鑫源加油站',
  nameEn: 'Xinyuan petrol station',
  departmentId: 'commerce',
}

async function openStaffedDesk() {
  const desk = await openDesk()
  await addUnit(desk.client, petrolStation)
  return {
    desk,
    inspector: await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' }),
    coordinator: await desk.enrol('Wang Fang', { role: 'coordinator' }, 'slack'),
    contact: await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'unit-1' }),
  }
}

describe('the closed loop', () => {
  test('goes from a line in the street to closed, each card moving in place', async () => {
    const { desk, inspector, coordinator, contact } = await openStaffedDesk()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked, 3 days')
    const [mine] = desk.chatOf(inspector)
    expect(mine?.view.title).toContain('H-1')
    expect(mine?.view.fields).toContainEqual({
      label: 'Unit',
      value: 'Xinyuan petrol station 鑫源加油站 · U-1',
    })

    const [theirs] = desk.chatOf(coordinator)
    expect(labels(theirs?.view)).toContain('Confirm')
    await desk.press(coordinator, dataOf(theirs?.view, 'Confirm'), theirs?.ref)
    expect(mine?.view.title).toContain('Confirmed')

    const answer = await desk.press(coordinator, dataOf(theirs?.view, 'Order rectification…'))
    expect(answer.form?.fields.map((field) => field.name)).toEqual(['deadline', 'responsible', 'measures'])
    await desk.send(coordinator, {
      kind: 'submit',
      form: 'order',
      target: '1',
      values: { deadline: '3 days' },
    })
    const [order] = desk.chatOf(contact)
    expect(order?.view.title).toContain('Rectification ordered')

    const asked = await desk.press(contact, dataOf(order?.view, 'Send proof…'))
    expect(asked.view?.body?.join()).toContain('Send photos')
    await desk.send(contact, {
      kind: 'message',
      text: '',
      files: [{ platform: 'telegram', fileId: 'photo-1', kind: 'photo' }],
      addressed: true,
    })
    await desk.press(contact, 'f.0.done')
    await desk.press(contact, 'f.1.skip')
    expect(order?.view.title).toContain('Rectified')

    expect(labels(order?.view)).not.toContain('Re-inspection passed')
    const check = desk.chatOf(inspector).at(-1)
    await desk.press(inspector, dataOf(check?.view, 'Re-inspection passed'))
    expect(theirs?.view.title).toContain('Closed')
    expect(desk.logs).toEqual([])
  })
})
