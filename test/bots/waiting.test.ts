import { describe, expect, test } from 'vitest'
import { addUnit, dataOf, labels, openDesk, type Someone } from '../support/desk'
import { planTasks } from '../support/inspections'

async function open() {
  const desk = await openDesk()
  await addUnit(desk.client, { id: 'u1', number: 1, name: '鑫源加油站', nameEn: 'Xinyuan petrol station' })
  const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  return { desk, inspector, coordinator }
}

describe('what waits for me', () => {
  test('is grouped by kind, counted, and each thing opens', async () => {
    const { desk, inspector, coordinator } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    const { view } = await desk.command(coordinator, 'tasks')
    expect(view?.body?.[0]).toContain('Hazards · 1')
    expect(view?.body?.[0]).toContain('H-1')
    await desk.press(coordinator, dataOf(view, 'H-1'))
    expect(desk.chatOf(coordinator).at(-1)?.view.title).toContain('H-1')
    expect((await desk.command(inspector, 'tasks')).view?.body).toEqual(['Nothing waits for you.'])
  })

  test('names a unit in its reader’s language, as the list of hazards does', async () => {
    const { desk, inspector, coordinator } = await open()
    await planTasks(desk.database, desk.now(), ['u1'], { personIds: [inspector.id] })
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    const listed = async (who: Someone, text: string) =>
      (await desk.command(who, text)).view?.body?.join('\n')
    const english = 'Xinyuan petrol station 鑫源加油站'
    expect(await listed(coordinator, 'tasks')).toContain(`H-1 ${english}: fire lane blocked`)
    expect(await listed(coordinator, 'hazards')).toContain(`\n${english}: fire lane blocked`)
    expect(await listed(inspector, 'tasks')).toContain(`T-1 ${english} · `)
    for (const who of [inspector, coordinator]) await desk.command(who, 'language zh')
    expect(await listed(coordinator, 'tasks')).toContain('H-1 鑫源加油站：fire lane blocked')
    expect(await listed(coordinator, 'hazards')).toContain('\n鑫源加油站：fire lane blocked')
    expect(await listed(inspector, 'tasks')).toContain('T-1 鑫源加油站 · ')
  })

  test('is read page by page, and none is left out', async () => {
    const { desk, inspector, coordinator } = await open()
    for (let at = 1; at <= 15; at += 1) await desk.command(inspector, `hazard Shop ${at}: bare wires ${at}`)
    const first = await desk.command(coordinator, 'tasks')
    expect(first.view?.body?.[0]).toContain('Hazards · 15')
    const second = await desk.press(coordinator, dataOf(first.view, 'More →'))
    expect(second.replace).toBe(true)
    const codes = [...labels(first.view), ...labels(second.view)].filter((it) => it.startsWith('H-'))
    expect(new Set(codes).size).toBe(15)
  })

  test('has major hazards on top of each kind, as the digest does', async () => {
    const { desk, inspector, coordinator } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked, major, 3 days')
    for (let at = 1; at <= 12; at += 1) await desk.command(inspector, `hazard Shop ${at}: bare wires ${at}`)
    expect(labels((await desk.command(coordinator, 'tasks')).view)[0]).toBe('H-1')
  })

  test('is nobody else’s: strangers get the usual answer', async () => {
    const { desk } = await open()
    const stranger = { name: 'X', account: { platform: 'telegram' as const, userId: '1' } }
    expect((await desk.command(stranger, 'tasks')).view?.body?.[0]).toContain(
      'I can only talk to its members',
    )
  })
})
