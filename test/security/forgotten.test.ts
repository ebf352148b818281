import type { InStatement } from '@libsql/client'
import { expect, test } from 'vitest'
import { findPeople, forgetPerson } from '../../src/db/forget-person'
import { checkHistory } from '../../src/db/history-check'
import { openPlatforms, type Platforms } from '../support/platforms'

const name = 'Kanarienvogel Wellensittich'
const channel = -1_003_003

/** The rows of each table, as text. */
async function everything({ client }: Platforms): Promise<Record<string, string>> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'",
  )
  const all = await client.batch(
    rows.map((row) => `SELECT * FROM "${row.name}"`),
    'read',
  )
  return Object.fromEntries(rows.map((row, at) => [String(row.name), JSON.stringify(all[at]?.rows)]))
}

test('of a coordinator who is forgotten no code, link, telephone, calendar, position in a queue or open question is left', async () => {
  const it = await openPlatforms()
  const office = await it.enrol(name, { role: 'coordinator' }, 'telegram')
  const other = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'slack')
  it.telegram.addGroup({ id: channel, title: 'Notices', members: [office.number], channel: true })
  const say = async (text: string, where = office.number) => {
    await it.telegram.sendText(office.number, where, text)
    await it.settle()
  }
  for (const text of ['/phone 138-0000-1234', '/bind committee', '/invite leader', '/shifts rest 2026-12-20'])
    await say(text)
  await say('/broadcast something for all')
  await say('/hazard')
  await it.slack.slashCommand(other.userId, other.dm, '/hazard', 'barn: bare wires, major')
  await it.settle()
  const account = ['telegram', office.userId]
  const notice = { kind: 'notice', notice: { code: 'person-unreachable', name } }
  const toOther = (key: string): InStatement => ({
    sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
          VALUES (?, 'slack', ?, 1, ?, ?, 1, 9e15, 1)`,
    args: [key, other.userId, other.id, JSON.stringify(notice)],
  })
  const facts = (owner: string, told: string): InStatement => ({
    sql: "INSERT INTO digest_facts (at, owner, kind, lines) VALUES (1, ?, 'due', ?)",
    args: [owner, JSON.stringify([{ title: told }])],
  })
  // What a shorter walk does not come by.
  await it.client.batch(
    [
      { sql: "INSERT INTO dashboard_links VALUES ('h1', ?, ?, 9e15)", args: account },
      { sql: "INSERT INTO sessions VALUES ('h2', ?, ?, 9e15)", args: account },
      { sql: "INSERT INTO calendar_feeds VALUES (?, 'h3', 1)", args: [office.id] },
      { sql: "INSERT INTO skills VALUES (?, 'gas')", args: [office.id] },
      { sql: 'INSERT INTO paces (key, next_at, interval_ms) VALUES (?, 1, 1)', args: [account.join(':')] },
      {
        sql: "UPDATE people SET quiet_from = 1320, quiet_to = 420, digested_on = '2026-11-23' WHERE id = ?",
        args: [office.id],
      },
      toOther('told of it'),
      toOther(`flood:${account.join(':')}:1`),
      facts(office.id, 'theirs alone'),
      facts(other.id, name),
      {
        sql: "INSERT INTO quarantine (key, platform, envelope, problem, at) VALUES ('tg:9', 'telegram', ?, 'x', 1)",
        args: [
          JSON.stringify({ account: { platform: 'telegram', userId: office.userId }, text: '138-0000-1234' }),
        ],
      },
    ],
    'write',
  )
  const before = await everything(it)
  const holding = (said: Record<string, string>, word: string) =>
    Object.keys(said).filter((table) => said[table]?.includes(word))
  expect(holding(before, `"${office.userId}"`)).toEqual(
    expect.arrayContaining(['accounts', 'bind_codes', 'dashboard_links', 'sessions']),
  )
  expect(holding(before, '138-0000-1234')).toEqual(expect.arrayContaining(['people', 'quarantine']))
  expect(holding(before, office.id)).toEqual(expect.arrayContaining(['calendar_feeds', 'skills']))

  expect(await findPeople(it.client, name)).toHaveLength(1)
  await forgetPerson(it.client, office.id, it.now())

  const left = await everything(it)
  for (const word of [
    'theirs alone',
    name,
    'Kanarien',
    `"${office.userId}"`,
    `:${office.userId}`,
    '138-0000-1234',
  ])
    expect([word, holding(left, word)]).toEqual([word, []])
  const { rows: people } = await it.client.execute({
    sql: 'SELECT name, active, left_at, phone, quiet_from, quiet_to, digested_on FROM people WHERE id = ?',
    args: [office.id],
  })
  expect(people.map((row) => Object.values(row))).toEqual([['—', 0, it.now(), null, null, null, null]])
  // What others are told goes on without the name, and what they have of it is drawn anew.
  const { rows: goesOn } = await it.client.execute(
    "SELECT telling ->> '$.notice.name' AS name FROM outbox WHERE key = 'told of it'",
  )
  expect(goesOn.map((row) => row.name)).toEqual(['—'])
  // The id stands in what was done by it, and for whoever no longer is.
  for (const table of ['bind_codes', 'invites', 'calendar_feeds', 'skills', 'conversations', 'sessions'])
    expect([table, left[table]]).toEqual([table, '[]'])
  expect(await checkHistory(it.client)).toEqual([])
})

/** Tables that say whose an account is; a new one is to be thought of in `forgetPerson`. */
test('every table that names an account or a person’s own things is one that forgetting knows', async () => {
  const { client } = await openPlatforms()
  const { rows } =
    await client.execute(`SELECT DISTINCT m.name FROM sqlite_master m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name IN ('user_id', 'person_id', 'chat') ORDER BY 1`)
  const asked: string[] = []
  const { batch } = client
  client.batch = (statements, mode) => {
    asked.push(JSON.stringify(statements))
    return batch.call(client, statements, mode)
  }
  await forgetPerson(client, 'nobody', 1)
  const unknown = rows.map((row) => String(row.name)).filter((table) => !asked.join().includes(` ${table} `))
  // Of these none holds an account: what was done, by ids that lead to nobody, and chats that are no person's.
  expect(unknown).toEqual([
    'bound_chats',
    'hazard_witnesses',
    'reminder_acknowledgements',
    'team_people',
    'ties',
  ])
})
