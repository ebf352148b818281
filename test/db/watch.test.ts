import { describe, expect, test } from 'vitest'
import { checkReadiness } from '../../src/db/readiness'
import { createWatch } from '../../src/db/watch'
import { openCommittee } from '../support/committee'
import { openTestDatabase } from '../support/database'
import { openPlatforms } from '../support/platforms'

const minute = 60_000

async function openWatch() {
  const committee = await openCommittee()
  const { client, now } = committee.desk
  const watch = createWatch(client, 'Asia/Shanghai')
  return {
    ...committee.desk,
    ...committee,
    look: () => watch(now()),
    ready: () => checkReadiness(client, now()),
    /** A message that should have gone out `minutes` ago. */
    leave: (minutes: number, more: { lane?: number; attempts?: number; chat?: string } = {}) =>
      client.execute({
        sql: `INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at, attempts)
              VALUES (lower(hex(randomblob(8))), 'telegram', ?, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ?, ?, 0, ?)`,
        args: [more.chat ?? '1', more.lane ?? 2, now() - minutes * minute, more.attempts ?? 0],
      }),
    told: async () =>
      (
        await client.execute(
          `SELECT telling ->> '$.notice.cause' AS cause FROM outbox WHERE key LIKE 'watch:%' ORDER BY id`,
        )
      ).rows.map((row) => row.cause),
  }
}

describe('the auditor', () => {
  test('finds nothing where all is well, and says when it last looked', async () => {
    const it = await openWatch()
    expect(await it.ready()).toEqual({ ok: true })
    await it.runClock()
    expect(await it.look()).toEqual([])
    expect(await it.ready()).toEqual({ ok: true, auditedAt: it.now() })
  })

  test('finds a step nobody said, and tells the coordinator once a day', async () => {
    const it = await openWatch()
    await it.report(', major')
    await it.order(1)
    await it.runClock()
    await it.client.execute({ sql: 'UPDATE reminders SET due_at = ?', args: [it.now() - 6 * minute] })
    expect(await it.look()).toMatchObject([{ cause: 'steps-overdue', since: it.now() - 6 * minute }])
    it.forward(minute)
    await it.look()
    expect(await it.told()).toEqual(['steps-overdue'])
    expect(await it.ready()).toMatchObject({ ok: false, reason: expect.stringContaining('steps-overdue') })
    await it.settle()
    expect(it.chatOf(it.office).at(-1)?.view.body?.[0]).toContain('Reminders that were due')
    it.forward(24 * 60 * minute)
    await it.look()
    expect(await it.told()).toEqual(['steps-overdue', 'steps-overdue', 'clock-stopped'])
  })

  test('finds a message that waits for nothing', async () => {
    const it = await openWatch()
    await it.leave(6)
    expect(await it.look()).toMatchObject([{ cause: 'messages-stuck', count: 1 }])
  })

  test('finds what is tried again and again and never taken, though it is due later each time', async () => {
    const it = await openWatch()
    await it.leave(-30, { attempts: 9 })
    expect(await it.look()).toEqual([])
    await it.leave(-30, { attempts: 10 })
    expect(await it.look()).toMatchObject([{ cause: 'tried-in-vain', count: 1 }])
    expect(await it.ready()).toMatchObject({ ok: false, reason: expect.stringContaining('tried-in-vain') })
  })

  test('leaves alone what a platform or a chat holds back, and a broadcast that is under way', async () => {
    const it = await openWatch()
    await it.leave(6, { chat: 'limited' })
    await it.leave(6, { chat: 'limited too' })
    const block = (key: string, nextAt: number, until: number) =>
      it.client.execute({
        sql: 'INSERT INTO paces (key, next_at, interval_ms, blocked_until) VALUES (?, ?, 1, ?)',
        args: [key, nextAt, until],
      })
    await block('telegram:limited', 0, it.now() + minute)
    await block('telegram:limited too', 0, it.now() - minute)
    await it.leave(-3, { chat: 'tried again', attempts: 1 })
    await it.leave(6, { chat: 'tried again' })
    await block('telegram', it.now() - minute, 0)
    await it.leave(30, { chat: 'many', lane: 5 })
    expect(await it.look()).toEqual([])
    await it.leave(61, { chat: 'many', lane: 5 })
    expect(await it.look()).toMatchObject([{ cause: 'messages-stuck', count: 1 }])
  })

  test('finds that the clock stopped, and says it once it runs again', async () => {
    const it = await openWatch()
    await it.runClock()
    it.forward(6 * minute)
    expect(await it.look()).toMatchObject([{ cause: 'clock-stopped' }])
    expect(await it.ready()).toMatchObject({ ok: false })
    await it.runClock()
    expect(await it.look()).toMatchObject([{ cause: 'clock-missed', since: it.now() - 6 * minute }])
    expect(await it.ready()).toMatchObject({ ok: true })
  })

  test('says nothing of a clock that was set back', async () => {
    const it = await openWatch()
    await it.runClock()
    it.forward(-5 * minute)
    await it.runClock()
    expect(await it.look()).toEqual([])
    expect(await it.ready()).toMatchObject({ ok: true })
  })

  test('is not ready when nobody audits any more', async () => {
    const client = await openTestDatabase()
    await createWatch(client, 'Asia/Shanghai')(1_000)
    expect(await checkReadiness(client, 1_000 + 4 * minute)).toMatchObject({ ok: true })
    expect(await checkReadiness(client, 1_000 + 5 * minute)).toMatchObject({ ok: false })
  })
})

