import { describe, expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { readSpreadsheet } from '../../src/files/spreadsheet'
import { createSeekSubstitutes } from '../../src/jobs/seek-substitutes'
import { type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'

const hourMs = 3_600_000

async function open() {
  const desk = await openDesk()
  const of = (organizationId: string) => ({ role: 'inspector', organizationId }) as const
  return {
    desk,
    coordinator: await desk.enrol('Wang Fang', { role: 'coordinator' }),
    leader: await desk.enrol('Chen Gang', { role: 'leader' }),
    second: await desk.enrol('Han Jie', { role: 'leader' }),
    li: await desk.enrol('Li Wei', of('fire-and-rescue')),
    zhou: await desk.enrol('Zhou Min', of('commerce')),
    wu: await desk.enrol('Wu Tao', of('education')),
    contact: await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u1' }),
  }
}

const tick = async (desk: Desk) => {
  await createTick(desk.client, 'Asia/Shanghai')(desk.now())
  await createSeekSubstitutes({ database: desk.database })(desk.now())
  await desk.settle()
}

/** Two days from tomorrow on, two shifts a day with one officer each: four shifts among four officers. */
async function publish(desk: Desk, coordinator: Someone) {
  const days = await desk.command(coordinator, 'duty 2026-11-24 2026-11-25 Fire drill days')
  let asked = await desk.press(coordinator, dataOf(days.view, 'Plan the roster…'))
  asked = await desk.press(coordinator, dataOf(asked.view, '2'))
  const draft = await desk.press(coordinator, dataOf(asked.view, '1'))
  await desk.press(coordinator, dataOf(draft.view, 'Publish'))
  return draft
}

const last = (desk: Desk, who: Someone, words: string) =>
  desk.chatOf(who).findLast((it) => `${it.view.title} ${it.view.body}`.includes(words))?.view

/** The one whose officer's shift comes first, with its code. */
async function firstShift(desk: Desk, people: readonly Someone[]) {
  const { rows } = await desk.client.execute(
    "SELECT s.number, p.name FROM shifts s JOIN people p ON p.id = s.holder_id WHERE s.state ->> '$.part' = 'officer' ORDER BY s.starts_at LIMIT 1",
  )
  const holder = people.find((it) => it.name === rows[0]?.name)
  if (!holder) throw new Error('nobody holds it')
  return { holder, code: `D-${rows[0]?.number}`, others: people.filter((it) => it !== holder) }
}

/** The rows of the last file that was sent. */
async function sheetOf({ filesShown }: Desk): Promise<string[][]> {
  const file = filesShown.at(-1)?.files[0]
  const rows = await readSpreadsheet((await file?.bytes()) ?? new Uint8Array())
  if (!Array.isArray(rows)) throw new Error(rows.error)
  return rows
}

const openShift = async (desk: Desk, who: Someone, code: string) => {
  await desk.command(who, `shifts ${code}`)
  return last(desk, who, `${code} `)
}

describe('a duty roster', () => {
  test('is planned with a leader and officers for each day, published, and sent to each', async () => {
    const { desk, coordinator, leader, li } = await open()
    const draft = await publish(desk, coordinator)
    expect(draft.view?.title).toBe('Duty roster · Fire drill days · draft')
    expect(draft.view?.body?.join('\n')).toMatch(
      /2026-11-24\n08:00–08:00 next day Leader: (Chen Gang|Han Jie)/,
    )
    expect(draft.view?.body?.join('\n')).not.toContain('open')
    expect(last(desk, leader, 'Your shifts, Fire drill days')?.body?.[0]).toContain('Leader · to confirm')
    const mine = last(desk, li, 'Your shifts')
    await desk.press(li, dataOf(mine, 'Confirm all'))
    expect((await desk.command(li, 'shifts')).view?.body?.[0]).toContain('confirmed')
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
    const { desk, coordinator, li } = await open()
    const spring = await desk.say(coordinator, '值班 春节')
    expect(spring.view?.title).toContain('春节 Spring Festival 2027')
    expect(labels(spring.view)).toEqual(['Plan the roster…'])
    const read = await desk.command(li, 'duty spring-festival')
    expect(read.view?.body?.[0]).toContain('There is no roster')
    const wrong = await desk.command(coordinator, 'duty someday')
    expect(wrong.view?.body?.[0]).toContain('Which days?')
  })

  test('a substitute who is named takes the shift over, or it stays where it is', async () => {
    const { desk, coordinator, li, zhou, wu } = await open()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    const asked = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
    const [other] = others
    const named = labels(asked.view).find((it) => it.startsWith(other?.name ?? '?')) ?? ''
    await desk.press(holder, dataOf(asked.view, named))
    expect(last(desk, other as Someone, 'can you take it over')?.fields).toContainEqual({
      label: 'Who',
      value: `${holder.name} (to confirm)`,
    })
    await desk.press(
      other as Someone,
      dataOf(last(desk, other as Someone, 'can you take it over'), 'I take it'),
    )
    expect(last(desk, holder, 'Somebody else stands this shift')?.fields).toContainEqual({
      label: 'Who',
      value: `${other?.name} (confirmed)`,
    })
  })

  test('where nobody is named those who are free are asked one after another, then the office is told', async () => {
    const { desk, coordinator, li, zhou, wu } = await open()
    await publish(desk, coordinator)
    const everybody = [li, zhou, wu, coordinator]
    const { holder, code, others } = await firstShift(desk, everybody)
    const asked = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
    await desk.press(holder, dataOf(asked.view, 'Whoever is free'))
    const wasAsked = () => others.filter((it) => last(desk, it, 'can you take it over'))
    const names = () => wasAsked().map((it) => it.name)
    const [first] = wasAsked() as [Someone]
    await tick(desk)
    expect(names()).toEqual([first.name])
    await desk.press(first, dataOf(last(desk, first, 'can you take it over'), 'I can’t'))
    const [second] = wasAsked() as [Someone]
    expect(names()).toEqual([second.name])
    desk.forward(2 * hourMs)
    await tick(desk)
    await tick(desk)
    expect(names()).toHaveLength(1)
    expect(new Set([first.name, second.name, ...names()]).size).toBe(3)
    desk.forward(2 * hourMs)
    await tick(desk)
    expect(last(desk, coordinator, 'Everybody who is free was asked')).toBeDefined()
    expect(last(desk, holder, 'Everybody who is free was asked')?.fields).toContainEqual({
      label: 'Who',
      value: `${holder.name} (to confirm)`,
    })
  })

  test('alone says who is on duty before anything else, and until when', async () => {
    const { desk, coordinator, li } = await open()
    await publish(desk, coordinator)
    desk.forward(24 * hourMs)
    const now = (await desk.command(li, 'duty')).view
    expect(now?.body).toEqual([])
    expect(now?.fields?.map((it) => it.value)).toEqual(
      Array(2).fill(expect.stringMatching(/, until \S+ \d\d:00$/)),
    )
    await desk.command(li, 'language zh')
    const zh = (await desk.command(li, 'duty')).view
    expect(zh?.fields?.[1]?.value).toMatch(/，至\S+ 20:00$/)
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

  test('who hands over a day too late is not told that it is too early', async () => {
    const { desk, coordinator, li, zhou, wu } = await open()
    await publish(desk, coordinator)
    const { holder, code } = await firstShift(desk, [li, zhou, wu, coordinator])
    desk.forward(33 * hourMs)
    const over = dataOf(await openShift(desk, holder, code), 'Hand over…')
    desk.forward(48 * hourMs)
    const late = await desk.press(holder, over)
    expect(late.toast?.text ?? late.view?.body?.[0]).toContain('It is over')
  })

  test('two change shifts once both have said so', async () => {
    const { desk, coordinator, li, zhou, wu } = await open()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    const asked = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Swap…'))
    const choice = labels(asked.view).find((it) => it.startsWith('D-')) ?? ''
    const other = others.find((it) => choice.includes(it.name)) as Someone
    await desk.press(holder, dataOf(asked.view, choice))
    await desk.press(other, dataOf(last(desk, other, 'offers you this shift'), 'Accept'))
    const theirs = await openShift(desk, holder, choice.split(' ')[0] ?? '')
    expect(theirs?.fields).toContainEqual({ label: 'Who', value: `${holder.name} (confirmed)` })
    expect((await openShift(desk, other, code))?.fields).toContainEqual({
      label: 'Who',
      value: `${other.name} (confirmed)`,
    })
  })

  test('each is reminded before their shift, and leaves word to the next', async () => {
    const { desk, coordinator, li, zhou, wu } = await open()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    await tick(desk)
    desk.forward(20.5 * hourMs)
    await tick(desk)
    await tick(desk)
    expect(desk.chatOf(holder).filter((it) => it.view.body?.[0]?.includes('on duty'))).toHaveLength(1)
    desk.forward(13.2 * hourMs)
    await tick(desk)
    await desk.command(holder, 'phone 13800001234')
    for (const who of others) await desk.command(who, 'phone 13900005678')
    const over = last(desk, holder, 'leave word to the next')
    expect((await openShift(desk, holder, code))?.fields?.at(-1)).toMatchObject({
      label: 'Comes next',
      phone: '139-0000-5678',
    })
    await desk.press(holder, dataOf(over, `Hand over… ${code}`))
    await desk.say(holder, 'Watch the gas smell in Dongjie.')
    const told = others.filter((it) => last(desk, it, 'leaves word'))
    expect(told).toHaveLength(1)
    expect(last(desk, told[0] as Someone, 'leaves word')?.fields).toContainEqual({
      label: 'Word to the next',
      value: 'Watch the gas smell in Dongjie.',
    })
    const { rows } = await desk.client.execute({
      sql: "SELECT s.number FROM shifts s JOIN people p ON p.id = s.holder_id WHERE p.name = ? AND s.state ->> '$.part' = 'officer' ORDER BY s.starts_at",
      args: [told[0]?.name ?? ''],
    })
    const theirs = await openShift(desk, told[0] as Someone, `D-${rows[0]?.number}`)
    expect(theirs?.fields).toContainEqual({
      label: 'Handed over',
      value: `${holder.name}: Watch the gas smell in Dongjie.`,
      phone: '138-0000-1234',
    })
  })

  test('word reaches those on duty wherever they read', async () => {
    const { desk, coordinator, leader, second, contact, li } = await open()
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
    const { desk, coordinator, leader, second } = await open()
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
    const { desk, coordinator, li, zhou, wu } = await open()
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
    for (const wrong of ['2026-11-26 2026-11-24', '2026-11-24 2027-11-24', 'x'])
      expect((await desk.command(li, `shifts rest ${wrong}`)).view?.body?.[0]).toContain('Which day?')
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

  test('keeps clear of rest days, and is only the office’s to plan', async () => {
    const { desk, coordinator, li, zhou, wu } = await open()
    for (const who of [li, zhou, wu]) await desk.command(who, 'shifts rest 2026-11-25')
    const draft = await publish(desk, coordinator)
    expect(draft.view?.body?.join('\n')).toContain('nobody can take')
    const days = await desk.command(coordinator, 'duty 2026-12-24 2026-12-25 Another')
    const plan = dataOf(days.view, 'Plan the roster…')
    expect((await desk.press(li, plan)).toast?.text).toContain('coordinator')
  })
})
