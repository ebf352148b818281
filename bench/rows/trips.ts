import type { Client } from '@libsql/client'
import { createApp } from '../../src/app'
import { readConfig } from '../../src/config'
import { openDatabase } from '../../src/db/open'
import { unpaced } from '../../src/domain/delivery/pace'
import { createPlatforms } from '../../src/platforms'
import { counting } from '../../test/support/counting'
import { newFile, seedDistrict, settings, telegramReport } from '../support/district'
import { seedHazards } from '../support/hazards'
import type { Row } from '../support/rows'

/** 08:01 in the committee's zone: digests are due. */
const tuesday = Date.UTC(2027, 2, 2, 0, 1)

const taken = {
  ok: true,
  result: { message_id: 1, date: 1, chat: { id: 1, type: 'private', first_name: 'x' } },
}
const bot = { ok: true, result: { id: 123456, is_bot: true, first_name: 'Anwei', username: 'anwei_bot' } }
/** A Telegram that takes everything at once. */
export const takesAll: typeof fetch = async (input) =>
  Response.json(String(input instanceof Request ? input.url : input).endsWith('/getMe') ? bot : taken)

/** The service in this process, without servers or limits, over a client that may count. */
export const serviceOn = (client: Client) =>
  createApp(readConfig(settings), {
    client,
    storage: { put: async () => undefined, get: async () => undefined },
    reader: {
      readList: async () => {
        throw new Error('not in this bench')
      },
      readExif: async () => ({}),
      writeSheet: async () => new Uint8Array(),
    },
    now: Date.now,
    log: () => {},
    kick: () => {},
    platforms: createPlatforms({ now: Date.now, fetch: takesAll }),
    paces: unpaced,
  })

/** n messages of a broadcast, to chats of nobody's. */
export const fillOutbox = (client: Client, n: number, prefix = 'bench'): Promise<unknown> =>
  client.execute({
    sql: `WITH RECURSIVE n(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM n WHERE at + 1 < ?)
      INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
      SELECT ? || ':' || at, 'telegram', 100000 + at, 1, ?, 5, 0, 0 FROM n`,
    args: [n, prefix, JSON.stringify({ kind: 'notice', notice: { code: 'set-aside', count: 1 } })],
  })

/** Round trips of a tick at which digests are due and reminders of so many hazards are. */
async function tickTrips(hazards: number): Promise<number> {
  const plain = await openDatabase(`file:${newFile()}`)
  await seedDistrict(plain, 1_000)
  await seedHazards(plain, hazards, 1_000, tuesday)
  const { client, costOf } = counting(plain)
  const { trips } = await costOf(() => serviceOn(client).tick(tuesday))
  plain.close()
  return trips
}

/** What a command, a tick and a broadcast cost in round trips to the database. */
export async function tripRows(): Promise<Row[]> {
  const plain = await openDatabase(`file:${newFile()}`)
  await seedDistrict(plain, 1_000)
  const { client, costOf } = counting(plain)
  const app = serviceOn(client)
  const post = async ({ path, headers, body }: ReturnType<typeof telegramReport>) =>
    app.http.request(path, { method: 'POST', headers, body })
  const said = (at: number, text: string, id = 901) => {
    const call = telegramReport(at, 1_000, 50_000)
    const update = JSON.parse(call.body)
    const from = { ...update.message.from, id }
    return {
      ...call,
      body: JSON.stringify({
        ...update,
        message: { ...update.message, from, chat: { ...update.message.chat, id }, text },
      }),
    }
  }
  const pressed = (at: number, data: string) => {
    const call = said(at, 'x')
    const { update_id, message } = JSON.parse(call.body)
    return {
      ...call,
      body: JSON.stringify({
        update_id,
        callback_query: { id: String(at), from: message.from, chat_instance: '1', message, data },
      }),
    }
  }
  const report = await costOf(() => post(telegramReport(0, 1_000, 50_000)))
  const button = await costOf(() => post(pressed(1, 'h.1.confirm')))
  const list = await costOf(() => post(said(2, '/hazards')))
  const few = await tickTrips(100)
  const many = await tickTrips(10_000)
  await app.round('prompt')
  const n = 3_000
  await fillOutbox(plain, n)
  const broadcast = await costOf(async () => {
    while ((await app.round('bulk')).nextDueAt !== undefined);
  })
  const row = (what: string, trips: number, most: number): Row => ({
    what: `database trips: ${what}`,
    against: '',
    ours: String(trips),
    theirs: '',
    figure: trips,
    target: { most },
  })
  return [
    row('report', report.trips, 2),
    row('button', button.trips, 2),
    row('list', list.trips, 1),
    row(`tick with digests due, 10,000 hazards (100: ${few})`, many, few),
    row(`broadcast of ${n}`, broadcast.trips, n / 100 + 5),
  ]
}