test('a coordinator sees what is unconfirmed, and sends it again', async () => {
  const it = await openWatch()
  await it.report()
  await it.client.execute(
    "UPDATE outbox SET state = 'unconfirmed', problem = 'timeout', ended_at = 1 WHERE id = (SELECT max(id) FROM outbox)",
  )
  const { view } = await it.command(it.office, 'delivery')
  expect(view?.body?.join('\n')).toMatch(
    /1 message unconfirmed[\s\S]*no answer: it may have arrived \(timeout\)/,
  )
  const again = view?.buttons?.flat().find((button) => button.label.startsWith('Send again'))
  const data = again && 'data' in again ? again.data : ''
  expect((await it.press(it.office, data)).toast?.text).toBe('Sent again.')
  // It may have arrived the first time.
  expect(it.shown.at(-1)?.view.footer).toContain('possibly sent before')
  expect((await it.press(it.office, data)).toast?.text).toContain('meanwhile')
  const { rows } = await it.client.execute('SELECT DISTINCT state FROM outbox')
  expect(rows.map((row) => row.state)).toEqual(['sent'])
})

test('each message that is set aside or unconfirmed has a number and a button, however many are for one person', async () => {
  const it = await openWatch()
  for (let message = 0; message < 18; message += 1) await it.leave(-600)
  await it.client.execute({
    sql: `UPDATE outbox SET person_id = ?, ended_at = 1, problem = 'timeout', state = iif(id % 2, 'aside', 'unconfirmed')
          WHERE due_at > 0`,
    args: [it.inspector.id],
  })
  const { view } = await it.command(it.office, 'delivery')
  const body = view?.body?.join('\n') ?? ''
  const buttons = view?.buttons?.flat().map(({ label }) => label)
  expect(buttons).toEqual(Array.from({ length: 18 }, (_, at) => `Send again: ${at + 1}. Li Wei`))
  expect(body.match(/^\d+(?=\. Li Wei · no answer)/gm)).toEqual(buttons?.map((_, at) => String(at + 1)))
})

test('what waits is told apart by where it goes and what it is', async () => {
  const it = await openWatch()
  await it.leave(-600)
  await it.leave(-600)
  await it.leave(-600, { lane: 5 })
  const { view } = await it.command(it.office, 'delivery')
  expect(view?.body?.slice(0, 2)).toEqual([
    expect.stringContaining('3 messages waiting, the oldest since'),
    'Telegram: tasks and reminders 2, broadcasts 1',
  ])
  await it.command(it.office, 'language zh')
  const inChinese = (await it.command(it.office, 'delivery')).view?.body
  expect(inChinese?.[1]).toBe('Telegram：任务与提醒 2 条，通知 1 条')
})

