import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { forgetPerson, wipe } from '../../src/db/forget-person'
import { openDatabase } from '../../src/db/open'

const folder = mkdtempSync(join(tmpdir(), 'anwei-erased-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Words of the person that stand in the bytes of any file of the database. */
const left = (): string[] =>
  ['Kanarienvogel', '138-0000-1234', '77712345', 'kanarientext'].filter((word) =>
    readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(word)),
  )

test('of somebody who is forgotten nothing is left in the bytes of the database, while the service runs on it', async () => {
  const url = `file:${join(folder, 'anwei.db')}`
  const service = await openDatabase(url)
  const shell = await openDatabase(url)
  await createDatabase(service).save('enrol', 1, [
    {
      kind: 'person.enrolled',
      person: {
        id: 'p1',
        name: 'Kanarienvogel',
        post: { role: 'leader' },
        language: 'en',
        active: true,
        phone: '138-0000-1234',
      },
      account: { platform: 'telegram', userId: '77712345' },
      chat: '77712345',
      at: 1,
    },
  ])
  // What was said to them, and swept since: pages that nobody reads again.
  const say = Array.from({ length: 200 }, (_, at) => ({
    sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
          VALUES (?, 'telegram', '77712345', 1, 'p1', ?, 1, 9e15, 1)`,
    args: [`said:${at}`, JSON.stringify({ kind: 'kanarientext', of: 'x'.repeat(500) })],
  }))
  await service.batch(say, 'write')
  await service.execute('DELETE FROM outbox')
  await service.execute('PRAGMA wal_checkpoint(PASSIVE)')
  expect(left()).toHaveLength(4)

  await forgetPerson(shell, 'p1', 2)
  expect(left()).not.toEqual([])
  expect(await wipe(shell)).toBe(true)

  expect(left()).toEqual([])
  const { rows } = await service.execute('SELECT name FROM people')
  expect(rows.map((row) => row.name)).toEqual(['—'])
  shell.close()
  service.close()
})
