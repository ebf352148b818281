import { describe, expect, test } from 'vitest'
import { drawLots } from '../../src/domain/campaigns/draw'
import { last, openOffice, textOf } from '../support/campaign-office'
import { dataOf, labels } from '../support/desk'

describe('a campaign by lot', () => {
  test('draws units and inspectors by lot, and anyone who reads may draw again', async () => {
    const { desk, coordinator } = await openOffice()
    const leader = await desk.enrol('Chen Gang', { role: 'leader' })
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.change.method')
    await desk.press(coordinator, 'f.0.1')
    await desk.press(coordinator, 'P.1.start')
    const drawn = await desk.command(coordinator, 'campaign P-1 draw 4')
    expect(drawn.view?.title).toBe('4 units drawn by lot for P-1')
    expect(drawn.view?.body?.[0]).toMatch(/U-\d+: (Li Wei|Sun Li), (Li Wei|Sun Li)/)
    expect(drawn.view?.body?.[1]).toBe('Drawn from 12 units and 2 inspectors.')
    const { toast, file } = await desk.press(leader, 'P.1.verify')
    expect(toast?.text).toContain('the same units and inspectors')
    expect(file?.name).toBe('P-1 draw 1.json')
    const kept = JSON.parse(new TextDecoder().decode(file?.bytes))
    expect(drawLots(kept.seed, kept.pool, kept.wanted)).toEqual(kept.lots)
    await desk.command(leader, 'coverage P-1')
    expect(textOf(last(desk, leader))).toContain('0/4 done')
    await desk.client.execute("UPDATE draws SET seed = 'another'")
    expect((await desk.press(leader, 'P.1.verify')).toast?.text).toContain('differently')
  })

  test('never draws whom the office has taken out of it', async () => {
    const { desk, coordinator } = await openOffice()
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.change.method')
    await desk.press(coordinator, 'f.0.1')
    await desk.press(coordinator, 'P.1.start')
    await desk.press(coordinator, 'P.1.people')
    const found = await desk.say(coordinator, 'Li Wei')
    const asked = await desk.press(coordinator, dataOf(found.view, 'Li Wei (east sub-district)'))
    await desk.press(coordinator, dataOf(asked.view, 'Out of the campaign'))
    const drawn = await desk.command(coordinator, 'campaign P-1 draw 3')
    expect(drawn.view?.body?.[0]).toMatch(/^(U-\d+: Sun Li\n?){3}$/)
  })

  test('every draw is kept and drawn again by whom they please, inspectors too', async () => {
    const { desk, coordinator, east } = await openOffice()
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.change.method')
    await desk.press(coordinator, 'f.0.1')
    await desk.press(coordinator, 'P.1.start')
    expect((await desk.command(east, 'campaign P-1 draws')).view?.body).toEqual([
      'Nothing was drawn by lot here yet.',
    ])
    await desk.command(coordinator, 'campaign P-1 draw 3')
    desk.forward(60_000)
    await desk.command(coordinator, 'campaign P-1 draw 2')
    const { view } = await desk.command(east, '专项行动 P-1 抽取记录')
    expect(view?.body?.[0]).toMatch(/^1\. .* · Wang Fang · 3 of 12 units\n2\. .* · 2 of 9 units$/)
    const kept = []
    for (const label of labels(view)) {
      const { toast, file } = await desk.press(east, dataOf(view, label))
      expect(toast?.text).toContain('the same units and inspectors')
      expect(file?.name).toBe(`P-1 draw ${label}.json`)
      kept.push(JSON.parse(new TextDecoder().decode(file?.bytes)))
    }
    expect(kept.map((it) => it.lots.length)).toEqual([3, 2])
    expect(kept[0].seed).not.toBe(kept[1].seed)

    // From the card of a task: the draw it came of.
    await desk.command(east, 'inspect T-1')
    const own = await desk.press(east, dataOf(last(desk, east), 'Draw again and compare'))
    expect(own.file?.name).toBe('P-1 draw 1.json')
    // Another campaign's draw is not this one's.
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    expect((await desk.press(east, `P.2.verify.${kept[0].id}`)).file).toBeUndefined()
    const contact = await desk.enrol('Zhou Ping', { role: 'unit-contact', unitId: 'u1' })
    for (const word of ['P.1.verify', `P.1.verify.${kept[0].id}`])
      expect((await desk.press(contact, word)).toast?.text).toContain('Only coordinators')
  })

  test('draws again who inspects what is left, where somebody drawn is out', async () => {
    const { desk, coordinator, east, west } = await openOffice()
    const third = await desk.enrol('Zhou Min', { role: 'inspector', organizationId: 'sd-west' })
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.change.method')
    await desk.press(coordinator, 'f.0.1')
    await desk.press(coordinator, 'P.1.start')
    await desk.command(coordinator, 'campaign P-1 draw 12')
    const holders = async () => {
      const { rows } = await desk.client.execute(
        "SELECT t.id, (SELECT group_concat(person_id, ' ') FROM (SELECT person_id FROM team_people WHERE team_id = t.team_id ORDER BY person_id)) AS people FROM tasks t ORDER BY t.id",
      )
      return rows.map((it) => ({ id: String(it.id), people: String(it.people).split(' ') }))
    }
    const before = await holders()
    const done = before.find((it) => it.people.includes(east.id))
    const other = done?.people.find((id) => id !== east.id) ?? ''
    await desk.client.execute({
      sql: `UPDATE tasks SET status = 'done', state = json_object('status', 'done', 'by', ?, 'at', 1) WHERE id = ?`,
      args: [other, done?.id ?? ''],
    })
    await desk.press(coordinator, 'P.1.people')
    const found = await desk.say(coordinator, 'Li Wei')
    const asked = await desk.press(coordinator, dataOf(found.view, 'Li Wei (east sub-district)'))
    await desk.press(coordinator, dataOf(asked.view, 'Out of the campaign'))
    const lost = before.filter((it) => it !== done && it.people.includes(east.id)).length
    expect(lost).toBeGreaterThan(0)
    await desk.command(coordinator, 'campaign P-1')
    const redrawn = await desk.press(coordinator, dataOf(last(desk, coordinator), 'Draw inspectors anew'))
    expect(redrawn.view?.title).toBe(`Inspectors of ${lost} tasks drawn anew by lot for P-1`)
    expect(redrawn.view?.body?.[0]).toMatch(/^U-\d+: (Sun Li|Zhou Min), (Sun Li|Zhou Min)\n/)
    expect(redrawn.view?.body?.[1]).toBe(`Drawn from ${lost} units and 2 inspectors.`)
    const { rows: seeds } = await desk.client.execute('SELECT id, seed FROM draws ORDER BY at DESC, id DESC')
    expect(seeds.map((it) => `Seed: ${it.seed} · ${it.id}`)).toContain(redrawn.view?.footer)
    const after = await holders()
    for (const [at, task] of after.entries()) {
      if (task.id === done?.id) continue
      expect(task.people).not.toContain(east.id)
      expect(task.people).toHaveLength(2)
      // Whom nobody left keep what they had.
      if (!before[at]?.people.includes(east.id)) expect(task.people).toEqual(before[at]?.people)
    }
    expect(after.find((it) => it.id === done?.id)?.people).toEqual([other])
    await desk.settle()
    const drawn = after.flatMap(({ people }, at) => people.filter((id) => !before[at]?.people.includes(id)))
    expect(drawn.length).toBeGreaterThan(0)
    for (const one of [west, third])
      if (drawn.includes(one.id)) expect(textOf(last(desk, one))).toContain('The plan of a campaign changed')
    const { view } = await desk.command(coordinator, 'campaign P-1 draws')
    expect(view?.body?.[0]).toMatch(new RegExp(`· inspectors for ${lost} units, from 2$`))
    for (const label of labels(view))
      expect((await desk.press(coordinator, dataOf(view, label))).toast?.text).toContain(
        'the same units and inspectors',
      )
    expect((await desk.press(coordinator, 'P.1.redo')).toast?.text).toBe(
      'Nothing has to be drawn anew: everybody who was drawn is there.',
    )
  })
})