test('the office hears of each message that is set aside, also of one that is older than the last', async () => {
  const it = await openWatch()
  await it.leave(-600)
  await it.leave(-600)
  const setAside = async (which: string) => {
    await it.client.execute({
      sql: `UPDATE outbox SET state = 'aside', ended_at = ? WHERE id = (SELECT ${which}(id) FROM outbox WHERE due_at > 0 AND state = 'waiting')`,
      args: [it.now()],
    })
    await it.runClock()
    it.forward(minute)
    await it.runClock()
  }
  const heard = () => it.chatOf(it.office).filter(({ view }) => view.body?.[0]?.includes('not be delivered'))
  await setAside('max')
  expect(heard()).toHaveLength(1)
  await setAside('min')
  expect(heard().map(({ view }) => view.body?.[0]?.slice(0, 10))).toEqual(['1 message ', '2 messages'])
})

test('a coordinator hears within a minute that a token is refused, on the other platform; it goes on when mended', async () => {
  const it = await openPlatforms()
  await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const both = await it.enrol('Zhao Min', { role: 'coordinator' }, 'telegram')
  it.telegram.script((method) =>
    method === 'sendMessage'
      ? { kind: 'answer', status: 401, body: { ok: false, error_code: 401, description: 'Unauthorized' } }
      : undefined,
  )
  await it.database.save('said', it.now(), [
    {
      kind: 'said',
      key: 'said',
      place: { platform: 'telegram', chat: both.userId, private: true },
      telling: { kind: 'notice', notice: { code: 'set-aside', count: 1 } },
      lane: 0,
      at: it.now(),
    },
  ])
  await it.settle()
  it.forward(minute)
  await it.tick(it.now())
  await it.settle()
  expect(JSON.stringify(it.slack.calls)).toContain('Telegram refuses')
  it.telegram.script(undefined)
  it.forward(minute)
  await it.settle()
  await it.tick(it.now())
  const ready = await it.http.request('/readyz')
  expect([ready.status, await ready.text()]).toEqual([200, expect.stringContaining('ok, audited')])
})

test('a word to the office of what was set aside that is set aside itself brings no further one', async () => {
  const it = await openWatch()
  await it.client.execute(`INSERT INTO outbox (key, platform, chat, private, telling, lane, state, due_at, created_at, ended_at)
    VALUES ('of old', 'slack', 'U9', 1, '{}', 2, 'aside', 0, 0, ${it.now()})`)
  const told = async () =>
    Number((await it.client.execute("SELECT count(*) AS n FROM outbox WHERE key LIKE 'aside:%'")).rows[0]?.n)
  await it.tick(it.now())
  expect(await told()).toBe(1)
  it.forward(minute)
  await it.client.execute(
    `UPDATE outbox SET state = 'aside', ended_at = ${it.now()} WHERE key LIKE 'aside:%'`,
  )
  await it.tick(it.now())
  expect(await told()).toBe(1)
})

test('figures are for whoever has the token, in words Prometheus reads', async () => {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
  await it.telegram.sendText(office.number, office.number, '/delivery')
  await it.telegram.sendText(office.number, office.number, '#隐患 somewhere: bare wires')
  await it.settle()
  await it.tick(it.now())
  expect((await it.http.request('/metrics')).status).toBe(401)
  const headers = { authorization: 'Bearer test-token-of-the-api' }
  const text = await (await it.http.request('/metrics', { headers })).text()
  expect(text).toContain('anwei_commands_total{command="delivery"} 1')
  expect(text).toMatch(/anwei_command_database_trips_max\{command="delivery"\} [12]$/m)
  expect(text).toMatch(/anwei_update_seconds_bucket\{platform="telegram",le="\+Inf"\} \d+/)
  expect(text).toContain(`anwei_last_tick_seconds ${it.now() / 1000}`)
  // Also of lanes where nothing waits: an absence can't be told from a service that is gone.
  expect(text.match(/^anwei_outbox_(waiting|oldest_seconds)\{platform="\w+",lane="\w+"\} 0$/gm)).toHaveLength(
    24,
  )
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) anwei_\w+ .+|anwei_\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/)
})
