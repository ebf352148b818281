import { describe, expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { readSpreadsheet } from '../../src/files/spreadsheet'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'

const hourMs = 3_600_000
const group = { platform: 'telegram' as const, chat: '-100', private: false }

async function open() {
  const desk = await openDesk()
  await addUnit(desk.client, { id: 'u1', number: 1, name: '宏盛化工', departmentId: 'emergency-management' })
  await desk.client.execute("UPDATE units SET industry = 'chemicals'")
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const inspector = await desk.enrol('Li Wei', {
    role: 'inspector',
    organizationId: 'emergency-management',
  })
  const bind = (what: string) =>
    desk.send(
      office,
      { kind: 'command', word: 'bind', args: what, files: [] },
      { place: group, title: 'Desk' },
    )
  const inGroup = () =>
    desk.shown.filter((message) => message.ref.chat === group.chat).map(({ view }) => view)
  return { desk, office, inspector, bind, inGroup }
}

async function publishRoster(desk: Desk, office: Someone) {
  await desk.enrol('Chen Gang', { role: 'leader' })
  const days = await desk.command(office, 'duty 2026-11-24 2026-11-24 Fire drill')
  let asked = await desk.press(office, dataOf(days.view, 'Plan the roster…'))
  asked = await desk.press(office, dataOf(asked.view, '2'))
  const draft = await desk.press(office, dataOf(asked.view, '1'))
  await desk.press(office, dataOf(draft.view, 'Publish'))
}

describe('a bound group chat', () => {
  test('gets the committee’s roster when it is published, and the coverage of what is started', async () => {
    const { desk, office, inspector, bind, inGroup } = await open()
    await bind('committee')
    await desk.command(office, 'phone 138-0000-1234')
    await publishRoster(desk, office)
    expect(inGroup().at(-1)?.title).toContain('Fire drill')
    // The file goes with it, without the telephones that are for members.
    const file = desk.filesShown.find((it) => it.place.chat === group.chat)?.files[0]
    expect(file?.name).toBe('值班表 2026-11-24.xlsx')
    const rows = await readSpreadsheet((await file?.bytes()) ?? new Uint8Array())
    expect(rows).toContainEqual(['日期', '班次', '带班领导', '值班员'])
    expect(JSON.stringify(rows)).toContain('Wang Fang')
    expect(JSON.stringify(rows)).not.toContain('138')
    await desk.command(office, 'campaign new hazardous-chemicals')
    await desk.press(office, 'P.1.start')
    expect(inGroup().at(-1)?.title).toContain('覆盖率')
    expect(inGroup().at(-1)?.body?.join('\n')).toContain('0/1')

    const before = inGroup().length
    await desk.press(inspector, 'ti.1.clean')
    await desk.press(inspector, 'f.0.done')
    desk.forward(60_000)
    await desk.settle()
    expect(inGroup()).toHaveLength(before)
  })

  test('bound to a running campaign shows its coverage at once', async () => {
    const { desk, office, bind, inGroup } = await open()
    await desk.command(office, 'campaign new hazardous-chemicals')
    await desk.press(office, 'P.1.start')
    await bind('P-1')
    expect(inGroup().at(-1)?.title).toContain('P-1 · 覆盖率')
  })

  test('gets the office’s digest on working mornings, once, without buttons or what is one’s own', async () => {
    const { desk, inspector, bind, inGroup } = await open()
    await desk.command(inspector, 'hazard somewhere: bare wires')
    await bind('committee')
    const tick = createTick(desk.client, 'Asia/Shanghai')
    desk.forward(22 * hourMs + 60_000)
    for (let again = 0; again < 3; again += 1) {
      await tick(desk.now())
      await desk.settle()
      desk.forward(hourMs)
    }
    const digests = inGroup().filter((view) => view.title?.includes('11月24日'))
    expect(digests).toHaveLength(1)
    expect(digests[0]?.body?.join('\n')).toContain('H-1')
    expect(labels(digests[0])).toEqual([])
  })
})
