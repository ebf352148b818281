import type { Client } from '@libsql/client'
import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { describeOnBoth } from '../support/both-databases'
import { openTestDatabase } from '../support/database'

const nameOf = async (client: Client, id: string): Promise<string | undefined> => {
  const database = createDatabase(client)
  const { all } = await database.read({ all: database.queries.organizations() })
  return all.find((it) => it.id === id)?.nameEn
}
const rename = (client: Client, id: string, name: string) =>
  client.execute({ sql: 'UPDATE organizations SET name_en = ? WHERE id = ?', args: [name, id] })

describeOnBoth('the organizations of', ({ open }) => {
  test('are as they are now, whoever changed, added or removed one', async () => {
    const client = await open()
    expect(await nameOf(client, 'commerce')).toBe('Commerce Bureau')
    await rename(client, 'commerce', 'Trade')
    expect(await nameOf(client, 'commerce')).toBe('Trade')
    await client.execute(
      "INSERT INTO organizations (id, kind, name_zh, name_en, industries, categories) VALUES ('sub-district-new', 'sub-district', '新街道', 'New', '[]', '[]')",
    )
    expect(await nameOf(client, 'sub-district-new')).toBe('New')
    await client.execute("DELETE FROM organizations WHERE id = 'sub-district-new'")
    expect(await nameOf(client, 'sub-district-new')).toBeUndefined()
    await rename(client, 'commerce', 'Commerce Bureau')
  })

  test('are not taken for those of another database that is read meanwhile', async () => {
    const [client, other] = [await open(), await openTestDatabase()]
    await rename(other, 'commerce', 'Of the other')
    for (let round = 0; round < 3; round += 1) {
      const both = await Promise.all([nameOf(client, 'commerce'), nameOf(other, 'commerce')])
      expect(both).toEqual(['Commerce Bureau', 'Of the other'])
    }
    const again = await Promise.all([
      nameOf(client, 'commerce'),
      nameOf(client, 'commerce'),
      nameOf(other, 'commerce'),
      nameOf(client, 'commerce'),
    ])
    expect(again).toEqual(['Commerce Bureau', 'Commerce Bureau', 'Of the other', 'Commerce Bureau'])
  })
})
