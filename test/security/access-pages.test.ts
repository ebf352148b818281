import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSuggest } from '../../src/bots/suggest'
import { sha256 } from '../../src/db/hash'
import { openDatabase } from '../../src/db/open'
import type { Desk, Someone } from '../support/desk'
import { openPlatforms, type Platforms } from '../support/platforms'
import { nobody, seeFirst, seeSecond } from './access-groups'
import { everybody, marks, members, openAccessDesk, type Who } from './committee'

/** Each page that asks for a session, and whose session it opens to; to all others it is not there. */
const pages: Record<string, Record<string, readonly Who[]>> = {
  '/': { '/': members },
  '/hazards': {
    '/hazards': members,
    '/hazards?scope=all': members,
    '/hazards?scope=overdue': members,
    '/hazards?scope=major': members,
    '/hazards?scope=mine&before=9': members,
  },
  '/hazards/:number': {
    '/hazards/1': seeFirst,
    '/hazards/2': seeSecond,
    '/hazards/3': ['office', 'leader', 'otherInspector'],
    '/hazards/999': nobody,
  },
  '/hazards/:number/files/:id': {
    '/hazards/1/files/of-first': seeFirst,
    // Asked for as if it were another hazard's, which more people see.
    '/hazards/2/files/of-first': nobody,
    '/hazards/3/files/of-first': nobody,
  },
}

let folder: string
let desk: Desk
let people: Record<Who, Someone>
let it: Platforms
const sessionOf = (who: Who): string => who.padEnd(22, 'A')
const look = (path: string, who?: Who) =>
  it.http.request(path, who ? { headers: { cookie: `__Host-anwei=${sessionOf(who)}` } } : {})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anwei-pages-'))
  const client = await openDatabase(`file:${join(folder, 'pages.db')}`)
  ;({ desk, people } = await openAccessDesk(client))
  it = await openPlatforms({ client, startAt: desk.now() })
  await client.execute(`INSERT INTO evidence (id, kind, platform, platform_file_id, name, "by", at, due_at, stored_at, hazard_id)
    SELECT 'of-first', 'photo', 'telegram', 'x', 'a.jpg', reporter_id, 1, 1, 1, id FROM hazards WHERE number = 1`)
  await it.storage.put('of-first', new TextEncoder().encode('mark-reported'), 'image/jpeg')
  for (const who of everybody)
    await client.execute({
      sql: 'INSERT INTO sessions (hash, platform, user_id, expires_at) VALUES (?, ?, ?, ?)',
      args: [
        await sha256(sessionOf(who)),
        people[who].account.platform,
        people[who].account.userId,
        desk.now() + 1,
      ],
    })
})
afterAll(() => {
  desk.client.close()
  rmSync(folder, { recursive: true, force: true })
})

const leaked = (who: Who, shown: string): string[] =>
  Object.keys(marks).filter((mark) => !marks[mark]?.includes(who) && shown.includes(mark))

describe('every page of the dashboard', () => {
  test('has its line in this table', async () => {
    const asked = []
    for (const { method, path } of it.http.routes.filter((route) => route.method === 'GET')) {
      const answer = await look(path.replace(/:\w+(\{[^}]*\}[^/]*)?/g, '1'))
      const forTheToken = path.startsWith('/api/') || path === '/metrics'
      if (answer.status === 401 && !forTheToken) asked.push(path)
      expect(method).toBe('GET')
    }
    expect(Object.keys(pages).sort()).toEqual([...new Set(asked)].sort())
  })

  test.each(Object.values(pages).flatMap((lines) => Object.entries(lines)))(
    '%s opens to whom it should, with no more than is theirs',
    async (path, may) => {
      for (const who of everybody) {
        const answer = await look(path, who)
        expect([who, answer.status]).toEqual([who, may.includes(who) ? 200 : 404])
        expect([who, leaked(who, await answer.text())]).toEqual([who, []])
      }
    },
  )
})

describe('what is found while somebody types', () => {
  const sources = ['units', 'people', 'organizations', 'hazards'] as const
  test.each(sources)('of %s is theirs, and nothing to those who are none of us', async (source) => {
    const suggest = createSuggest({ database: desk.database, now: desk.now })
    for (const who of everybody)
      for (const words of ['', 'mark', 'H-1', '2', '3', 'Xinyuan', 'Wang']) {
        const found = await suggest(people[who].account, { source, free: true }, words)
        expect([who, words, leaked(who, JSON.stringify(found))]).toEqual([who, words, []])
        if (!members.includes(who)) expect([who, found]).toEqual([who, []])
        if (source === 'people' && who.toLowerCase().includes('contact'))
          expect([who, found]).toEqual([who, []])
      }
  })

  test('is found by those whose it is', async () => {
    const suggest = createSuggest({ database: desk.database, now: desk.now })
    expect(
      JSON.stringify(await suggest(people.inspector.account, { source: 'hazards', free: false }, 'H-1')),
    ).toContain('mark-reported')
    expect(
      JSON.stringify(await suggest(people.office.account, { source: 'people', free: false }, 'Wang')),
    ).toContain('Wang Fang')
  })
})
