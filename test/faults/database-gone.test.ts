import type { Client } from '@libsql/client'
import { expect, test } from 'vitest'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openTestDatabase } from '../support/database'
import { openPlatforms } from '../support/platforms'

/** A database that is there, until it is `gone`: then it says so as the driver does, with SQLite's code. */
async function thatGoes() {
  const there = await openTestDatabase()
  let code: string | undefined
  const orGone = <T>(work: () => Promise<T>): Promise<T> =>
    code === undefined
      ? work()
      : Promise.reject(Object.assign(new Error('what the driver says'), { name: 'SqliteError', code }))
  const client: Client = Object.assign(Object.create(there) as Client, {
    execute: (...given: Parameters<Client['execute']>) => orGone(() => there.execute(...given)),
    batch: (...given: Parameters<Client['batch']>) => orGone(() => there.batch(...given)),
  })
  return {
    client,
    gone: (by?: string) => {
      code = by
    },
  }
}

const codes = [
  ['is locked by another process', 'SQLITE_BUSY'],
  ['was written to meanwhile', 'SQLITE_BUSY_SNAPSHOT'],
  ['has a table that is locked', 'SQLITE_LOCKED'],
  ['can’t be read from its disk', 'SQLITE_IOERR_READ'],
  ['can’t be written to its disk', 'SQLITE_IOERR_FSYNC'],
  ['can’t be opened', 'SQLITE_CANTOPEN'],
  ['was moved away', 'SQLITE_READONLY_DBMOVED'],
  ['has a full disk', 'SQLITE_FULL'],
] as const

test.each(codes)('a database that %s and comes back costs nothing (%s)', async (_how, code) => {
  const { client, gone } = await thatGoes()
  const it = await openPlatforms({ client })
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const { userId, dm } = office
  const event = {
    type: 'event_callback',
    event_id: 'Ev1',
    event: {
      type: 'message',
      channel: dm,
      channel_type: 'im',
      user: userId,
      ts: '1.1',
      text: '#隐患 仓库 电线裸露',
    },
  }
  const say = () =>
    it.http.fetch(
      signedRequest(it.settings.SLACK_SIGNING_SECRET, it.now(), JSON.stringify(event), {
        'content-type': 'application/json',
      }),
    )
  gone(code)
  const { responses } = await it.telegram.sendText(
    inspector.number,
    inspector.number,
    '/hazard old mill: bare wires',
  )
  for (const answer of [responses[0], await say()])
    expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([503, '2'])
  // A command is sent once: whoever typed it is told.
  const said = await it.slack.slashCommand(userId, dm, '/hazard', 'barn: bare wires')
  expect(await said.text()).toContain('I cannot save anything just now')
  expect((await it.http.request('/readyz')).status).toBe(503)
  // It is no fault of the updates: none is counted as one that our code fails on.
  expect(it.logs.filter((line) => line.event === 'update failed')).toEqual([])

  gone()
  await it.telegram.redeliver()
  expect((await say()).status).toBe(200)
  await it.settle()
  const { rows } = await it.client.execute('SELECT place FROM hazards ORDER BY place')
  expect(rows.map((row) => row.place)).toEqual(['old mill', '仓库'])
  const { rows: open } = await it.client.execute("SELECT state FROM outbox WHERE state <> 'sent'")
  expect(open).toEqual([])
})
