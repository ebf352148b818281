import { expect, test } from 'vitest'
import journal from '../../src/db/migrations/meta/_journal.json' with { type: 'json' }
import { newestMigrationAt } from '../../src/db/schema-version'

test('the build is made for the newest migration', () => {
  expect(newestMigrationAt).toBe(Math.max(...journal.entries.map(({ when }) => when)))
})
