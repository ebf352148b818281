import { describe, expect, test } from 'vitest'
import type { View } from '../../src/bots/view'
import { createDatabase } from '../../src/db/database'
import { createTick } from '../../src/db/tick'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'
import { planTasks } from '../support/inspections'

const hourMs = 3_600_000

async function open() {
  const desk = await openDesk()
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const fire = await desk.enrol('Li Wei', { role: 'liaison', organizationId: 'fire-and-rescue' })
  const trade = await desk.enrol('Zhao Min', { role: 'liaison', organizationId: 'commerce' })
  const inspector = await desk.enrol('Sun Lei', { role: 'inspector', organizationId: 'fire-and-rescue' })
  const tick = createTick(desk.client, 'Asia/Shanghai')
  const write = async (values: Record<string, string>) => {
    await desk.send(office, { kind: 'submit', form: 'broadcast', target: '', values })
    return last(office)
  }
  const last = (who: Someone) => desk.chatOf(who).at(-1)?.view
  const pass = async (ms: number) => {
    desk.forward(ms)
    await tick(desk.now())
    await desk.settle()
  }
  return { desk, office, fire, trade, inspector, write, last, pass }
}
const fieldOf = (view: View | undefined, label: string) =>
  view?.fields?.find((field) => field.label === label)?.value
const reachOf = (view: View | undefined) => fieldOf(view, 'Reaches')
const got = (desk: Desk, who: Someone) =>
  desk.chatOf(who).filter((it) => it.view.title?.startsWith('📢') && it.view.body?.length).length

