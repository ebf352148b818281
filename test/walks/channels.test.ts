import { describe, expect, test } from 'vitest'
import { openPlatforms, type Platforms, telegramButton } from '../support/platforms'

const channel = -1_003_003
const minuteMs = 60_000

async function open() {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
  const inspector = await it.enrol(
    'Li Wei',
    { role: 'inspector', organizationId: 'fire-and-rescue' },
    'telegram',
  )
  const members = [office.number, inspector.number]
  it.telegram.addGroup({ id: channel, title: 'Notices', members, channel: true })
  const posts = () =>
    it.telegram.pane(office.number).chats.find((chat) => chat.id === channel)?.messages ?? []
  const say = async (user: number, text: string, where = user) => {
    await it.telegram.sendText(user, where, text)
    await it.settle()
  }
  const post = (text: string) => say(office.number, text, channel)
  /** What the bot last said to somebody in private. */
  const answer = (user: number) => newest(it, user)?.text ?? ''
  const codeFor = async (what: string) => {
    await say(office.number, `/bind ${what}`)
    return /\/bind \S{22,}/.exec(answer(office.number))?.[0] ?? ''
  }
  const bindings = async () =>
    (await it.client.execute('SELECT chat, title, gone_reason FROM bound_chats')).rows
  return { it, office, inspector, posts, say, post, answer, codeFor, bindings }
}
const newest = (it: Platforms, user: number) =>
  it.telegram
    .pane(user)
    .chats.find((chat) => chat.id === user)
    ?.messages.at(-1)

describe('a channel', () => {
  test('is bound by a code posted in it, gets the committee’s broadcasts, and is unbound from the list', async () => {
    const { it, office, posts, say, post, answer, codeFor } = await open()
    const code = await codeFor('committee')
    await post(code)
    expect(posts().at(-1)?.text).toContain('This chat gets what is for the committee')
    expect(answer(office.number)).toContain('“Notices” is bound to the committee')
    const kept = JSON.stringify((await it.client.execute('SELECT * FROM bind_codes')).rows)
    expect(kept).not.toContain(code.replace('/bind ', ''))

    const broadcast = async (text: string) => {
      const values = { text, roles: 'leader', chats: 'yes' }
      await it.database.save(`draft ${text}`, it.now(), [
        {
          kind: 'broadcast.written',
          broadcast: {
            id: text,
            number: 0,
            version: 1,
            text: values.text,
            files: [],
            audience: { roles: ['leader'], organizationIds: [], chats: true },
            chaseHours: 0,
            by: office.id,
            at: it.now(),
            state: { status: 'draft' },
          },
        },
      ])
      const { rows } = await it.client.execute('SELECT max(number) AS number FROM broadcasts')
      await say(office.number, `/broadcast B-${rows[0]?.number}`)
      const { message, data } = telegramButton(it, office.number, 'Send')
      await it.telegram.press(office.number, office.number, message, data)
      await it.settle()
    }
    await broadcast('Strong wind tonight.')
    expect(posts().at(-1)?.text).toContain('Strong wind tonight.')
    const before = posts().length
    const correct = telegramButton(it, office.number, 'Correct…')
    await it.telegram.press(office.number, office.number, correct.message, correct.data)
    await say(office.number, 'Strong wind tomorrow.')
    const skip = telegramButton(it, office.number, 'Skip')
    await it.telegram.press(office.number, office.number, skip.message, skip.data)
    await it.settle()
    expect(posts().at(-1)?.text).toContain('Strong wind tomorrow.')
    expect(posts().at(-1)?.text).toContain('更正')
    expect(posts()).toHaveLength(before)

    await say(office.number, '/bind')
    const { message, data } = telegramButton(it, office.number, 'Unbind “Notices”')
    await it.telegram.press(office.number, office.number, message, data)
    await broadcast('Too late.')
    expect(posts().at(-1)?.text).not.toContain('Too late.')
    it.checkCalls()
  })

  test('is not bound by a code that was used, is too old, is made up, or whose maker left the office', async () => {
    const { it, office, inspector, posts, post, codeFor, bindings } = await open()
    const refused = async (code: string) => {
      const before = posts().length
      await post(code)
      expect(await bindings()).toEqual([])
      const said = posts().slice(before + 1)
      expect([code, said.map((it) => it.text)]).toEqual([
        code,
        [expect.stringMatching(/does not count|已失效/)],
      ])
    }
    const used = await codeFor('committee')
    await post(used)
    await it.client.execute('DELETE FROM bound_chats')
    await refused(used)
    const old = await codeFor('committee')
    it.forward(15 * minuteMs)
    await refused(old)
    await refused('/bind committee')
    await refused('/bind AAAAAAAAAAAAAAAAAAAAAA')
    const left = await codeFor('committee')
    await it.client.execute({ sql: "UPDATE people SET role = 'leader' WHERE id = ?", args: [office.id] })
    await refused(left)
    await it.telegram.sendText(inspector.number, inspector.number, '/bind committee')
    expect((await it.client.execute('SELECT count(*) AS n FROM bind_codes')).rows[0]?.n).toBe(3)
  })

  test('is bound at once where the bot is let in by whoever has a code', async () => {
    const { it, office, inspector, posts, codeFor, bindings } = await open()
    await it.telegram.letBotIn(office.number, channel)
    expect(await bindings()).toEqual([])
    await codeFor('消防')
    await it.telegram.letBotIn(inspector.number, channel)
    expect(await bindings()).toEqual([])
    await it.telegram.letBotIn(office.number, channel)
    expect(await bindings()).toMatchObject([{ chat: String(channel), title: 'Notices' }])
    expect(posts().at(-1)?.text).toContain('Fire and Rescue')
    it.checkCalls()
  })

  test('that puts the bot out is bound no more, and the office is told', async () => {
    const { it, office, post, answer, codeFor, bindings } = await open()
    await post(await codeFor('committee'))
    await it.telegram.kickBot(channel)
    expect(await bindings()).toMatchObject([{ gone_reason: 'removed' }])
    await it.tick(it.now())
    await it.settle()
    expect(answer(office.number)).toContain('can’t speak in the chat “Notices”')
  })

  test('says nothing to what else is posted in it', async () => {
    const { posts, post } = await open()
    await post('#隐患 红旗村仓库：未配备灭火器')
    await post('/tasks')
    expect(posts()).toHaveLength(2)
  })
})

