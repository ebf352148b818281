import { expect, test } from 'vitest'
import { signedRequest } from '../../../src/playground/slack/stand-in'
import { form, openSlack, payload, startAt } from './support'

const user = { id: 'U1', name: 'wang.fang' }
const said = { channel: 'D1', user: 'U1', text: 'bare wires' }
const event = (event: object) =>
  JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event })

/** One of each kind of thing that Slack sends and we answer. */
const sent: Record<string, [body: string, type: string]> = {
  command: ['command=%2Fhazard&text=barn%3A+bare+wires&user_id=U1&trigger_id=1.2', form],
  press: [
    payload({
      type: 'block_actions',
      user,
      trigger_id: '2.2',
      channel: { id: 'D1' },
      container: { type: 'message', message_ts: '1.1', channel_id: 'D1' },
      actions: [{ type: 'button', action_id: 'press_0', value: 'w.0' }],
    }),
    form,
  ],
  shortcut: [
    payload({
      type: 'message_action',
      callback_id: 'report_hazard',
      user,
      trigger_id: '3.3',
      channel: { id: 'C1' },
      message: { ts: '1.2', text: 'bare wires' },
    }),
    form,
  ],
  form: [
    payload({
      type: 'view_submission',
      user,
      view: { id: 'V1', hash: '12.ab', callback_id: 'report', blocks: [], state: { values: {} } },
    }),
    form,
  ],
  'form without a hash': [
    payload({
      type: 'view_submission',
      user,
      view: { id: 'V2', callback_id: 'report', blocks: [], state: { values: {} } },
    }),
    form,
  ],
  message: [event({ type: 'message', ts: '1790000000.000100', ...said }), 'application/json'],
  'word of a channel': [event({ type: 'channel_archive', channel: 'C1', user: 'U1' }), 'application/json'],
  mention: [event({ type: 'app_mention', ts: '1790000000.000200', ...said }), 'application/json'],
}

test.each(Object.entries(sent))(
  'a %s is known at the door by the key it is kept under',
  async (_kind, it) => {
    const looked: string[] = []
    const isKept = (key: string) => looked.push(key) < 1
    const slack = openSlack({ isKept })
    await slack.post(...it)
    expect(slack.envelopes.map(({ key }) => key)).toEqual([...new Set(looked)])
    expect(new Set(looked).size).toBe(1)
  },
)

test.each(Object.entries(sent))(
  'a %s that was carried out is acknowledged, and nobody asked',
  async (_kind, it) => {
    const slack = openSlack({ isKept: () => true })
    const response = await slack.post(...it)
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(slack.envelopes).toEqual([])
  },
)

test('words that read like a command’s form are nobody’s repeat', async () => {
  const slack = openSlack({ isKept: (key) => key === 'sl:1.2' })
  const words = '&command=x&trigger_id=1.2&'
  await slack.post(
    event({ type: 'message', ts: '1790000000.000300', ...said, text: words }),
    'application/json',
  )
  await slack.post(`command=%2Fhazard&text=${encodeURIComponent(words)}&user_id=U1&trigger_id=9.9`, form)
  await slack.post('command=%2Fhazard&old_trigger_id=1.2&text=barn&user_id=U1&trigger_id=8.8', form)
  expect(slack.envelopes.map(({ key }) => key)).toEqual(['sl:msg:D1:1790000000.000300', 'sl:9.9', 'sl:8.8'])
})

test('whether something was carried out is told to nobody but Slack', async () => {
  const slack = openSlack({ isKept: () => true })
  const [body, type] = sent.command ?? ['', '']
  const forged = signedRequest('another secret', startAt, body, { 'Content-Type': type })
  expect((await slack.receiver.handle(forged)).status).toBe(401)
})