describe('a broadcast', () => {
  test('is previewed with its reach, and nothing goes before Send', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Strong wind tonight: check the hoardings.', roles: 'liaison' })
    expect(reachOf(preview)).toContain('2 on Telegram, 0 on Slack')
    expect(got(it.desk, it.fire)).toBe(0)
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    expect(it.last(it.fire)?.body).toEqual(['Strong wind tonight: check the hoardings.'])
    expect(got(it.desk, it.trade)).toBe(1)
    expect(got(it.desk, it.inspector)).toBe(0)
  })

  test('pressed twice or repeated goes once', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const again = await it.desk.press(it.office, dataOf(preview, 'Send'))
    expect(again.toast?.text).toBe('It has been sent already.')
    const cards = it.desk.chatOf(it.office).map(({ view }) => view.title)
    expect(cards).toEqual(['📢 B-1 · Sent', '📢 B-1'])
    await it.pass(0)
    expect(got(it.desk, it.fire)).toBe(1)
  })

  test('names whom it can’t reach, the first of them in the preview and all in a file', async () => {
    const it = await open()
    const away = Array.from({ length: 10 }, (_, at) => `Absent ${at}`)
    for (const name of away) {
      const { account } = await it.desk.enrol(name, { role: 'leader' })
      await it.desk.send({ name, account }, { kind: 'reach', reachable: false })
    }
    const preview = await it.write({ text: 'Meeting.', roles: 'leader,liaison' })
    expect(reachOf(preview)).toContain('2 on Telegram')
    expect(preview?.body?.[1]).toBe(`10 can’t be reached: ${away.slice(0, 8).join(', ')} and 2 more`)
    const data = dataOf(preview, 'List of those not reached')
    const { file } = await it.desk.press(it.office, data)
    expect(file?.name).toBe('B-1 List of those not reached.csv')
    const text = new TextDecoder().decode(file?.bytes)
    for (const name of away) expect(text).toContain(`"${name}","","leader"`)
    expect(text.trim().split('\r\n')).toHaveLength(11)
    expect((await it.desk.press(it.fire, data)).file).toBeUndefined()
    expect(labels(await it.write({ text: 'Meeting.', roles: 'liaison' }))).not.toContain(
      'List of those not reached',
    )
  })

  test('is shown with its reach again when it is opened by its code, as a draft and while it waits', async () => {
    const it = await open()
    const { account } = await it.desk.enrol('Absent', { role: 'leader' })
    await it.desk.send({ name: 'Absent', account }, { kind: 'reach', reachable: false })
    const values = { text: 'Meeting.', roles: 'leader,liaison', when: String(it.desk.now() + 24 * hourMs) }
    await it.write(values)
    const opened = async () => {
      await it.desk.say(it.office, 'what of B-1')
      return it.last(it.office)
    }
    const draft = await opened()
    expect(draft?.title).toBe('📢 B-1 · Draft')
    expect(reachOf(draft)).toContain('2 on Telegram, 0 on Slack')
    expect(draft?.body?.[1]).toBe('1 can’t be reached: Absent')
    const list = 'List of those not reached'
    expect((await it.desk.press(it.office, dataOf(draft, list))).file?.name).toBe(`B-1 ${list}.csv`)
    const words = { text: 'Meeting at ten.' }
    const intent = { kind: 'submit' as const, form: 'broadcast-correction', target: '1', values: words }
    expect((await it.desk.send(it.office, intent)).toast?.text).toBe(
      'B-1 · Changed; nothing has been sent yet.',
    )
    expect(it.last(it.office)?.quote).toBe('Meeting at ten.')
    await it.desk.press(it.office, dataOf(draft, 'Send'))
    await it.desk.enrol('Zhou Qi', { role: 'liaison', organizationId: 'commerce' }, 'slack')
    const waiting = await opened()
    expect(waiting?.title).toBe('📢 B-1 · Scheduled')
    expect(waiting?.footer).toContain('goes')
    expect(reachOf(waiting)).toContain('2 on Telegram, 1 on Slack')
    expect(labels(waiting)).toEqual(['Send now', 'Do not send', 'Correct…', list])
    await it.pass(48 * hourMs)
    expect((await opened())?.fields?.map((field) => field.label)).toContain('Progress')
  })

  test('goes to the teams of a campaign and the people of a joint operation that are chosen', async () => {
    const it = await open()
    const database = createDatabase(it.desk.client)
    await addUnit(it.desk.client, { id: 'u1', number: 1, name: 'Tea house' })
    await planTasks(database, it.desk.now(), ['u1'], { personIds: [it.inspector.id] })
    await it.desk.client.batch([
      `INSERT INTO operations (id, number, version, status, starts_at, state)
       VALUES ('o', 4, 1, 'planned', ${it.desk.now()}, '{"plan":{"title":"Gas"}}')`,
      `INSERT INTO engagements (of, kind, person_id, from_at, until_at) VALUES ('operation:o', 'operation', '${it.trade.id}', 0, 1)`,
    ])
    const asked = await it.desk.press(it.office, 'b.0.new')
    const field = asked.form?.fields.find((each) => each.name === 'teams')
    const options = field?.kind === 'choices' ? field.options : []
    expect(options.map((option) => option.label)).toEqual([
      'J-4 Gas (1 person)',
      expect.stringMatching(/^P-1\/1 \S.* \(1 person\)$/),
    ])
    expect(asked.form?.fields.find((each) => each.name === 'campaign')).toMatchObject({
      hint: expect.stringMatching(/^P-1 \S/),
    })
    const refs = options.map((option) => option.value)
    const one = await it.write({ text: 'To the team.', teams: refs[1] ?? '' })
    expect([fieldOf(one, 'For'), reachOf(one)]).toEqual(['P-1/1', '1 on Telegram, 0 on Slack'])
    await it.desk.press(it.office, dataOf(one, 'Send'))
    expect([it.fire, it.trade, it.inspector].map((who) => got(it.desk, who))).toEqual([0, 0, 1])
    const both = await it.write({ text: 'To both.', teams: refs.join(',') })
    await it.desk.press(it.office, dataOf(both, 'Send'))
    expect([it.fire, it.trade, it.inspector].map((who) => got(it.desk, who))).toEqual([0, 1, 2])
    const campaign = await it.write({ text: 'To the campaign.', campaign: 'P-1' })
    expect([fieldOf(campaign, 'For'), reachOf(campaign)]).toEqual(['P-1', '1 on Telegram, 0 on Slack'])
    const unknown = await it.desk.send(it.office, {
      kind: 'submit',
      form: 'broadcast',
      target: '',
      values: { text: 'x', teams: 'team:made-up' },
    })
    expect(unknown.errors).toHaveProperty('teams')
  })

  test('for a campaign’s people goes to its chat and the committee’s, to no department’s', async () => {
    const it = await open()
    await planTasks(createDatabase(it.desk.client), it.desk.now(), [], { personIds: [it.inspector.id] })
    const office = await it.desk.enrol('Chen Jie', { role: 'coordinator' })
    for (const [chat, args] of Object.entries({ '-1': 'committee', '-2': 'P-1', '-3': '消防' })) {
      const place = { platform: 'telegram' as const, chat, private: false }
      await it.desk.send(office, { kind: 'command', word: 'bind', args, files: [] }, { place, title: args })
    }
    const reached = async (values: Record<string, string>) => {
      const preview = await it.write({ ...values, chats: 'yes' })
      await it.desk.press(it.office, dataOf(preview, 'Send'))
      const got = it.desk.shown.filter(({ view }) => view.body?.[0] === values.text)
      return got.map(({ ref }) => ref.chat).filter((chat) => chat.startsWith('-'))
    }
    expect(await reached({ text: 'To the campaign.', campaign: 'P-1' })).toEqual(['-1', '-2'])
    expect(await reached({ text: 'To all.' })).toEqual(['-1', '-3'])
  })

  test('in a group is acknowledged there, and commented on in private', async () => {
    const it = await open()
    const preview = await it.write({ text: 'For liaisons.', roles: 'liaison' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const place = { platform: 'telegram' as const, chat: '-100', private: false }
    const press = (act: string) =>
      it.desk.send(it.fire, { kind: 'press', data: `b.1.${act}` }, { place, title: 'Group' })
    expect((await press('comment')).toast).toEqual({
      text: 'Send me B-1 in private to comment on it.',
      alert: true,
    })
    expect((await press('acknowledge')).toast?.text).toBe('Acknowledged. Thank you.')
  })

  test('sent again by the platform, in another process too, goes once', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.' })
    const press = { kind: 'press' as const, data: dataOf(preview, 'Send') }
    await it.desk.send(it.office, press, { key: 'sl:once' })
    expect(await it.desk.send(it.office, press, { key: 'sl:once' })).toEqual({})
    await Promise.all([it.pass(0), it.pass(0)])
    expect([it.fire, it.trade, it.inspector].map((who) => got(it.desk, who))).toEqual([1, 1, 1])
  })

  test('shows who got it and who is missing by name, the first of them, group chats by themselves', async () => {
    const it = await open()
    const place = { platform: 'telegram' as const, chat: '-100', private: false }
    const second = await it.desk.enrol('Chen Jie', { role: 'coordinator' })
    await it.desk.send(
      second,
      { kind: 'command', word: 'bind', args: 'committee', files: [] },
      { place, title: 'Office' },
    )
    for (let at = 0; at < 22; at += 1) await it.desk.enrol(`Inspector ${at + 10}`, { role: 'leader' })
    const blocked = await it.desk.enrol('Zhou Ping', { role: 'leader' })
    it.desk.gone.add(blocked.account.userId)
    const preview = await it.write({ text: 'Meeting.', roles: 'leader', chats: 'yes' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const leader = it.desk.shown.find(({ view, ref }) => view.body?.[0] === 'Meeting.' && ref.chat !== '-100')
    await it.desk.send(
      { name: '', account: { platform: 'telegram', userId: leader?.ref.chat ?? '' } },
      { kind: 'press', data: dataOf(leader?.view, 'Acknowledge') },
    )
    await it.pass(20_000)
    const sheet = it.desk.chatOf(it.office).find((message) => message.view.title?.includes('Sent'))?.view
    const value = (label: string) => sheet?.fields?.find((field) => field.label === label)?.value
    expect(value('Progress')).toBe('1 of 23 acknowledged, 22 delivered · 1 not reached · 1 group chat')
    expect(value('Not acknowledged')).toMatch(/^Inspector 11, Inspector 12, .* and 2 more$/)
  })

  test('is acknowledged by one tap, with a comment if they like; the office follows by department', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.', roles: 'liaison,inspector' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.desk.press(it.fire, dataOf(it.last(it.fire), 'Acknowledge'))
    const card = it.desk.chatOf(it.fire).find((message) => message.view.title === '📢 B-1')
    expect(labels(card?.view)).toEqual([])
    expect(card?.view.footer).toContain('acknowledged')
    await it.desk.press(it.trade, dataOf(it.last(it.trade), 'With a comment…'))
    await it.desk.say(it.trade, 'Two of us will come.')
    await it.pass(20_000)
    const sheet = it.desk.chatOf(it.office).find((message) => message.view.title?.includes('Sent'))?.view
    expect(sheet?.fields?.find((field) => field.label === 'Progress')?.value).toBe(
      '2 of 3 acknowledged, 3 delivered',
    )
    expect(fieldOf(sheet, 'By department')).toContain(
      '\nFire and Rescue Brigade: 1 of 2 acknowledged, 2 delivered\n',
    )
    expect(sheet?.fields?.find((field) => field.label === 'Comments')?.value).toBe(
      'Zhao Min: Two of us will come.',
    )
  })

  test('is for its recipients alone: others neither read nor acknowledge it by its code', async () => {
    const it = await open()
    const preview = await it.write({ text: 'For liaisons.', roles: 'liaison' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const data = dataOf(it.last(it.fire), 'Acknowledge')
    expect((await it.desk.press(it.inspector, data)).toast?.text).toBe('This broadcast was not for you.')
    expect((await it.desk.say(it.inspector, 'what was B-1?')).view?.body?.[0]).toContain('no such broadcast')
    expect((await it.desk.command(it.fire, 'broadcast B-1')).view).toBeUndefined()
    expect(it.last(it.fire)?.body).toEqual(['For liaisons.'])
    const stranger = { name: 'X', account: { platform: 'telegram' as const, userId: '5' } }
    expect((await it.desk.press(stranger, data)).toast?.alert).toBe(true)
  })

  test('chases in the reader’s language, where its author wrote both', async () => {
    const it = await open()
    const preview = await it.write({
      text: '请于中午前上报。',
      other: 'Report by noon.',
      roles: 'inspector',
      chase: '4',
    })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.pass(4 * hourMs)
    expect(it.last(it.inspector)?.body?.[0]).toBe('B-1 · Please acknowledge this.\nReport by noon.')
  })

  test('chases twice, then gives the names to their liaison and the author', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Report by noon.', roles: 'inspector', chase: '4' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.pass(4 * hourMs)
    expect(it.last(it.inspector)?.body?.[0]).toBe('B-1 · Please acknowledge this.\nReport by noon.')
    await it.pass(20 * hourMs)
    await it.pass(0)
    const reminders = (who: Someone) =>
      it.desk.chatOf(who).flatMap(({ view }) => (view.title?.startsWith('⏰') ? [view] : []))
    expect(reminders(it.inspector)).toHaveLength(2)
    await it.pass(24 * hourMs)
    expect(reminders(it.fire).at(-1)?.body?.[0]).toContain('Not acknowledged by 1: Sun Lei')
    expect(reminders(it.office).at(-1)?.body?.[0]).toContain('Sun Lei')
    await it.pass(24 * hourMs)
    expect(reminders(it.inspector)).toHaveLength(2)
    await it.desk.press(it.inspector, dataOf(reminders(it.inspector).at(-1), 'Acknowledge B-1'))
    const { rows } = await it.desk.client.execute(
      'SELECT acknowledged_at IS NOT NULL AS done FROM broadcast_recipients',
    )
    expect(rows).toEqual([{ done: 1 }])
  })

  test('chases at the pace that was set, and says when before it goes and after', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Report at once.', roles: 'inspector', chase: '2' })
    const times = 'today 12:00, today 14:00; today 16:00 the names go to liaison, office'
    const chased = (view: View | undefined) => fieldOf(view, 'Chased')
    expect(chased(preview)).toBe(`after 2 hours without an answer, if sent now: ${times}`)
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    // Due at the same time, after another span.
    it.desk.forward(hourMs)
    const other = await it.write({ text: 'Call me.', roles: 'leader,inspector', chase: '1' })
    await it.desk.press(it.office, dataOf(other, 'Send'))
    await it.desk.command(it.office, 'broadcast B-1')
    await it.desk.settle()
    expect(chased(it.last(it.office))).toBe(`after 2 hours without an answer: ${times}`)
    const heard: string[] = []
    for (let hour = 12; hour <= 18; hour += 1) {
      const before = it.desk.chatOf(it.inspector).length
      const above = it.desk.chatOf(it.fire).length
      await it.pass(hourMs)
      const chases = (who: Someone, from: number) =>
        it.desk
          .chatOf(who)
          .slice(from)
          .flatMap(({ view }) => view.body?.join().match(/B-\d/g) ?? [])
      heard.push(`${hour}: ${chases(it.inspector, before)} | ${chases(it.fire, above)}`)
    }
    expect(heard).toEqual([
      '12: B-1,B-2 | ',
      '13: B-2 | ',
      '14: B-1 | B-2',
      '15:  | ',
      '16:  | B-1',
      '17:  | ',
      '18:  | ',
    ])
  })

  test.each([
    ['tomorrow 9:00', 'tomorrow 09:00'],
    ['明早八点半', 'tomorrow 08:30'],
    ['明天', 'tomorrow 08:00'],
    ['two hours', 'today 12:00'],
    ['两小时后', 'today 12:00'],
  ])('goes at the time that is written as people write it: %s', async (when, said) => {
    const it = await open()
    expect((await it.write({ text: 'Meeting.', when }))?.footer).toBe(`goes ${said}`)
  })

  test('written on Telegram: a time that is none is asked again at once, what was wrong by itself at the end', async () => {
    const it = await open()
    const author = await it.desk.enrol('Chen Jun', { role: 'coordinator' })
    let { view } = await it.desk.command(author, 'broadcast Strong wind')
    const asked = () => view?.body?.join('\n') ?? ''
    const skipTo = async (question: string) => {
      while (!asked().includes(question)) ({ view } = await it.desk.press(author, dataOf(view, 'Skip')))
    }
    await skipTo('For the people of a campaign')
    ;({ view } = await it.desk.say(author, 'P-77'))
    await skipTo('When it goes')
    ;({ view } = await it.desk.say(author, 'someday'))
    expect(asked()).toMatch(/^⚠️ .*understand[\s\S]*When it goes[\s\S]*“tomorrow 9:00”/)
    ;({ view } = await it.desk.say(author, 'tomorrow 9:00'))
    expect(labels(view)).not.toContain('Skip')
    ;({ view } = await it.desk.press(author, dataOf(view, '24 hours')))
    ;({ view } = await it.desk.press(author, dataOf(view, 'Skip')))
    expect(asked()).toMatch(/^⚠️ [\s\S]*For the people of a campaign/)
    ;({ view } = await it.desk.press(author, dataOf(view, 'Skip')))
    expect(view?.body).toEqual(['B-1 · Draft'])
    expect(it.last(author)).toMatchObject({
      title: '📢 B-1 · Draft',
      quote: 'Strong wind',
      footer: 'goes tomorrow 09:00',
    })
    ;({ view } = await it.desk.press(author, dataOf(it.last(author), 'Correct…')))
    ;({ view } = await it.desk.say(author, 'Strong wind, seal the hoardings'))
    ;({ view } = await it.desk.say(author, '大风'))
    expect(it.last(author)?.quote).toBe('Strong wind, seal the hoardings\n—\n大风')
    const correct = async (...words: string[]) => {
      ;({ view } = await it.desk.press(author, dataOf(it.last(author), 'Correct…')))
      for (const word of words) ({ view } = await it.desk.say(author, word))
    }
    await correct('Storm')
    expect(asked()).toContain('It says “大风” now.')
    await it.desk.press(author, dataOf(view, 'Skip'))
    expect(it.last(author)?.quote).toBe('Storm\n—\n大风')
    await correct('Storm!', '-')
    expect(it.last(author)?.quote).toBe('Storm!')
  })

  test('waits for its time, can be cancelled before, and goes by itself', async () => {
    const it = await open()
    const when = String(it.desk.now() + 2 * hourMs)
    const first = await it.write({ text: 'Cancelled.', when })
    await it.desk.press(it.office, dataOf(first, 'Send'))
    await it.desk.press(it.office, dataOf(first, 'Do not send'))
    const second = await it.write({ text: 'On time.', when })
    await it.desk.press(it.office, dataOf(second, 'Send'))
    await it.pass(hourMs)
    expect(got(it.desk, it.fire)).toBe(0)
    await it.pass(hourMs)
    await it.pass(0)
    expect(got(it.desk, it.fire)).toBe(1)
    expect(it.last(it.fire)?.body).toEqual(['On time.'])
  })

  test('is corrected everywhere after it went, and says so', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const values = { text: 'Meeting at ten.' }
    await it.desk.send(it.office, { kind: 'submit', form: 'broadcast-correction', target: '1', values })
    expect(it.last(it.fire)?.body).toEqual(['Meeting at ten.'])
    expect(it.last(it.fire)?.footer).toContain('corrected')
    expect(got(it.desk, it.fire)).toBe(1)
  })

  test('corrected, tells who acknowledged before, who can do so again; what they did stays', async () => {
    const it = await open()
    const preview = await it.write({ text: 'At nine.', roles: 'inspector,liaison', chase: '2' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.desk.settle()
    await it.desk.press(it.inspector, dataOf(it.last(it.inspector), 'Acknowledge'))
    await it.desk.press(it.fire, dataOf(it.last(it.fire), 'Acknowledge'))
    const correct = (text: string) =>
      it.desk.send(it.office, {
        kind: 'submit',
        form: 'broadcast-correction',
        target: '1',
        values: { text },
      })
    const reopen = async (who: Someone) => {
      await it.desk.command(who, 'broadcast B-1')
      await it.desk.settle()
      return it.last(who)
    }
    const progress = async () =>
      (await reopen(it.office))?.fields?.find((field) => field.label === 'Progress')?.value
    expect((await correct('At nine.')).errors).toMatchObject({ text: expect.stringContaining('already') })
    expect(await progress()).toBe('2 of 3 acknowledged, 3 delivered')

    it.desk.forward(60_000)
    expect((await correct('At ten.')).errors).toBeUndefined()
    await it.desk.settle()
    expect(await progress()).toBe('2 of 3 acknowledged, 3 delivered · 2 acknowledged before the correction')
    expect(it.last(it.office)?.footer).toBe('from Wang Fang · corrected today 10:01')
    const card = await reopen(it.inspector)
    expect(card).toMatchObject({
      body: ['At ten.'],
      footer: expect.stringContaining('acknowledged before that'),
    })
    // Nobody who acknowledged is chased again.
    await it.pass(3 * hourMs)
    expect(it.last(it.inspector)?.title).not.toContain('⏰')
    expect(it.desk.chatOf(it.trade).some(({ view }) => view.title?.startsWith('⏰'))).toBe(true)

    for (const _twice of [1, 2]) {
      await it.desk.press(it.inspector, dataOf(card, 'Acknowledge'))
      await it.desk.settle()
      it.desk.forward(hourMs)
    }
    expect(await progress()).toBe('2 of 3 acknowledged, 3 delivered · 1 acknowledged before the correction')
    expect((await reopen(it.inspector))?.footer).toMatch(/✓ acknowledged$/)
    expect(labels(await reopen(it.inspector))).toEqual([])
    const sheet = await reopen(it.office)
    const { file } = await it.desk.press(it.office, dataOf(sheet, 'List of recipients'))
    const rows = new TextDecoder().decode(file?.bytes).split('\r\n')
    expect(rows.find((row) => row.includes('Sun Lei'))).toContain('"2026-11-23 10:00","2026-11-23 13:01"')
    expect(rows.find((row) => row.includes('Li Wei'))).toContain('"2026-11-23 10:00",""')
  })

  test('hands out its recipients as a list', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting.', roles: 'liaison' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const file = (await it.desk.press(it.office, 'b.1.export')).file
    const text = new TextDecoder().decode(file?.bytes)
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain('"Li Wei","Fire and Rescue Brigade","Telegram","delivered"')
    expect((await it.desk.press(it.fire, 'b.1.export')).file).toBeUndefined()
  })

  test('reaches a bound group once, in both languages, until the group is unbound', async () => {
    const it = await open()
    const place = { platform: 'telegram' as const, chat: '-100', private: false }
    const inGroup = (who: Someone, word: string, args = '') =>
      it.desk.send(who, { kind: 'command', word, args, files: [] }, { place, title: 'Fire group' })
    const second = await it.desk.enrol('Chen Jie', { role: 'coordinator' })
    expect((await inGroup(it.fire, 'bind', 'committee')).view?.body?.[0]).toContain('Only coordinators')
    expect((await inGroup(second, 'bind', '消防')).view?.body?.[0]).toContain('Fire and Rescue Brigade')
    const words = {
      text: '今晚大风。',
      other: 'Strong wind.',
      organizations: 'fire-and-rescue',
      chats: 'yes',
    }
    const preview = await it.write(words)
    expect(reachOf(preview)).toContain('1 group chat')
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const group = () => it.desk.shown.filter((message) => message.ref.chat === '-100')
    expect(group().map((message) => message.view.body)).toEqual([['今晚大风。', 'Strong wind.']])
    await inGroup(second, 'unbind')
    const later = await it.write(words)
    await it.desk.press(it.office, dataOf(later, 'Send'))
    expect(group()).toHaveLength(1)
  })
})
