import { describe, expect, test } from 'vitest'
import { openPlatforms, type Platforms, slackButton } from '../support/platforms'

const group = -2002

async function open() {
  const it = await openPlatforms()
  const post = { role: 'inspector', organizationId: 'fire-and-rescue' } as const
  const inspector = await it.enrol('Li Wei', post, 'telegram')
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  it.telegram.addGroup({ id: group, title: '巡查群', members: [inspector.number] })
  await it.telegram.sendText(inspector.number, group, '#隐患 红旗村仓库：未配备灭火器')
  await it.settle()
  const inChat = (id: number) =>
    (it.telegram.pane(inspector.number).chats.find((chat) => chat.id === id)?.messages ?? []).filter(
      (message) => message.text?.includes('H-1 ·'),
    )
  const press = async (label: string) => {
    const { where, block, action } = slackButton(it, coordinator.userId, coordinator.dm, label)
    await it.slack.press(coordinator.userId, where, block, action)
    await it.settle()
  }
  return { it, inspector, coordinator, inChat, press }
}

const waiting = async (it: Platforms) =>
  (await it.client.execute("SELECT key, problem FROM outbox WHERE state <> 'sent'")).rows

describe('a group that becomes a supergroup with a card in it', () => {
  test('and says so, is shown what changes there under its new id, in one card that is edited', async () => {
    const { it, inChat, press } = await open()
    expect(inChat(group)).toHaveLength(1)
    const { chat } = await it.telegram.migrate(group)
    await it.settle()
    expect(inChat(chat)).toHaveLength(0)

    await press('Confirm')
    expect(inChat(chat).map((message) => message.text)).toEqual([expect.stringContaining('已核实')])
    await press('Refer…')
    await it.slack.submitView('U7002', {
      to: { value: { type: 'static_select', selected_option: { value: 'commerce' } } },
      reason: { value: { type: 'plain_text_input', value: 'their ground' } },
    })
    await it.settle()
    expect(inChat(chat)).toHaveLength(1)
    expect(inChat(chat)[0]?.text).toContain('their ground')
    expect(await waiting(it)).toEqual([])
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('and is known as one only by the refusal of an edit, is sent the card under its new id', async () => {
    const { it, inspector, inChat, press } = await open()
    // Both service messages are lost on their way: the group's old id is all that is known.
    let lost = 2
    const post = it.http.fetch
    it.http.fetch = async (request, ...rest) => {
      if (lost > 0 && new URL(request.url).pathname === '/telegram/webhook') {
        lost -= 1
        return new Response('')
      }
      return post(request, ...rest)
    }
    const { chat } = await it.telegram.migrate(group)
    expect(lost).toBe(0)
    await press('Confirm')
    expect(
      it.telegram.calls.some((call) => JSON.stringify(call.response).includes('migrate_to_chat_id')),
    ).toBe(true)
    expect(inChat(chat).map((message) => message.text)).toEqual([expect.stringContaining('已核实')])
    expect(await waiting(it)).toEqual([])

    // From there it works as in any group.
    const card = inChat(chat)[0]?.message_id ?? 0
    await it.telegram.sendText(inspector.number, chat, 'the warehouse is locked now', { replyTo: card })
    await it.settle()
    expect(inChat(chat).find((message) => message.message_id === card)?.text).toContain(
      'the warehouse is locked now',
    )
    it.checkCalls()
  })

  test('while an older card there still waits to be retired, does not hold up anything', async () => {
    const { it, inspector, inChat, press } = await open()
    await it.telegram.sendText(inspector.number, group, '/hazards H-1')
    it.telegram.script((method) =>
      method === 'editMessageText' ? { kind: 'flood', retryAfter: 3 } : undefined,
    )
    await it.settle()
    expect(inChat(group)).toHaveLength(2)
    it.telegram.script(undefined)
    const { chat } = await it.telegram.migrate(group)
    it.forward(120_000)
    await it.settle()
    await press('Confirm')
    expect(await waiting(it)).toEqual([])
    expect(inChat(chat).at(-1)?.text).toContain('已核实')
  })
})

test('a card whose predecessor was deleted in the chat goes on being edited', async () => {
  const { it, inspector, press } = await open()
  const { number } = inspector
  const cards = () =>
    (it.telegram.pane(number).chats.find((chat) => chat.id === number)?.messages ?? []).filter((message) =>
      message.text?.includes('H-1 ·'),
    )
  await it.telegram.sendText(number, number, 'H-1')
  await it.settle()
  const first = cards()[0]?.message_id
  it.telegram.script((method, params) =>
    method === 'editMessageText' && params.message_id === first
      ? {
          kind: 'answer',
          status: 400,
          body: { ok: false, error_code: 400, description: 'Bad Request: message to edit not found' },
        }
      : undefined,
  )
  await it.telegram.sendText(number, number, 'H-1')
  await it.settle()
  const second = cards().at(-1)?.message_id
  it.telegram.script(undefined)
  await press('Confirm')
  expect(cards().find((message) => message.message_id === second)?.text).toContain('Confirmed')
})

test('a card that is opened while the older one is about to be edited is the one that lives', async () => {
  const { it, coordinator } = await open()
  const { userId, dm } = coordinator
  const { where, block, action } = slackButton(it, userId, dm, 'Change…')
  await it.slack.press(userId, where, block, action)
  const severity = { value: { type: 'static_select', selected_option: { value: 'major' } } }
  await it.slack.submitView(userId, { severity })
  await it.slack.message(userId, dm, 'H-1')
  await it.settle()
  const shown = it.slack.messages(dm).map((message) => JSON.stringify(message.blocks ?? ''))
  expect(shown.filter((text) => text.includes('moved down'))).toHaveLength(1)
  expect(shown.at(-1)).toContain('Major')
})
