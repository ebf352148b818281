import { describe, expect, test } from 'vitest'
import { checkHistory } from '../../src/db/history-check'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openPlatforms, type Platforms } from '../support/platforms'

const dayMs = 24 * 3_600_000

const orders = <T>(all: readonly T[]): T[][] =>
  all.length === 0
    ? [[]]
    : all.flatMap((first, at) =>
        orders(all.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
      )

/** A report of an inspector's, what the office and they do with it, and a second report: as Telegram sends it. */
async function open() {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
  const person = (id: number) => ({ id, is_bot: false, first_name: 'Li' })
  const chat = (id: number) => ({ id, type: 'private' as const, first_name: 'Li' })
  const says = (id: number, update: number, text: string) => ({
    update_id: update,
    message: { message_id: update, date: 1_795_399_200, chat: chat(id), from: person(id), text },
  })
  const presses = (id: number, update: number, data: string) => ({
    update_id: update,
    callback_query: {
      id: String(update),
      from: person(id),
      chat_instance: '1',
      data,
      message: { message_id: 5, date: 1_795_399_200, chat: chat(id) },
    },
  })
  const updates = [
    says(inspector.number, 900, '/hazard old mill: bare wires'),
    presses(office.number, 901, 'h.1.confirm'),
    presses(inspector.number, 902, 'h.1.withdraw'),
    says(inspector.number, 903, '/hazard new barn: gas hose leaks'),
  ]
  return { ...it, inspector, updates }
}

/** What somebody says to the app in private, as Slack tells of it. */
const slackMessage = ({ userId, dm }: { userId: string; dm: string }, text: string) => ({
  type: 'event_callback',
  event_id: 'Ev7',
  event: { type: 'message', channel: dm, channel_type: 'im', user: userId, ts: '7.1', text },
})
const signed = ({ settings, now }: Platforms, event: object): Request =>
  signedRequest(settings.SLACK_SIGNING_SECRET, now(), JSON.stringify(event), {
    'content-type': 'application/json',
  })
/** A call that says something, and does not just stop a button from waiting. */
const isSaid = ({ method }: { method: string }): boolean => /^(?:send|edit|chat\.)/.test(method)

describe('updates that come a day late', () => {
  test('in every order, each twice and the first once more at the end, are carried out once, and leave nothing half done', async () => {
    const it = await open()
    for (const [round, order] of orders(it.updates).entries()) {
      // Another day's updates each round: a number of a hazard is used once.
      const { rows: before } = await it.client.execute('SELECT coalesce(max(number), 0) AS last FROM hazards')
      const last = Number(before[0]?.last)
      const again = JSON.parse(
        JSON.stringify(order)
          .replaceAll('h.1.', `h.${last + 1}.`)
          .replaceAll('wires', `wires in ${round}`),
      ) as typeof order
      const sent = again.map((update) => ({ ...update, update_id: update.update_id + 10 * round }))
      it.forward(dayMs)
      for (const update of [...sent.flatMap((one) => [one, one]), ...sent.slice(0, 1)])
        expect((await it.telegram.post(update as never)).status).toBe(200)
      await it.settle()
      const { rows } = await it.client.execute({
        sql: 'SELECT status FROM hazards WHERE number > ? ORDER BY number',
        args: [last],
      })
      expect([round, rows.length]).toEqual([round, 2])
    }
    expect(await checkHistory(it.client)).toEqual([])
    const { rows } = await it.client.execute(
      "SELECT count(*) AS n FROM hazard_history WHERE event ->> '$.type' = 'reported'",
    )
    expect(rows[0]?.n).toBe(48)
    expect(
      (
        await it.client.execute(
          "SELECT 1 FROM outbox WHERE state <> 'sent' UNION ALL SELECT 1 FROM quarantine",
        )
      ).rows,
    ).toEqual([])
  })

  test('come to a service that was started again, whose clock has run meanwhile, and are known all the same', async () => {
    const it = await open()
    for (const update of it.updates) await it.telegram.post(update as never)
    const clerk = await it.enrol('Zhao Min', { role: 'inspector', organizationId: 'commerce' }, 'slack')
    const event = slackMessage(clerk, '#隐患 仓库 电线裸露')
    await it.http.fetch(signed(it, event))
    await it.settle()
    const startAt = it.now() + dayMs
    const again = await openPlatforms({ client: it.client, startAt })
    await again.tick(startAt)
    await again.settle()
    const kept = async () =>
      (
        await it.client.batch(
          [
            'SELECT number, version FROM hazards ORDER BY number',
            'SELECT count(*) AS n FROM outbox',
            'SELECT count(*) AS n FROM conversations',
          ],
          'read',
        )
      ).map((set) => set.rows)
    const said = () => [again.telegram, again.slack].map(({ calls }) => calls.filter(isSaid).length)
    const before = [await kept(), said()]
    const answers = [
      ...(await Promise.all(it.updates.map((update) => again.telegram.post(update as never)))),
      await again.http.fetch(signed(again, event)),
    ]
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200))
    // Nobody is told anything either, be it that this was said before.
    expect([await kept(), said()]).toEqual(before)
  })

  test('a hundred at once of one update are one', async () => {
    const it = await open()
    const [report] = it.updates
    const answers = await Promise.all(Array.from({ length: 100 }, () => it.telegram.post(report as never)))
    expect(answers.filter((answer) => answer.status !== 200)).toEqual([])
    expect((await it.client.execute('SELECT number FROM hazards')).rows).toHaveLength(1)
  })

  test('a hundred at once of one thing said on Slack are one, be it a command or an event', async () => {
    const it = await open()
    const clerk = await it.enrol('Zhao Min', { role: 'inspector', organizationId: 'commerce' }, 'slack')
    const { userId, dm } = clerk
    const secret = it.settings.SLACK_SIGNING_SECRET
    const command = new URLSearchParams({
      command: '/hazard',
      text: 'barn: bare wires',
      user_id: userId,
      channel_id: dm,
      trigger_id: '7.7.x',
    })
    const event = slackMessage(clerk, '#隐患 仓库 电线裸露')
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        it.http.fetch(
          at % 2 === 0 ? signedRequest(secret, it.now(), command.toString(), form) : signed(it, event),
        ),
      ),
    )
    expect(answers.filter((answer) => answer.status !== 200)).toEqual([])
    // And once more a day later, as Slack would sign it then.
    it.forward(dayMs)
    await it.http.fetch(signed(it, event))
    const { rows } = await it.client.execute('SELECT place FROM hazards ORDER BY place')
    expect(rows.map((row) => row.place)).toEqual(['barn', '仓库'])
  })

  test.each([
    ['/telegram/webhook', 'without a length', {}],
    ['/slack/events', 'without a length', {}],
    ['/telegram/webhook', 'of a length it tells', { 'content-length': '6553600' }],
    ['/slack/events', 'of a length it tells', { 'content-length': '6553600' }],
  ])('one of more than 1 MB, in pieces, is refused by %s unread: %s', async (path, _how, length) => {
    const it = await open()
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        if (pulled > 100) controller.close()
        else controller.enqueue(new Uint8Array(64 * 1024).fill(0x20))
      },
    })
    const headers = { 'X-Telegram-Bot-Api-Secret-Token': it.settings.TELEGRAM_WEBHOOK_SECRET, ...length }
    const request = new Request(`https://anwei.example.org${path}`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit)
    const answer = await it.http.fetch(request)
    expect([200, 413]).toContain(answer.status)
    // No more is read of it than what an update may have.
    expect(pulled).toBeLessThan(25)
  })
})
