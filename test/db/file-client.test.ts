import { expect, test } from 'vitest'
import { DatabaseUnavailable } from '../../src/db/client'
import { openTestDatabase } from '../support/database'

test('whoever is late for a file that was closed is told to come again, and the process goes on', async () => {
  const client = await openTestDatabase()
  await client.execute('SELECT 1')
  const waiting = [
    client.batch(['SELECT 1'], 'read'),
    client.batch(['UPDATE people SET name = name'], 'write'),
  ]
  client.close()
  client.close()

  const late = [
    client.execute('SELECT 1'),
    client.batch(['SELECT 1'], 'read'),
    client.executeMultiple('SELECT 1; SELECT 2'),
  ]
  for (const answer of await Promise.allSettled([...waiting, ...late]))
    expect(answer).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseUnavailable) })
  expect(client.closed).toBe(true)
})
