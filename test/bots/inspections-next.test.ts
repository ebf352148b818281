import { describe, expect, test } from 'vitest'
import { dataOf, labels } from '../support/desk'
import { openInspections, taskCard } from '../support/inspections'

describe('what is next', () => {
  test('by window and plan, from a place the nearest, and among what waits', async () => {
    const { desk, member, other } = await openInspections()
    const next = await desk.command(member, 'inspect')
    expect(next.view?.title).toBe('To inspect next')
    expect(labels(next.view)).toEqual(['T-1', 'T-2', 'T-3', '📍 Near me…'])
    await desk.press(member, dataOf(next.view, '📍 Near me…'))
    const near = await desk.send(member, {
      kind: 'message',
      text: '',
      files: [],
      position: { latitude: 32.031, longitude: 118 },
      addressed: true,
    })
    expect(labels(near.view)).toEqual(['T-3', 'T-2', 'T-1'])
    expect(near.view?.body?.[0]).toBe('T-3 红旗服装厂\n110 m')
    await desk.press(member, dataOf(near.view, 'T-3'))
    expect(taskCard(desk, member, 'T-3')?.title).toContain('To be inspected')
    const waiting = await desk.command(member, 'tasks')
    expect(waiting.view?.body?.[0]).toContain('Inspections · 3')
    await desk.press(member, dataOf(waiting.view, 'T-2'))
    expect(taskCard(desk, member, 'T-2')).toBeDefined()
    expect((await desk.command(other, 'inspect')).view?.body).toEqual(['No inspections are left for you.'])
  })
})

describe('where inspections show', () => {
  test('on the unit’s card to those inside, on the hazard’s card, and in the campaign’s', async () => {
    const { desk, member, coordinator } = await openInspections()
    await desk.command(member, 'inspect T-1 bare wires in the kitchen')
    await desk.command(coordinator, 'hazards H-1')
    const hazard = desk.chatOf(coordinator).findLast((it) => it.view.title?.includes('H-1'))?.view
    expect(hazard?.fields).toContainEqual({ label: 'Inspection', value: 'T-1' })
    await desk.command(member, 'inspect T-1')
    await desk.press(member, dataOf(taskCard(desk, member), '🏁 Finish…'))
    await desk.press(member, 'f.0.skip')
    await desk.press(member, 'f.1.skip')
    const unit = await desk.command(member, 'unit U-1')
    expect(unit.view?.body).toContainEqual('T-1 Hazards found · today 10:00')
    expect(labels(unit.view)).toContain('T-1')
    const contact = await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u2' })
    expect(JSON.stringify((await desk.command(contact, 'unit U-2')).view)).not.toContain('T-2')
  })
})
