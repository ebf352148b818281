import { describe, expect, test } from 'vitest'
import { sayDay } from '../../src/bots/cards/times'
import { texts } from '../../src/bots/texts'
import { createTick } from '../../src/db/tick'
import { addDays } from '../../src/domain/text/local-day'
import { type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'

const hourMs = 3_600_000

async function open(days = '2026-11-24 2026-11-25 Fire drill days') {
  const desk = await openDesk()
  const of = (organizationId: string) => ({ role: 'inspector', organizationId }) as const
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const leaders = [
    await desk.enrol('Chen Gang', { role: 'leader' }),
    await desk.enrol('Han Jie', { role: 'leader' }),
  ]
  const officers = [
    coordinator,
    await desk.enrol('Li Wei', of('fire-and-rescue')),
    await desk.enrol('Zhou Min', of('commerce')),
    await desk.enrol('Wu Tao', of('education')),
    await desk.enrol('Xu Jing', of('education')),
  ]
  const offered = await desk.command(coordinator, `duty ${days}`)
  let asked = await desk.press(coordinator, dataOf(offered.view, 'Plan the roster…'))
  asked = await desk.press(coordinator, dataOf(asked.view, '2'))
  const draft = await desk.press(coordinator, dataOf(asked.view, '1'))
  await desk.press(coordinator, dataOf(draft.view, 'Publish'))
  return { desk, coordinator, leaders, officers, days }
}

/** Who holds the officers' shifts, in the order of time. */
const held = async ({ client }: Desk) =>
  (
    await client.execute(`SELECT s.id, s.number, p.name, s.state ->> '$.day' AS day FROM shifts s
      LEFT JOIN people p ON p.id = s.holder_id WHERE s.state ->> '$.part' = 'officer'
        AND s.state ->> '$.cancelled' IS NULL ORDER BY s.starts_at`)
  ).rows.map((row) => ({ number: Number(row.number), name: row.name, day: String(row.day) }))

const redo = async (desk: Desk, who: Someone, days: string, ...answers: string[]) => {
  const roster = await desk.command(who, `duty ${days}`)
  let answer = await desk.press(who, dataOf(roster.view, 'Plan anew…'))
  for (const choice of answers) answer = await desk.press(who, dataOf(answer.view, choice))
  return answer
}
const gaps = 'Only what nobody can stand'
const told = (desk: Desk, who: Someone) =>
  desk.chatOf(who).filter((it) => it.view.body?.[0]?.startsWith('The roster was changed'))

describe('a published roster planned anew', () => {
  test('shows what would change, and tells those whose shifts changed, each once, when it is published', async () => {
    const { desk, coordinator, officers, leaders, days } = await open()
    const before = await held(desk)
    const gone = officers.find((it) => it.name === before[0]?.name && it !== coordinator) ?? officers[1]
    if (!gone) throw new Error('nobody')
    await desk.press(gone, 'x.y')
    const shown = await redo(desk, coordinator, days, gaps)
    expect(shown.view?.title).toBe('Duty roster · Fire drill days · what changes')
    expect(shown.view?.body?.[1]).toContain(`${gone.name} → `)
    expect(await held(desk)).toEqual(before)
    const [taker] = /→ (.+)$/m.exec(shown.view?.body?.[1] ?? '')?.slice(1) ?? []
    const published = await desk.press(coordinator, dataOf(shown.view, 'Publish the change'))
    expect(published.view?.body?.[0]).toContain('1 person is told')
    const after = await held(desk)
    expect(after.map((it) => it.number)).toEqual(before.map((it) => it.number))
    for (const [at, shift] of after.entries())
      expect(shift.name).toBe(before[at]?.name === gone.name ? taker : before[at]?.name)
    for (const who of [...officers, ...leaders])
      expect([who.name, told(desk, who).length]).toEqual([who.name, who.name === taker ? 1 : 0])
    const own = officers.find((it) => it.name === taker)
    expect(told(desk, own as Someone)[0]?.view.body?.[1]).toContain('to confirm')

    const again = await desk.press(coordinator, dataOf(shown.view, 'Publish the change'))
    expect(again.view?.body?.[0]).toBe('Nothing has to change.')
    expect(told(desk, own as Someone)).toHaveLength(1)
  })

  test('publishes what was shown and nothing else: who left meanwhile is in the difference that is shown then', async () => {
    const { desk, coordinator, officers, days } = await open()
    const others = officers.filter((it) => it !== coordinator)
    const before = await held(desk)
    const [first, second] = others.filter((it) => before.some((shift) => shift.name === it.name))
    if (!first || !second) throw new Error('nobody')
    await desk.press(first, 'x.y')
    const shown = await redo(desk, coordinator, days, gaps)
    await desk.press(second, 'x.y')
    const meanwhile = await desk.press(coordinator, dataOf(shown.view, 'Publish the change'))
    expect(meanwhile.view?.body?.[0]).toContain('Something changed meanwhile')
    expect(await held(desk)).toEqual(before)
    await desk.press(coordinator, dataOf(meanwhile.view, 'Publish the change'))
    const names = (await held(desk)).map((it) => it.name)
    expect(names).not.toContain(first.name)
    expect(names).not.toContain(second.name)
  })

  test('leaves what has begun, though its holder left', async () => {
    const { desk, coordinator, officers, days } = await open()
    desk.forward(23 * hourMs)
    const before = await held(desk)
    const begun = officers.find((it) => it.name === before[0]?.name) as Someone
    await desk.client.execute({ sql: 'UPDATE people SET active = 0 WHERE name = ?', args: [begun.name] })
    const who = begun === coordinator ? await desk.enrol('Other', { role: 'coordinator' }) : coordinator
    const shown = await redo(desk, who, days, 'All that is still ahead')
    if (labels(shown.view).length > 0) await desk.press(who, dataOf(shown.view, 'Publish the change'))
    const after = await held(desk)
    expect(after[0]).toEqual(before[0])
    expect(after.slice(1).map((it) => it.name)).not.toContain(begun.name)
  })

  test('reminders go to whoever has the shift now', async () => {
    const { desk, coordinator, officers, days } = await open()
    const [, second] = await held(desk)
    const gone = officers.find((it) => it.name === second?.name && it !== coordinator)
    if (gone) await desk.press(gone, 'x.y')
    const shown = await redo(desk, coordinator, days, gaps)
    if (labels(shown.view).length > 0) await desk.press(coordinator, dataOf(shown.view, 'Publish the change'))
    const [, now] = await held(desk)
    desk.forward(33 * hourMs)
    await createTick(desk.client, 'Asia/Shanghai')(desk.now())
    await desk.settle()
    const reminded = officers.filter((it) =>
      desk
        .chatOf(it)
        .some((one) => new RegExp(`D-${now?.number}\\b.*: on duty`).test(one.view.body?.[0] ?? '')),
    )
    expect(reminded.map((it) => it.name)).toEqual([now?.name])
  })

  test('follows the calendar where a festival’s days were corrected: days go, days come, their people are told', async () => {
    const { desk, coordinator, officers, leaders } = await open('spring-festival')
    const planned = await held(desk)
    const [first = '', ...more] = new Set(planned.map((it) => it.day))
    const fromOn = addDays(first, -1)
    const toOn = more.at(-2) ?? ''
    const correction = {
      id: 'c',
      kind: 'festival',
      festival: 'spring-festival',
      fromOn,
      toOn,
    } as const
    await desk.database.save('put right', desk.now(), [
      { kind: 'calendar.corrected', correction, by: 'office', at: desk.now() },
    ])
    const last = planned.at(-1)
    const lost = officers.find((it) => it.name === last?.name) as Someone
    await desk.command(lost, `shifts D-${last?.number}`)
    const shown = await redo(
      desk,
      coordinator,
      'spring-festival',
      `As the calendar has them now: ${fromOn} – ${toOn}`,
      gaps,
    )
    const said = (day: string) => sayDay(texts.en, day, { now: desk.now(), timezone: 'Asia/Shanghai' })
    expect(shown.view?.body?.[1]).toMatch(new RegExp(`${said(fromOn)} 08:00–20:00 Duty officer: ＋ \\w+`))
    expect(shown.view?.body?.[1]).toContain(`${said(fromOn)} 08:00–08:00 next day Leader: ＋ `)
    await desk.press(coordinator, dataOf(shown.view, 'Publish the change'))
    const days = [fromOn, first, ...more.slice(0, -1)]
    expect([...new Set((await held(desk)).map((it) => it.day))]).toEqual(days)
    const roster = await desk.command(coordinator, 'duty spring-festival')
    expect(roster.view?.body?.slice(1).map((it) => it.split('\n')[0])).toEqual(days.map(said))
    const card = desk.chatOf(lost).findLast((it) => it.view.title?.includes(`D-${last?.number} `))
    expect(card?.view.body?.[0]).toContain('Not stood any more')
    expect(labels(card?.view)).toEqual([])
    expect(told(desk, lost)).toHaveLength(1)
    for (const who of [...officers, ...leaders]) expect(told(desk, who).length).toBeLessThanOrEqual(1)
    const chased = await desk.client.execute(
      "SELECT count(*) AS n FROM chases c JOIN shifts s ON c.subject IN ('shift:' || s.id, 'hand-over:' || s.id) WHERE s.state ->> '$.cancelled'",
    )
    expect(chased.rows[0]?.n).toBe(0)
    const engaged = await desk.client.execute("SELECT count(*) AS n FROM engagements WHERE kind = 'shift'")
    const standing = await desk.client.execute(
      "SELECT count(*) AS n FROM shifts WHERE holder_id IS NOT NULL AND state ->> '$.cancelled' IS NULL",
    )
    expect(engaged.rows[0]?.n).toBe(standing.rows[0]?.n)
  })
})