test('one code binds one chat, however many are posted at once', async () => {
  const { it, office, codeFor, bindings } = await open()
  const other = -1_004_004
  it.telegram.addGroup({ id: other, title: 'Other', members: [office.number], channel: true })
  const code = await codeFor('committee')
  await Promise.all([channel, other].map((chat) => it.telegram.sendText(office.number, chat, code)))
  expect(await bindings()).toHaveLength(1)
})

test('on Slack a channel is bound where it is, by a mention; in private it is said how', async () => {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'slack')
  it.slack.addChannel({ id: 'C1', name: 'district', members: [office.userId, inspector.userId, 'U0ANWEI'] })
  await it.slack.message(inspector.userId, 'C1', '<@U0ANWEI> bind committee')
  expect((await it.client.execute('SELECT chat FROM bound_chats')).rows).toEqual([])
  const answer = await it.slack.slashCommand(office.userId, office.dm, '/safety', 'bind committee')
  expect(JSON.stringify(it.slack.messages(office.dm))).toContain('then say it there')
  expect(answer.status).toBe(200)
  await it.slack.message(office.userId, 'C1', '<@U0ANWEI> bind committee')
  expect((await it.client.execute('SELECT chat FROM bound_chats')).rows).toMatchObject([{ chat: 'C1' }])
  // A mention comes without the channel's name: Slack itself names it to those who read of it.
  const newest = () => it.slack.messages(office.dm).at(-1)
  await it.slack.slashCommand(office.userId, office.dm, '/safety', 'bind')
  expect(newest()?.text).toContain('<#C1> → the committee')
  expect(JSON.stringify(newest()?.blocks)).toContain('{"type":"channel","channel_id":"C1"}')
  expect(JSON.stringify(newest()?.blocks)).toContain('Unbind “the committee”')
  await it.slack.kickApp('C1')
  await it.tick(it.now())
  await it.settle()
  expect(newest()?.text).toContain('I can’t speak in the chat “<#C1>” any more')
  it.checkCalls()
})

test('on Slack a channel is bound, by its name, and unbound by a command typed in it, and hears of it', async () => {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'slack')
  it.slack.addChannel({ id: 'C1', name: 'district', members: [office.userId, inspector.userId, 'U0ANWEI'] })
  const bound = async () => (await it.client.execute('SELECT chat, title FROM bound_chats')).rows
  await it.slack.slashCommand(inspector.userId, 'C1', '/safety', 'bind committee')
  expect(await bound()).toEqual([])
  await it.slack.slashCommand(office.userId, 'C1', '/safety', 'bind committee')
  await it.settle()
  expect(await bound()).toMatchObject([{ chat: 'C1', title: '#district' }])
  const heard = it.slack.messages('C1').filter((message) => message.onlyFor === undefined)
  expect(heard.map((message) => message.text)).toEqual([expect.stringContaining('“#district”已绑定安委会')])
  await it.slack.slashCommand(office.userId, 'C1', '/safety', 'unbind')
  expect(await bound()).toEqual([])
  it.checkCalls()
})

test('a channel bound by a command before the app is in it is bound once the app is let in', async () => {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  it.slack.addChannel({ id: 'C1', name: 'district', members: [office.userId] })
  const lost = async () => (await it.client.execute('SELECT gone_reason FROM bound_chats')).rows
  await it.slack.slashCommand(office.userId, 'C1', '/safety', 'bind committee')
  await it.settle()
  expect(await lost()).toEqual([{ gone_reason: 'not_in_channel' }])
  await it.tick(it.now())
  await it.settle()
  expect(JSON.stringify(it.slack.messages(office.dm))).toContain('“#district” any more (I am no member)')
  await it.slack.join('C1', 'U0ANWEI', office.userId)
  expect(await lost()).toEqual([{ gone_reason: null }])
})
