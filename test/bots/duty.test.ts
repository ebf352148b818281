import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '../../src/files/spreadsheet'
import { type Desk, dataOf, labels } from '../support/desk'
import { last, openDuty, publish } from '../support/duty'

const hourMs = 3_600_000

/** The rows of the last file that was sent. */
async function sheetOf({ filesShown }: Desk): Promise<string[][]> {
  const file = filesShown.at(-1)?.files[0]
  const rows = await readSpreadsheet((await file?.bytes()) ?? new Uint8Array())
  if (!Array.isArray(rows)) throw new Error(rows.error)
  return rows
}

describe('a duty roster', () => {
  test('is planned with a leader and officers for each day, published, and sent to each', async () => {
    const { desk, coordinator, leader, li } = await openDuty()
    const draft = await publish(desk, coordinator)
    expect(draft.view?.title).toBe('Duty roster · Fire drill days · draft')
    expect(draft.view?.body?.join('\n')).toMatch(
      /Tue 24 Nov\n08:00–08:00 next day Leader: (Chen Gang|Han Jie)/,
    )
    expect(draft.view?.body?.join('\n')).not.toContain('open')
    expect(last(desk, leader, 'Your shifts, Fire drill days')?.body?.[0]).toContain('Leader · to confirm')
    const mine = last(desk, li, 'Your shifts')
    await desk.press(li, dataOf(mine, 'Confirm all'))
    expect((await desk.command(li, 'shifts')).view?.body?.[0]).toContain('confirmed')
    // Who has not confirmed stands out, and how many.
    const asked = (await desk.command(coordinator, 'duty 2026-11-24 2026-11-25 Fire drill days')).view?.body
    const names = asked?.join('\n').match(/[A-Z]\w+ [A-Z]\w+ D-\d+( \(to confirm\))?/g) ?? []
    const [mineOnly, others] = [true, false].map((own) =>
      names.filter((it) => it.startsWith('Li Wei') === own),
    )
    expect(mineOnly?.every((it) => !it.includes('to confirm'))).toBe(true)
    expect(others?.every((it) => it.includes('to confirm'))).toBe(true)
    expect(asked?.[0]).toBe(`${others?.length} shifts to confirm.`)
    await desk.command(leader, 'phone 13800001234')
    const roster = await desk.command(li, 'duty 2026-11-24 2026-11-25 Fire drill days')
    expect(labels(roster.view)).toEqual(['As a file'])
    await desk.press(li, dataOf(roster.view, 'As a file'))
    const rows = await sheetOf(desk)
    expect(rows.slice(0, 2)).toEqual([
      ['Duty roster · Fire drill days', '', '', '', '', ''],
      ['Day', 'Shift', 'Leader', 'Telephone', 'Duty officer', 'Telephone'],
    ])
    expect(rows.slice(2).map(([day, shift]) => [day, shift])).toEqual([
      ['2026-11-24 Tue', '08:00–20:00'],
      ['2026-11-24 Tue', '20:00–08:00 next day'],
      ['2026-11-25 Wed', '08:00–20:00'],
      ['2026-11-25 Wed', '20:00–08:00 next day'],
    ])
    expect(rows.find((row) => row[2] === 'Chen Gang')?.[3]).toBe('138-0000-1234')
    expect((await desk.command(coordinator, 'duty')).view?.fields).toEqual([])
    desk.forward(30 * hourMs)
    const now = await desk.command(li, 'duty')
    expect(now.view?.fields?.map((it) => it.label)).toEqual(['Leader', 'Duty officer'])
    // Whoever uses the same platform can be written to by a press.
    expect(now.view?.fields?.some((it) => it.person)).toBe(true)
    desk.forward(12 * hourMs)
    const night = await desk.command(li, 'duty')
    expect(night.view?.fields?.[1]?.value).toMatch(/^(Li Wei|Zhou Min|Wu Tao) \(.+\), until /)
  })

  test('of a festival knows its days, in Chinese words too', async () => {
    const { desk, coordinator, li } = await openDuty()
    const spring = await desk.say(coordinator, '值班 春节')
    expect(spring.view?.title).toContain('春节 Spring Festival 2027')
    expect(labels(spring.view)).toEqual(['Plan the roster…'])
    // As the texts suggest it, without the slash.
    const read = await desk.say(li, 'duty spring-festival')
    expect(read.view?.body?.[0]).toContain('There is no roster')
    const wrong = await desk.command(coordinator, 'duty someday')
    expect(wrong.view?.body?.[0]).toContain('Which days?')
  })

  test('alone says who is on duty before anything else, and until when', async () => {
    const { desk, coordinator, li } = await openDuty()
    await publish(desk, coordinator)
    desk.forward(24 * hourMs)
    const now = (await desk.command(li, 'duty')).view
    expect(now?.body).toEqual([])
    expect(now?.fields?.map((it) => it.value)).toEqual(
      Array(2).fill(expect.stringMatching(/, until (Tue 24|Wed 25) Nov \d\d:00$/)),
    )
    await desk.command(li, 'language zh')
    const zh = (await desk.command(li, 'duty')).view
    expect(zh?.fields?.[1]?.value).toMatch(/，至11月24日（周二）20:00$/)
    expect(zh?.footer).toContain('值班 春节')
    const roster = (await desk.command(li, 'duty 2026-11-24 2026-11-25 Fire drill days')).view?.body?.join(
      '\n',
    )
    expect(roster).toContain('08:00–次日 08:00 带班领导')
    const buttons = async () => labels((await desk.command(li, 'duty')).view).join()
    desk.forward(36 * hourMs)
    expect(await buttons()).toContain('Fire drill days')
    desk.forward(28 * hourMs)
    expect(await buttons()).not.toContain('Fire drill days')
  })

  test('word reaches those on duty wherever they read', async () => {
    const { desk, coordinator, leader, second, contact, li } = await openDuty()
    await publish(desk, coordinator)
    desk.forward(30 * hourMs)
    const now = await desk.command(li, 'duty')
    await desk.press(li, dataOf(now.view, 'Send them word…'))
    await desk.say(li, 'Smoke over the market.')
    const told = [leader, second].filter((it) => last(desk, it, 'Word from Li Wei'))
    expect(told).toHaveLength(1)
    expect((await desk.command(contact, 'duty')).view?.body?.[0]).toContain('not yours')
    expect((await desk.command(contact, 'shifts')).view?.body?.[0]).toContain('not yours')
  })

  test('is planned anew where somebody’s time was taken before it was published', async () => {
    const { desk, coordinator, leader, second } = await openDuty()
    const days = await desk.command(coordinator, 'duty 2026-11-24 2026-11-25 Fire drill days')
    let asked = await desk.press(coordinator, dataOf(days.view, 'Plan the roster…'))
    asked = await desk.press(coordinator, dataOf(asked.view, '1'))
    const draft = await desk.press(coordinator, dataOf(asked.view, '1'))
    for (const who of [leader, second]) await desk.command(who, 'shifts rest 2026-11-24')
    const refused = await desk.press(coordinator, dataOf(draft.view, 'Publish'))
    expect(refused.toast?.text).toContain('plan anew')
    await desk.press(coordinator, dataOf(draft.view, 'Discard'))
    const again = await desk.command(coordinator, 'duty 2026-11-24 2026-11-25 Fire drill days')
    expect(labels(again.view)).toEqual(['Plan the roster…'])
  })

  test('keeps clear of an absence of several days, which is withdrawn as it was entered', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    const days = () => desk.client.execute("SELECT of FROM engagements WHERE kind = 'rest' ORDER BY of")
    // More days are added to those that are entered.
    await desk.command(li, 'shifts rest 2026-11-24')
    const away = await desk.command(li, 'shifts rest 2026-11-24 2026-11-26')
    expect(away.view?.body?.[0]).toContain('2026-11-24 – 2026-11-26')
    expect((await days()).rows.map((row) => row.of)).toEqual([
      'rest:2026-11-24',
      'rest:2026-11-25',
      'rest:2026-11-26',
    ])
    for (const wrong of ['2026-11-26 2026-11-24', 'x', '9999-99-99', '2026-13-45', '2026-11-24 2026-11-31'])
      expect((await desk.command(li, `shifts rest ${wrong}`)).view?.body?.[0]).toContain('Which day?')
    const year = await desk.command(li, 'shifts rest 2026-11-24 2027-11-24')
    expect(year.view?.body?.[0]).toBe('At most 31 days at a time.')
    await publish(desk, coordinator)
    const { rows } = await desk.client.execute(
      "SELECT count(*) AS n FROM shifts s JOIN people p ON p.id = s.holder_id WHERE p.name = 'Li Wei'",
    )
    expect(rows[0]?.n).toBe(0)
    for (const who of [zhou, wu, coordinator]) {
      const refused = await desk.command(who, 'shifts rest 2026-11-23 2026-11-26')
      if ((await desk.command(who, 'shifts')).view?.body?.[0]?.includes('D-'))
        expect(refused.view?.body?.[0]).toContain('first find a substitute')
    }
    await desk.command(li, 'shifts rest 2026-11-24 2026-11-26')
    expect((await days()).rows.map((row) => row.of).filter((of) => of !== 'rest:2026-11-23')).toEqual([])
  })

  test('once it is published or discarded its draft is over, and the roster and its file stand in its place', async () => {
    const { desk, coordinator } = await openDuty()
    const days = '2026-11-24 2026-11-25 Fire drill days'
    const drafted = async () => {
      let asked = await desk.command(coordinator, `duty ${days}`)
      asked = await desk.press(coordinator, dataOf(asked.view, 'Plan the roster…'))
      asked = await desk.press(coordinator, dataOf(asked.view, '1'))
      return desk.press(coordinator, dataOf(asked.view, '1'))
    }
    const gone = await desk.press(coordinator, dataOf((await drafted()).view, 'Discard'))
    expect(gone).toMatchObject({ replace: true, view: { body: ['The draft is discarded.'] } })
    expect(labels(gone.view)).toEqual([])
    const done = await desk.press(coordinator, dataOf((await drafted()).view, 'Publish'))
    expect(done.replace).toBe(true)
    expect(labels(done.view)).toEqual(['Duty roster · Fire drill days', 'As a file'])
    const roster = await desk.press(coordinator, dataOf(done.view, 'Duty roster · Fire drill days'))
    expect(roster.view?.title).toBe('Duty roster · Fire drill days · published')
    await desk.press(coordinator, dataOf(done.view, 'As a file'))
    expect((await sheetOf(desk))[0]?.[0]).toBe('Duty roster · Fire drill days')
  })

  test('a rest day is entered as the texts say it, and a report that begins like a word is none', async () => {
    const { desk, li } = await openDuty()
    const hint = /“(shifts rest [^”]+)”/.exec((await desk.command(li, 'shifts')).view?.footer ?? '')?.[1]
    expect((await desk.say(li, hint ?? '')).view?.body?.[0]).toContain('you rest on 2027-02-17')
    for (const words of ['duty room floods', 'report of a leak', 'shifts of gas']) {
      const answer = await desk.say(li, words)
      expect(JSON.stringify(answer.view)).toContain('report')
    }
    for (const [words, expected] of [
      ['digest 07:30', '07:30'],
      ['ladder D-99', 'no such'],
    ] as const)
      expect(JSON.stringify((await desk.say(li, words)).view)).toContain(expected)
  })

  test('keeps clear of rest days, and is only the office’s to plan', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    for (const who of [li, zhou, wu]) await desk.command(who, 'shifts rest 2026-11-25')
    const draft = await publish(desk, coordinator)
    expect(draft.view?.body?.join('\n')).toContain('nobody can take')
    const days = await desk.command(coordinator, 'duty 2026-12-24 2026-12-25 Another')
    const plan = dataOf(days.view, 'Plan the roster…')
    expect((await desk.press(li, plan)).toast?.text).toContain('coordinator')
  })
})
