import { describe, expect, test } from 'vitest'
import { addUnit, dataOf, labels, openDesk } from '../support/desk'
import { openInspections, planTasks, taskCard } from '../support/inspections'

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
    await desk.press(member, dataOf(next.view, '📍 Near me…'))
    const unread = await desk.say(member, 'at the market')
    expect(unread.view?.body?.[0]).toContain('or type its coordinates, such as 34.752, 113.665')
    expect(labels((await desk.say(member, '32.0110, 118.0000')).view)).toEqual(['T-1', 'T-2', 'T-3'])
    await desk.press(member, dataOf(near.view, 'T-3'))
    expect(taskCard(desk, member, 'T-3')?.title).toContain('To be inspected')
    const waiting = await desk.command(member, 'tasks')
    expect(waiting.view?.body?.[0]).toContain('Inspections · 3')
    await desk.press(member, dataOf(waiting.view, 'T-2'))
    expect(taskCard(desk, member, 'T-2')).toBeDefined()
    expect((await desk.command(other, 'inspect')).view?.body).toEqual(['No inspections are left for you.'])
  })
})

describe('what is to be inspected at a unit', () => {
  test('by a part of its name, in either language, its address, or its code', async () => {
    const { desk, member } = await openInspections()
    await desk.client.execute(
      "UPDATE units SET name_en = 'Xinyuan Petrol Station', address = '东街12号' WHERE id = 'u2'",
    )
    for (const words of ['加油', 'xinyuan', 'petrol XINYUAN', '鑫源 东街', '（鑫源）', 'U-2', 'u-2']) {
      const found = await desk.command(member, `inspect ${words}`)
      expect(labels(found.view)).toEqual(['T-2', '📍 Near me…'])
      expect(found.view?.title).toBe(`To inspect: ${words}`)
    }
    const opened = await desk.command(member, 'inspect 加油')
    await desk.press(member, dataOf(opened.view, 'T-2'))
    expect(taskCard(desk, member, 'T-2')?.title).toContain('To be inspected')
  })

  test('where nothing is left for them, the units like it; where there are none, that in a word', async () => {
    const { desk, member, other } = await openInspections()
    const elsewhere = await desk.command(other, 'inspect 鑫源加油站')
    expect(elsewhere.view?.body).toEqual([
      'Nothing is left for you to inspect at “鑫源加油站”.',
      'Units like that:',
    ])
    const unit = await desk.press(other, dataOf(elsewhere.view, '鑫源加油站 · U-2'))
    expect(unit.view?.title).toContain('鑫源加油站')
    const nowhere = await desk.command(member, 'inspect zoo')
    expect(nowhere.view?.body).toEqual([
      'Nothing is left for you to inspect at “zoo”.',
      'I know no unit like that either. /inspect alone lists what is next for you.',
    ])
    await desk.command(member, 'language zh')
    expect((await desk.command(member, 'inspect zoo')).view?.body).toEqual([
      '您没有与“zoo”相符的待检查任务。',
      '也没有找到相近的单位。单独发送 /inspect 可查看您接下来的检查任务。',
    ])
  })

  test('page by page where there are many', async () => {
    const desk = await openDesk()
    const member = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
    const units = Array.from({ length: 10 }, (_, at) => `u${at + 1}`)
    for (const [at, id] of units.entries())
      await addUnit(desk.client, { id, number: at + 1, name: `星光市场${at + 1}号摊位` })
    await planTasks(desk.database, desk.now(), units, { personIds: [member.id] })
    const first = await desk.command(member, 'inspect 星光市场')
    const second = await desk.press(member, dataOf(first.view, 'Next →'))
    expect(second.view?.title).toBe('To inspect: 星光市场')
    expect(labels(second.view)).toEqual(['T-9', 'T-10', '📍 Near me…'])
  })
})

describe('what is near on Slack, where no position can be shared', () => {
  test('is said with the list: coordinates are typed', async () => {
    const { desk, mate } = await openInspections()
    const next = await desk.command(mate, 'inspect')
    expect(next.view?.footer).toBe(
      'What is near a place: send /safety inspect with its coordinates as maps give them, such as /safety inspect 34.752, 113.665',
    )
    const near = await desk.command(mate, 'inspect 32.031, 118.0000')
    expect(near.view?.title).toBe('Nearest to you, not done yet')
    expect(near.view?.body?.[0]).toBe('T-3 红旗服装厂\n110 m')
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
    expect(unit.view?.body).toContainEqual('T-1 Hazards found · Mon 23 Nov 10:00')
    expect(labels(unit.view)).toContain('T-1')
    const contact = await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u2' })
    expect(JSON.stringify((await desk.command(contact, 'unit U-2')).view)).not.toContain('T-2')
  })
})
