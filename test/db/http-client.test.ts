import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Client } from '@libsql/client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { isUnavailable, violatedKey } from '../../src/db/client'
import { createFileClient } from '../../src/db/file-client'
import { createHttpClient } from '../../src/db/http-client'
import { type Sqld, startSqld } from '../support/sqld'

let sqld: Sqld
let remote: Client
beforeAll(async () => {
  sqld = await startSqld()
  remote = createHttpClient(sqld.url)
  await remote.execute('CREATE TABLE things (id TEXT PRIMARY KEY, n INTEGER, r REAL, at INTEGER)')
})
afterAll(() => sqld?.stop())

test('values come back from a server as from a file', async () => {
  const file = createFileClient('file::memory:')
  await file.execute('CREATE TABLE things (id TEXT PRIMARY KEY, n INTEGER, r REAL, at INTEGER)')
  for (const client of [remote, file]) {
    const [written, read] = await client.batch(
      [
        {
          sql: 'INSERT INTO things VALUES (:id, $n, @r, :at)',
          args: { id: '安委 😀 "\\', n: true, r: 0.5, at: new Date(1_795_399_200_000) },
        },
        { sql: 'SELECT *, NULL AS none, 7 / ? AS part, n AS r FROM things WHERE n = ?', args: [2, 1] },
      ],
      'write',
    )
    expect(written?.rowsAffected).toBe(1)
    expect(read?.rows.map((row) => ({ ...row }))).toEqual([
      { id: '安委 😀 "\\', n: 1, r: 0.5, at: 1_795_399_200_000, none: null, part: 3.5 },
    ])
  }
  file.close()
})

test('half a sign in a text is kept as the sign for what is unknown, and fails nothing', async () => {
  const { rows } = await remote.execute({ sql: 'SELECT ? AS text', args: ['a\ud83db'] })
  expect(rows[0]?.text).toBe('a\ufffdb')
})

test('a batch is whole or not at all, and says which key it ran into', async () => {
  await remote.execute("INSERT INTO things (id) VALUES ('taken')")
  const failed = await remote
    .batch(["INSERT INTO things (id) VALUES ('new')", "INSERT INTO things (id) VALUES ('taken')"], 'write')
    .catch((error: unknown) => error)
  expect(violatedKey(failed)).toBe('things.id')
  expect(isUnavailable(failed)).toBe(false)
  expect((await remote.execute("SELECT 1 FROM things WHERE id = 'new'")).rows).toEqual([])
})

let stub: Server | undefined
afterEach(() => stub?.close())

/** A server that answers as told; gives its address and what it was asked. */
async function answering(answer: (at: number) => { status?: number; body?: string }) {
  const asked: { url: string; authorization: string | undefined }[] = []
  stub = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization })
    const { status = 200, body = '{}' } = answer(asked.length)
    request.resume().on('end', () => response.writeHead(status).end(body))
  })
  await new Promise<void>((resolve) => stub?.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(stub.address() as AddressInfo).port}`, asked }
}

const nothing = JSON.stringify({
  results: [
    {
      type: 'ok',
      response: {
        result: {
          step_results: [{ cols: [], rows: [], affected_row_count: 0, last_insert_rowid: null }],
          step_errors: [null],
        },
      },
    },
  ],
})

test('the token goes with each request, under the path of the database', async () => {
  const { url, asked } = await answering(() => ({ body: nothing }))
  await createHttpClient(`${url}/anwei/`, 'secret').execute('SELECT 1')
  await createHttpClient(`${url}?authToken=other`).execute('SELECT 1')
  expect(asked).toEqual([
    { url: '/anwei/v3/pipeline', authorization: 'Bearer secret' },
    { url: '/v3/pipeline', authorization: 'Bearer other' },
  ])
})

test('a server that refuses, breaks off or is not there is one to ask again later, and keeps nobody from being asked', async () => {
  const answers = [{ status: 503 }, { body: '{"results": [' }, { body: '{"results": []}' }] as const
  const { url } = await answering((at) => answers[at % 3] ?? {})
  const client = createHttpClient(url)
  const failures = await Promise.allSettled(
    Array.from({ length: 50 }, () => client.batch(['SELECT 1'], 'read')),
  )
  for (const it of failures) expect(it.status === 'rejected' && isUnavailable(it.reason)).toBe(true)
  const away = await createHttpClient('http://127.0.0.1:9')
    .execute('SELECT 1')
    .catch((error: unknown) => error)
  expect(isUnavailable(away)).toBe(true)
})
