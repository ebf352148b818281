import { expect, test } from 'vitest'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openPlatforms } from '../support/platforms'

test('an answer goes to no address but Slack’s, whatever a signed press names', async () => {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const press = (response_url: string, trigger_id: string) => {
    const payload = {
      type: 'block_actions',
      user: { id: office.userId, name: 'wang' },
      team: { id: 'T1' },
      api_app_id: 'A1',
      trigger_id,
      response_url,
      channel: { id: office.dm, name: 'directmessage' },
      container: { type: 'message', message_ts: '1.1', channel_id: office.dm },
      actions: [{ type: 'button', action_id: 'press_0', block_id: 'b', value: 'w.0', action_ts: '1' }],
    }
    return it.http.fetch(
      signedRequest(
        it.settings.SLACK_SIGNING_SECRET,
        it.now(),
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        { 'content-type': 'application/x-www-form-urlencoded' },
      ),
    )
  }
  const evil = [
    'https://evil.example/',
    'http://169.254.169.254/latest',
    'http://slack.example.org@evil.example/',
  ]
  for (const [at, address] of evil.entries()) expect((await press(address, `t${at}`)).status).toBe(200)
  const reasons = it.logs.map((line) => line.reason)
  expect(reasons).toEqual(evil.map(() => 'the response address is not Slack’s'))
})

test('what a form says it was opened for, changed by hand, opens nothing of somebody else’s', async () => {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const other = await it.enrol('Sun Li', { role: 'liaison', organizationId: 'urban-management' }, 'slack')
  await it.telegram.sendText(inspector.number, inspector.number, '/hazard barn: secret wires')
  let sent = 0
  const submit = async (user: { userId: string }, form: string, target: string) => {
    sent += 1
    const text = { type: 'plain_text', text: 'x' }
    const state = { values: { reason: { value: { type: 'plain_text_input', value: 'because' } } } }
    const view = {
      id: `V${sent}`,
      hash: 'h',
      callback_id: form,
      private_metadata: target,
      title: text,
      state,
    }
    const payload = {
      type: 'view_submission',
      user: { id: user.userId, name: 'x' },
      team: { id: 'T1' },
      api_app_id: 'A1',
      view: { ...view, type: 'modal', blocks: [{ type: 'input', block_id: 'reason' }] },
    }
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await it.http.fetch(
      signedRequest(it.settings.SLACK_SIGNING_SECRET, it.now(), body, headers),
    )
    return [answer.status, await answer.text()] as const
  }
  const status = async () => (await it.client.execute('SELECT status, version FROM hazards')).rows[0]
  const before = await status()
  for (const form of [
    'reject',
    'refer',
    'note',
    'reopen',
    'withdraw',
    'nothing of ours',
    '__proto__',
    'constructor',
    'toString',
  ])
    for (const target of [
      '1',
      '01',
      '1 ',
      '999',
      '-1',
      '1e0',
      '1.2.3',
      '',
      '{"number":1}',
      '../1',
      'x'.repeat(3000),
    ]) {
      const [code, said] = await submit(other, form, target)
      expect([form, target, code]).toEqual([form, target, 200])
      expect(said).not.toContain('secret')
    }
  expect(await status()).toEqual(before)
  expect(JSON.stringify(it.slack.messages(other.dm))).not.toContain('secret')
  await submit(office, 'reject', '1')
  expect((await status())?.status).toBe('rejected')
})

test('names of files and people are cleaned before they are kept', async () => {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const file = { bytes: new Uint8Array([1]), fileName: '../../x"\u202egpj.exe', mimeType: 'image/jpeg' }
  await it.telegram.sendFiles(inspector.number, inspector.number, [file], {
    caption: '/hazard barn: bare wires',
    asFile: true,
  })
  const { rows } = await it.client.execute('SELECT name FROM evidence')
  expect(rows.map((row) => row.name)).toEqual(['_.._x_ gpj.exe'])
  it.telegram.addUser({ id: 9001, firstName: 'Eve\u202e\u200b', languageCode: 'en' })
  await it.telegram.sendText(9001, 9001, '/start')
  await it.telegram.sendText(9001, 9001, '/start first-coordinator')
  const people = await it.client.execute("SELECT name FROM people WHERE role = 'coordinator'")
  expect(people.rows.map((row) => row.name)).toEqual(['Eve'])
})
