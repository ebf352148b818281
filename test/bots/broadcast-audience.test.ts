import { describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { fieldOf, got, hourMs, openBroadcasts as open, reachOf } from '../support/broadcasts'
import { addUnit, dataOf, labels, type Someone } from '../support/desk'
import { planTasks } from '../support/inspections'

describe('the audience of a broadcast', () => {
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
