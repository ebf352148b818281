import { describe, expect, test } from 'vitest'
import { addUnit } from '../support/desk'
import { openPlatforms, slackButton } from '../support/platforms'

async function open() {
  const it = await openPlatforms()
  await addUnit(it.client, { id: 'u1', number: 1, name: '鑫源加油站', nameEn: 'Xinyuan petrol station' })
  await addUnit(it.client, { id: 'u2', number: 2, name: '红旗服装厂', nameEn: 'Hongqi garment factory' })
  const post = { role: 'inspector', organizationId: 'fire-and-rescue' } as const
  const inspector = await it.enrol('Li Wei', post, 'telegram')
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  return { it, inspector, coordinator }
}

describe('Change on a card in Slack', () => {
  async function openChange() {
    const given = await open()
    const { it, inspector, coordinator } = given
    await it.telegram.sendText(inspector.number, inspector.number, '#隐患 鑫源加油站 消防通道堵塞')
    await it.settle()
    const { where, block, action } = slackButton(it, coordinator.userId, coordinator.dm, 'Change…')
    await it.slack.press(coordinator.userId, where, block, action)
    const card = () => it.slack.messages(coordinator.dm).find((message) => message.ts === where.ts)
    const onTelegram = () =>
      it.telegram
        .pane(inspector.number)
        .chats[0]?.messages.findLast((message) => message.text?.includes('H-1 ·'))
    return { ...given, card, onTelegram }
  }

  test('opens with what is known, and edits the card where it stands on both platforms', async () => {
    const { it, coordinator, card, onTelegram } = await openChange()
    const { userId } = coordinator
    const before = { slack: it.slack.messages(coordinator.dm).length, telegram: onTelegram()?.message_id }
    const opened = it.slack.openView(userId)?.view
    expect(opened?.private_metadata).toBe('1')
    expect(JSON.stringify(opened?.blocks)).toContain('Xinyuan petrol station')
    expect(JSON.stringify(opened?.blocks)).toContain('消防通道堵塞')

    const found = await it.slack.suggest(userId, 'unit', 'search_units', 'hongqi')
    expect(found[0]?.text.text).toContain('Hongqi garment factory')
    await it.slack.submitView(userId, {
      unit: { search_units: { type: 'external_select', selected_option: found[0] } },
      severity: { value: { type: 'static_select', selected_option: { value: 'major' } } },
    })
    await it.settle()
    expect(it.slack.openView(userId)).toBeUndefined()
    expect(it.slack.messages(coordinator.dm)).toHaveLength(before.slack)
    expect(card()?.edited).toBe(true)
    expect(JSON.stringify(card()?.blocks)).toMatch(/Hongqi garment factory.*Major/)
    expect(onTelegram()?.message_id).toBe(before.telegram)
    expect(onTelegram()?.text).toMatch(/Hongqi garment factory[\s\S]*Major/)
    const { rows } = await it.client.execute(
      "SELECT event FROM hazard_history WHERE event LIKE '%corrected%' ORDER BY sequence",
    )
    expect(rows).toHaveLength(1)
    expect(JSON.parse(String(rows[0]?.event)).changes).toHaveLength(2)
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('a place that is no registered unit is taken as words', async () => {
    const { it, coordinator, card } = await openChange()
    const found = await it.slack.suggest(coordinator.userId, 'unit', 'search_units', '东街 12 号铺')
    const words = found.at(-1)
    expect(words?.value).toBe('=东街 12 号铺')
    await it.slack.submitView(coordinator.userId, {
      unit: { search_units: { type: 'external_select', selected_option: words } },
    })
    await it.settle()
    expect(JSON.stringify(card()?.blocks)).toContain('东街 12 号铺')
    expect(JSON.stringify(card()?.blocks)).not.toContain('Xinyuan petrol station')
  })

  test('with nothing changed says so, and keeps the form open', async () => {
    const { it, coordinator, card } = await openChange()
    await it.slack.submitView(coordinator.userId, {})
    await it.settle()
    expect(Object.keys(it.slack.openView(coordinator.userId)?.errors ?? {})).toHaveLength(1)
    expect(card()?.edited).toBeUndefined()
  })

  test('by somebody who left meanwhile changes nothing', async () => {
    const { it, coordinator, card } = await openChange()
    await it.client.execute({ sql: 'UPDATE people SET active = 0 WHERE id = ?', args: [coordinator.id] })
    await it.slack.submitView(coordinator.userId, {
      severity: { value: { type: 'static_select', selected_option: { value: 'major' } } },
    })
    await it.settle()
    expect(card()?.edited).toBeUndefined()
    const { rows } = await it.client.execute('SELECT severity FROM hazards')
    expect(rows[0]?.severity).toBe('general')
  })
})

describe('a mention in a channel', () => {
  async function inChannel() {
    const given = await open()
    const { it, coordinator } = given
    it.slack.addChannel({ id: 'C1', name: 'district', members: [coordinator.userId, 'U0ANWEI', 'U9'] })
    const say = async (user: string, text: string) => {
      await it.slack.message(user, 'C1', text)
      const said = it.slack.messages('C1').findLast((message) => message.user === user)
      await it.settle()
      const answers = it.slack.messages('C1').filter((message) => message.user === 'U0ANWEI')
      return { ts: said?.ts ?? '', answers }
    }
    return { ...given, say }
  }

  test('is answered in the thread of what was said', async () => {
    const { it, coordinator, say } = await inChannel()
    const { ts, answers } = await say(coordinator.userId, '<@U0ANWEI> help')
    expect(answers.map((message) => message.threadTs)).toEqual([ts])
    it.checkCalls()
  })

  test('that is a report gets its card in the thread, and the card is edited there', async () => {
    const { it, coordinator, say } = await inChannel()
    const { ts, answers } = await say(coordinator.userId, '<@U0ANWEI> #隐患 鑫源加油站 消防通道堵塞')
    const card = answers.find((message) => JSON.stringify(message.blocks).includes('H-1'))
    expect(card?.threadTs).toBe(ts)
    // Everybody reads it there, so it is nobody's own: its buttons ask whoever presses.
    const { where, block, action } = slackButton(it, coordinator.userId, 'C1', '核实属实')
    await it.slack.press(coordinator.userId, where, block, action)
    await it.settle()
    const now = it.slack.messages('C1').find((message) => message.ts === card?.ts)
    expect(JSON.stringify(now?.blocks)).toContain('已核实')
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('of a stranger gets a polite answer in the thread and files nothing', async () => {
    const { it, say } = await inChannel()
    it.slack.addUser({ id: 'U9', name: 'somebody', realName: 'Somebody' })
    const { ts, answers } = await say('U9', '<@U0ANWEI> #隐患 鑫源加油站 消防通道堵塞')
    expect(answers.map((message) => message.threadTs)).toEqual([ts])
    expect((await it.client.execute('SELECT id FROM hazards')).rows).toEqual([])
  })

  test('in the thread under one’s report, rather than under its card, is a note on it', async () => {
    const { it, coordinator, say } = await inChannel()
    const { ts } = await say(coordinator.userId, '<@U0ANWEI> #隐患 鑫源加油站 消防通道堵塞')
    await it.slack.message(coordinator.userId, 'C1', '<@U0ANWEI> 物业已到场', { threadTs: ts })
    await it.slack.message(coordinator.userId, coordinator.dm, '#隐患 红旗服装厂 电线裸露')
    const own = it.slack.messages(coordinator.dm).findLast((message) => message.user === coordinator.userId)
    await it.settle()
    await it.slack.message(coordinator.userId, coordinator.dm, '已断电', { threadTs: own?.ts ?? '' })
    const { rows } = await it.client.execute(
      `SELECT hazard_id AS id, event ->> '$.text' AS text FROM hazard_history WHERE event ->> '$.type' = 'noted' ORDER BY at`,
    )
    expect(rows.map((row) => row.text)).toEqual(['物业已到场', '已断电'])
    expect(new Set(rows.map((row) => row.id)).size).toBe(2)
    it.checkCalls()
  })

  test('what is said there without one is left alone', async () => {
    const { coordinator, say } = await inChannel()
    expect((await say(coordinator.userId, 'lunch at noon?')).answers).toEqual([])
  })
})
