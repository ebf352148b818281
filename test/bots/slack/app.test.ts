import { describe, expect, test } from 'vitest'
import { createSlackApp } from '../../../src/bots/slack/app'
import { slackManifest } from '../../../src/bots/slack/manifest'
import { parseMessage } from '../../../src/bots/slack/parse'
import { processDelivery } from '../../../src/bots/slack/process'
import { openSlack } from './support'

describe('commands', () => {
  test('are read as their word and what follows it, and answered for the one who typed them', async () => {
    const it = openSlack({ answer: () => ({ view: { body: ['here'] } }) })
    await it.slack.slashCommand('U1', 'C1', '/safety', '  Hazards  mine &amp; <@U2|li.wei> ')
    await it.slack.slashCommand('U1', 'C1', '/hazard', '加油站 通道堵塞')
    await it.slack.slashCommand('U1', 'C1', '/safety', '')
    expect(it.envelopes.map((envelope) => envelope.intent)).toEqual([
      { kind: 'command', word: 'hazards', args: 'mine & li.wei', files: [] },
      { kind: 'command', word: 'hazard', args: '加油站 通道堵塞', files: [] },
      { kind: 'command', word: 'help', args: '', files: [] },
    ])
    expect(it.envelopes.map((envelope) => envelope.languageHint)).toEqual(['en', 'zh', 'en'])
    expect(it.envelopes[0]).toMatchObject({
      name: 'wang.fang',
      canOpenForm: true,
      place: { chat: 'U1', private: true },
    })
    expect(it.slack.messages('C1').map((message) => message.onlyFor)).toEqual(['U1', 'U1', 'U1'])
  })

  test('a file is handed out in their own chat, never in the channel', async () => {
    const bytes = new Uint8Array([1, 2])
    const it = openSlack({ answer: () => ({ file: { name: 'h.csv', mimeType: 'text/csv', bytes } }) })
    await it.slack.slashCommand('U1', 'C1', '/safety', 'report')
    expect(it.slack.messages('D1').at(-1)?.files).toHaveLength(1)
    expect(it.slack.messages('C1')).toEqual([])
  })
})

describe('presses', () => {
  const card = { body: ['H-1'], buttons: [[{ label: 'Confirm', data: 'h.1.confirm' }]] }

  test('name the message they stand under, and their answer takes its place', async () => {
    const it = openSlack({
      answer: ({ intent }) =>
        intent.kind === 'press' ? { view: { body: ['Confirmed'] }, replace: true } : { view: card },
    })
    await it.slack.message('U1', 'D1', 'H-1')
    const shown = it.slack.messages('D1').at(-1)
    await it.slack.press('U1', { channel: 'D1', ts: shown?.ts ?? '' }, undefined, { action_id: 'press_0' })
    expect(it.envelopes.at(-1)?.intent).toEqual({
      kind: 'press',
      data: 'h.1.confirm',
      message: { platform: 'slack', chat: 'D1', message: shown?.ts },
    })
    expect(it.slack.messages('D1').at(-1)).toMatchObject({ ts: shown?.ts, text: 'Confirmed' })
  })

  test('under a message only they see are answered privately, and give no message to edit later', async () => {
    const it = openSlack({
      answer: ({ intent }) =>
        intent.kind === 'press' ? { toast: { text: 'Not yours', alert: true } } : { view: card },
    })
    await it.slack.slashCommand('U1', 'C1', '/safety', 'H-1')
    const shown = it.slack.messages('C1').at(-1)
    await it.slack.press('U1', { channel: 'C1', ts: shown?.ts ?? '' }, undefined, { action_id: 'press_0' })
    expect(it.envelopes.at(-1)).toMatchObject({
      intent: { kind: 'press', data: 'h.1.confirm' },
      place: { chat: 'U1', private: true },
    })
    expect(it.envelopes.at(-1)?.intent).not.toHaveProperty('message')
    expect(it.slack.messages('C1').at(-1)).toMatchObject({ text: 'Not yours', onlyFor: 'U1' })
  })

  test('show an alert beside a card that is drawn anew', async () => {
    const it = openSlack({
      answer: ({ intent }) =>
        intent.kind === 'press'
          ? { view: { body: ['Closed'] }, replace: true, toast: { text: 'Already closed', alert: true } }
          : { view: card },
    })
    await it.slack.message('U1', 'D1', 'H-1')
    const ts = it.slack.messages('D1').at(-1)?.ts ?? ''
    await it.slack.press('U1', { channel: 'D1', ts }, undefined, { action_id: 'press_0' })
    expect(
      it.slack
        .messages('D1')
        .slice(-2)
        .map((message) => message.text),
    ).toEqual(['Closed', 'Already closed'])
  })
})

