import { describe, expect, test } from 'vitest'
import { openPlatforms, telegramButton } from '../support/platforms'

const group = -1_005_005
const app = 'U0ANWEI'

async function open() {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
  const online = await it.enrol('Sun Li', { role: 'coordinator' }, 'slack')
  it.slack.addChannel({ id: 'C1', name: 'district', members: [online.userId, app] })
  const bindings = async () =>
    (await it.client.execute('SELECT chat, thread, bound, gone_reason FROM bound_chats ORDER BY thread')).rows
  const said = (chat: number) =>
    it.telegram.pane(office.number).chats.find((each) => each.id === chat)?.messages ?? []
  const onSlack = (channel: string) => JSON.stringify(it.slack.messages(channel).map((each) => each.text))
  const passing = async () => {
    it.forward(60_000)
    await it.tick(it.now())
    await it.settle()
  }
  const bindOnSlack = () => it.slack.message(online.userId, 'C1', `<@${app}> bind committee`)
  return { it, office, online, bindings, said, onSlack, passing, bindOnSlack }
}
type Open = Awaited<ReturnType<typeof open>>

async function openForum() {
  const opened = await open()
  const { it, office } = opened
  it.telegram.addGroup({ id: group, title: 'Patrol', members: [office.number], forum: true })
  const topics = [
    (await it.telegram.addTopic(office.number, group, 'Fire')).thread,
    (await it.telegram.addTopic(office.number, group, 'All')).thread,
  ]
  const [fire = 0, all = 0] = topics
  await it.telegram.sendText(office.number, group, '/bind 消防', { thread: fire })
  await it.telegram.sendText(office.number, group, '/bind committee', { thread: all })
  return { ...opened, fire, all }
}

const lost = async ({ bindings }: Open) => (await bindings()).map((row) => row.gone_reason)

describe('a Telegram group that put the bot out and lets it in again', () => {
  test('has all that was bound there back, each topic is told so, and the office on both platforms', async () => {
    const forum = await openForum()
    const { it, office, online, bindings, said, onSlack, passing, fire, all } = forum
    const before = await bindings()
    expect(before).toMatchObject([{ thread: String(fire) }, { thread: String(all) }])
    await it.telegram.kickBot(group)
    expect(await lost(forum)).toEqual(['removed', 'removed'])
    await passing()
    expect(said(office.number).at(-1)?.text).toContain('“Patrol” any more (I am no member)')

    const heard = said(group).length
    await it.telegram.letBotIn(office.number, group)
    await passing()
    expect(await bindings()).toEqual(before)
    const told = said(group).slice(heard)
    expect(told.map((each) => each.message_thread_id)).toEqual([fire, all])
    expect(told[0]?.text).toContain('原绑定（消防救援大队）继续有效')
    const last = said(office.number)
      .slice(-2)
      .map((each) => each.text)
    expect(last).toEqual([
      expect.stringContaining('it gets what is for Fire and Rescue Brigade, as before'),
      expect.stringContaining('it gets what is for the committee, as before'),
    ])
    expect(onSlack(online.dm)).toContain('it gets what is for the committee, as before')

    // One loss is over once, however often the bot's rights are changed after it.
    await it.telegram.letBotIn(office.number, group)
    await passing()
    expect(said(group)).toHaveLength(heard + 2)
    it.checkCalls()
  })

  test('and was unbound meanwhile or before stays unbound', async () => {
    const { it, office, bindings, said, passing, all } = await openForum()
    await it.telegram.sendText(office.number, group, '/unbind', { thread: all })
    await it.telegram.kickBot(group)
    await it.telegram.sendText(office.number, office.number, '/bind')
    const { message, data } = telegramButton(it, office.number, 'Unbind “Patrol”')
    await it.telegram.press(office.number, office.number, message, data)
    const heard = said(group).length
    await it.telegram.letBotIn(office.number, group)
    await passing()
    expect(await bindings()).toEqual([])
    expect(said(group)).toHaveLength(heard)
  })
})

test('a Telegram channel where the bot may post again is bound again; a code that waits counts more', async () => {
  const { it, office, bindings, said, passing } = await open()
  it.telegram.addGroup({ id: group, title: 'Notices', members: [office.number], channel: true })
  const codeFor = async (what: string) => {
    await it.telegram.sendText(office.number, office.number, `/bind ${what}`)
    await it.settle()
  }
  await codeFor('committee')
  await it.telegram.letBotIn(office.number, group)
  for (const bound of ['committee', 'organization']) {
    await it.telegram.kickBot(group)
    if (bound === 'organization') await codeFor('消防')
    await it.telegram.letBotIn(office.number, group)
    await passing()
    const [row] = await bindings()
    expect([JSON.parse(String(row?.bound)).to, row?.gone_reason]).toEqual([bound, null])
  }
  expect(said(group).filter((each) => each.text?.includes('继续有效'))).toHaveLength(1)
  it.checkCalls()
})

describe('a Slack channel', () => {
  test('that is archived is lost at once; brought back without the app it says so; joined, it is bound again', async () => {
    const opened = await open()
    const { it, office, online, said, onSlack, passing, bindOnSlack } = opened
    await bindOnSlack()
    await it.slack.archive(online.userId, 'C1')
    await passing()
    expect(await lost(opened)).toEqual(['archived'])
    expect(said(office.number).at(-1)?.text).toContain('any more (archived)')

    await it.slack.unarchive(online.userId, 'C1')
    await it.settle()
    await passing()
    expect(await lost(opened)).toEqual(['not_in_channel'])
    expect(said(office.number).at(-1)?.text).toContain('any more (I am no member)')

    await it.slack.join('C1', app, online.userId)
    await passing()
    expect(await lost(opened)).toEqual([null])
    expect(onSlack('C1')).toContain('原绑定（安委会）继续有效')
    expect(onSlack(online.dm)).toContain('it gets what is for the committee, as before')
    it.checkCalls()
  })

  test('that puts the app out is lost at once, and whoever else joins brings nothing back', async () => {
    const opened = await open()
    const { it, online, onSlack, passing, bindOnSlack } = opened
    await bindOnSlack()
    await it.slack.kickApp('C1')
    expect(await lost(opened)).toEqual(['removed'])
    await it.slack.join('C1', 'U900', online.userId)
    expect(await lost(opened)).toEqual(['removed'])
    await it.slack.join('C1', app)
    await it.slack.retry()
    await passing()
    expect(await lost(opened)).toEqual([null])
    expect(onSlack('C1').match(/继续有效/g)).toHaveLength(1)
  })

  test('that was never bound hears nothing of it', async () => {
    const { it, bindings, online, onSlack, passing } = await open()
    await it.slack.join('C1', app, online.userId)
    await it.slack.archive(online.userId, 'C1')
    await it.slack.unarchive(online.userId, 'C1')
    await passing()
    expect(await bindings()).toEqual([])
    expect(onSlack('C1')).toBe('[]')
  })
})
