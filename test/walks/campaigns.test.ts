import { expect, test } from 'vitest'
import { openPlatforms, type Platforms, slackButton, telegramButton } from '../support/platforms'

const text = (value: string) => ({ value: { type: 'plain_text_input', value } })
const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })

const addUnits = (it: Platforms) =>
  it.http.request('/api/v1/units/import', {
    method: 'POST',
    headers: { authorization: `Bearer ${it.settings.API_TOKEN}`, 'content-type': 'text/csv' },
    body: '单位名称,所属街道,行业\n鑫源化工厂,东街街道,化工\n恒达化工厂,东街街道,化工\n金福商店,东街街道,商店\n',
  })

test('a campaign is made in a modal on Slack, inspected from Telegram, and its coverage edited in place', async () => {
  const it = await openPlatforms()
  await addUnits(it)
  const { organizations } = await it.database.read({ organizations: it.database.queries.organizations() })
  const ground = organizations.find((one) => one.nameZh === '东街街道')?.id ?? ''
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const inspector = await it.enrol('李伟', { role: 'inspector', organizationId: ground }, 'telegram', 'zh')
  const leader = await it.enrol('陈刚', { role: 'leader' }, 'telegram', 'zh')
  const slackShows = () => JSON.stringify(it.slack.messages(office.dm).map((one) => one.blocks))
  const telegramShows = (who: typeof inspector) =>
    it.telegram.pane(who.number).chats[0]?.messages.map((one) => one.text ?? '') ?? []
  const onSlack = async (label: string) => {
    const { where, block, action } = slackButton(it, office.userId, office.dm, label)
    await it.slack.press(office.userId, where, block, action)
    await it.settle()
  }
  const onTelegram = async (who: typeof inspector, label: string) => {
    const { message, data } = telegramButton(it, who.number, label)
    await it.telegram.press(who.number, who.number, message, data)
    await it.settle()
  }

  await it.slack.slashCommand(office.userId, office.dm, '/safety', 'campaign new')
  await it.slack.submitView(office.userId, {
    template: chosen('hazardous-chemicals'),
    name: text('化工园区 Chemical park'),
  })
  await it.settle()
  expect(slackShows()).toContain('P-1 · 化工园区 Chemical park')
  await onSlack('Preview the plan')
  await onSlack('Start')
  expect(telegramShows(inspector).at(-1)).toContain('专项行动已启动')

  await it.telegram.sendText(leader.number, leader.number, '覆盖率 P-1')
  await it.settle()
  expect(telegramShows(leader).at(-1)).toContain('0% · 已查0/2家')
  const cards = telegramShows(leader).length

  await it.telegram.sendText(inspector.number, inspector.number, 'T-1')
  await it.settle()
  await onTelegram(inspector, '🚪 关停歇业…')
  const note = telegramShows(inspector).at(-1)
  expect(note).toBeDefined()
  await it.telegram.sendText(inspector.number, inspector.number, '春节后营业')
  await it.settle()
  const { rows } = await it.client.execute("SELECT count(*) AS n FROM tasks WHERE status = 'done'")
  if (rows[0]?.n === 0) await onTelegram(inspector, '跳过')
  it.forward(60_000)
  await it.settle()
  expect(telegramShows(leader)).toHaveLength(cards)
  expect(telegramShows(leader).at(-1)).toContain('50% · 已查1/2家')
  expect(telegramShows(leader).at(-1)).toContain('停业或拒检1')

  await it.slack.slashCommand(office.userId, office.dm, '/safety', 'calendar 2027')
  await it.settle()
  expect(JSON.stringify(it.slack.calls.at(-1)?.params ?? {}) + slackShows()).toContain('Spring Festival')
  expect(it.logs).toEqual([])
  it.checkCalls()
})