describe('messages', () => {
  const event = (more: Record<string, unknown>) => ({
    event: { type: 'message', user: 'U1', text: 'hello', channel: 'D1', ts: '1700000000.000100', ...more },
    authorizations: [{ user_id: 'U0ANWEI', is_bot: true }],
  })

  test('a reply to a card is answered in its thread and names the card', async () => {
    const it = openSlack({ answer: () => ({ view: { body: ['Noted'] } }) })
    await it.slack.message('U1', 'D1', 'H-1')
    const card = it.slack.messages('D1').at(-1)?.ts ?? ''
    await it.slack.message('U1', 'D1', 'still blocked', { threadTs: card })
    expect(it.envelopes.at(-1)?.intent).toMatchObject({
      text: 'still blocked',
      replyTo: { platform: 'slack', chat: 'D1', message: card },
    })
    expect(it.slack.messages('D1').at(-1)).toMatchObject({ text: 'Noted', threadTs: card })
  })

  test('bring their files, by kind', () => {
    const files = [
      { id: 'F1', name: 'a.png', mimetype: 'image/png', size: 3 },
      { id: 'F2', mimetype: 'application/pdf' },
    ]
    expect(parseMessage(event({ subtype: 'file_share', files }))?.intent).toMatchObject({
      files: [
        { fileId: 'F1', kind: 'photo' },
        { fileId: 'F2', kind: 'document' },
      ],
    })
  })

  test('that name the app by hand in the playground are mentions, as in Slack’s own clients', async () => {
    const { slack, envelopes } = openSlack()
    await slack.message('U1', 'C1', '@Anwei hazards overdue')
    expect(envelopes[0]?.intent).toMatchObject({ kind: 'message', addressed: true })
  })

  test('of bots, and edits, deletions and joins are nobody’s words', () => {
    const none = [
      { bot_id: 'B1' },
      { subtype: 'bot_message' },
      { subtype: 'message_changed' },
      { subtype: 'message_deleted' },
      { subtype: 'channel_join' },
      { user: 'U0ANWEI' },
    ]
    for (const more of none) expect(parseMessage(event(more))).toBeUndefined()
  })

  test('in a channel count where the app is meant, and once however many events tell of them', () => {
    const channel = 'C1'
    expect(parseMessage(event({ channel }))).toBeUndefined()
    const twice = ['message', 'app_mention'].map((type) =>
      parseMessage(event({ channel, type, text: '<@U0ANWEI> &lt;blocked&gt; <@U2>' })),
    )
    expect(twice[0]?.key).toBe(twice[1]?.key)
    expect(twice.map((it) => it?.intent)).toEqual([
      { kind: 'message', text: '<blocked> @U2', files: [], addressed: true },
      { kind: 'message', text: '<blocked> @U2', files: [], addressed: true },
    ])
    expect(twice[0]?.place).toMatchObject({ chat: 'C1', private: false, thread: '1700000000.000100' })
    expect(parseMessage(event({ channel, text: '#隐患 通道堵塞' }))).toBeDefined()
    expect(parseMessage(event({ channel, thread_ts: '1.1', parent_user_id: 'U0ANWEI' }))).toBeDefined()
    const inThread = parseMessage(event({ channel, thread_ts: '1.1', parent_user_id: 'U2' }))
    expect(inThread?.intent).toMatchObject({ addressed: false, replyTo: { chat: 'C1', message: '1.1' } })
  })

  test('a message of anybody’s becomes a report by the shortcut, answered in private', async () => {
    const it = openSlack({ answer: () => ({ view: { body: ['Filed'] } }) })
    await it.slack.message('U1', 'C1', 'wires <bare>')
    await it.slack.messageShortcut('U1', 'C1', it.slack.messages('C1')[0]?.ts ?? '', 'report_hazard')
    expect(it.envelopes.at(-1)?.intent).toEqual({ kind: 'shortcut', text: 'wires <bare>', files: [] })
    expect(it.slack.messages('D1').at(-1)?.text).toBe('Filed')
  })
})

test('over a socket, an event is acknowledged after its work, and not at all where that failed', async () => {
  let broken = true
  const it = openSlack()
  const order: string[] = []
  const app = createSlackApp(
    {
      ...it.options,
      dispatch: async () => {
        order.push('work')
        if (broken) throw new Error('database is away')
        return {}
      },
    },
    { init: () => {}, start: async () => undefined, stop: async () => undefined },
  )
  const body = {
    type: 'event_callback',
    event: { type: 'message', user: 'U1', text: 'x', channel: 'D1', ts: '1.1' },
  }
  expect(await processDelivery(app, body, undefined, () => {})).toEqual({ done: false })
  broken = false
  expect(await processDelivery(app, body, 1, () => {})).toMatchObject({ done: true })
  expect(order).toEqual(['work', 'work'])
})

test('nothing that is logged holds what was said or the token', async () => {
  const it = openSlack({
    answer: () => {
      throw new Error('database is away')
    },
  })
  await it.slack.slashCommand('U1', 'D1', '/hazard', 'a secret place')
  await it.slack.message('U1', 'D1', 'a secret place')
  expect(it.logs.length).toBeGreaterThan(0)
  expect(JSON.stringify(it.logs)).not.toMatch(/secret|xoxb/)
})

test('the manifest subscribes to what is listened to, over the address or the socket', () => {
  const web = JSON.stringify(slackManifest({ publicUrl: 'https://anwei.example.org', socketMode: false }))
  expect(web).toContain('"request_url":"https://anwei.example.org/slack/events"')
  expect(web).toContain('"message_menu_options_url"')
  for (const word of ['/safety', '/hazard', 'report_hazard', 'app_mention', 'message.im'])
    expect(web).toContain(word)
  expect(web).not.toContain('channels:history')
  const socket = JSON.stringify(slackManifest({ socketMode: true }))
  expect(socket).toContain('"socket_mode_enabled":true')
  expect(socket).not.toContain('request_url')
})
