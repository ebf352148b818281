import type { InValue, Row } from '@libsql/client'
import type { Actor } from '../../domain/actor'
import type { DigestMode, Settings } from '../../domain/digests/settings'
import { tallyRules } from '../../domain/flooding/tally'
import type { Organization } from '../../domain/organizations/organization'
import type { Invite } from '../../domain/people/invite'
import type { Account, Person, Platform, Post, Role } from '../../domain/people/person'
import type { PeopleQueries } from '../../domain/people/queries'
import type { Query } from '../../domain/query'
import { rowOf } from '../client'
import { ask } from '../query'
import { invites, organizations as organizationTable, people as peopleTable } from '../schema'
import { objectOf } from './json'

/** A person's post from its columns. A row without what its role carries can't have been written by us. */
function postOf(row: { role: Role; organizationId: string | null; unitId: string | null }): Post {
  switch (row.role) {
    case 'coordinator':
    case 'leader':
      return { role: row.role }
    case 'liaison':
    case 'inspector':
      return { role: row.role, organizationId: row.organizationId ?? '' }
    case 'unit-contact':
      return { role: row.role, unitId: row.unitId ?? '' }
  }
}

function personOfRow(row: Row): Person {
  const it = rowOf(peopleTable, row)
  return {
    id: it.id,
    name: it.name,
    post: postOf(it),
    language: it.language,
    active: it.active,
    ...(it.phone === null ? {} : { phone: it.phone }),
  }
}

/** What a person is made of. */
const personColumns = 'p.id, p.name, p.role, p.organization_id, p.unit_id, p.language, p.active, p.phone'

/** Whose account it is; nobody's where the row has no person in it. */
const actorOf = (row: Row | undefined, account: Account, name: string): Actor =>
  row?.id ? { kind: 'person', person: personOfRow(row), account } : { kind: 'stranger', account, name }

const actor = (account: Account, name: string): Query<Actor> =>
  ask(
    {
      sql: `SELECT ${personColumns} FROM accounts a JOIN people p ON p.id = a.person_id
            WHERE a.platform = ? AND a.user_id = ? AND p.active`,
      args: [account.platform, account.userId],
    },
    ([row]) => actorOf(row, account, name),
  )

const asker: PeopleQueries['asker'] = (account, name, { key, messagesKey, now }) =>
  ask(
    {
      sql: `SELECT ${personColumns}, p.prefers, r.key IS NOT NULL AS seen, t.count, t.told FROM (SELECT 1)
            LEFT JOIN accounts a ON a.platform = ? AND a.user_id = ?
            LEFT JOIN people p ON p.id = a.person_id AND p.active
            LEFT JOIN requests r ON r.key = ?
            LEFT JOIN tallies t ON t.key = ? AND t.since_at > ?`,
      args: [account.platform, account.userId, key, messagesKey, now - tallyRules.message.stretchMs],
    },
    ([row]) => ({
      actor: actorOf(row, account, name),
      ...(row?.id ? { lastOn: row.prefers as Platform } : {}),
      seen: Boolean(row?.seen),
      messages: { count: Number(row?.count ?? 0), told: Boolean(row?.told) },
    }),
  )

const person = (id: string): Query<Person | undefined> =>
  ask({ sql: 'SELECT * FROM people WHERE id = ?', args: [id] }, ([row]) => row && personOfRow(row))

function people(filter: { role?: Role; organizationId?: string; unitId?: string }): Query<Person[]> {
  const conditions: [string, InValue | undefined][] = [
    ['role = ?', filter.role],
    ['organization_id = ?', filter.organizationId],
    ['unit_id = ?', filter.unitId],
  ]
  const used = conditions.filter(([, value]) => value !== undefined)
  return ask(
    {
      sql: `SELECT * FROM people WHERE ${['active', ...used.map(([sql]) => sql)].join(' AND ')} ORDER BY name LIMIT 100`,
      args: used.map(([, value]) => value ?? null),
    },
    (rows) => rows.map(personOfRow),
  )
}

/** What was read last: they hardly ever change, and nearly everything that is answered asks for them. */
let lastRead: { version: string; organizations: Organization[] } = { version: '', organizations: [] }

function organizations(): Query<Organization[]> {
  const known = lastRead
  return ask(
    {
      sql: `SELECT version, CASE version WHEN ? THEN NULL ELSE
              (SELECT json_group_array(${objectOf(organizationTable, 'o')}) FROM organizations o) END AS list
            FROM organizations_version`,
      args: [known.version],
    },
    ([row]) => {
      if (!row?.list) return known.organizations
      const rows = JSON.parse(String(row.list)) as Row[]
      const organizations = rows.map((it) => rowOf(organizationTable, it)).sort(byKindAndId)
      lastRead = { version: String(row.version), organizations }
      return organizations
    },
  )
}

const byKindAndId = (a: Organization, b: Organization): number =>
  a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1

const invite = (codeHash: string): Query<Invite | undefined> =>
  ask({ sql: 'SELECT * FROM invites WHERE code_hash = ?', args: [codeHash] }, ([row]) => {
    if (!row) return undefined
    const { post, personId, usesLeft, expiresAt } = rowOf(invites, row)
    if (post !== null) return { kind: 'enrol', post, usesLeft, expiresAt }
    return personId === null ? undefined : { kind: 'link', personId, usesLeft, expiresAt }
  })

/** Text of a LIKE pattern that means nothing but itself. */
const literal = (words: string): string => words.replace(/[\\%_]/g, (sign) => `\\${sign}`)

const peopleLike = (words: string): Query<Person[]> =>
  ask(
    {
      sql: "SELECT * FROM people WHERE active AND name LIKE ? ESCAPE '\\' ORDER BY name LIMIT 10",
      args: [`%${literal(words.trim().slice(0, 50))}%`],
    },
    (rows) => rows.map(personOfRow),
  )

const peopleById = (ids: readonly string[]): Query<Person[]> =>
  ask(
    { sql: 'SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))', args: [JSON.stringify(ids)] },
    (rows) => rows.map(personOfRow),
  )

/** The platforms on which the person behind an account has one. */
const accounts = (account: Account): Query<{ platform: Platform; reachable: boolean }[]> =>
  ask(
    {
      sql: `SELECT platform, gone_reason FROM accounts WHERE person_id =
              (SELECT person_id FROM accounts WHERE platform = ? AND user_id = ?) ORDER BY platform`,
      args: [account.platform, account.userId],
    },
    (rows) =>
      rows.map((row) => ({ platform: row.platform as Platform, reachable: row.gone_reason === null })),
  )

const settings = (account: Account): Query<Settings> =>
  ask(
    {
      sql: `SELECT quiet_from, quiet_to, digest_at, digest_mode FROM people WHERE id =
              (SELECT person_id FROM accounts WHERE platform = ? AND user_id = ?)`,
      args: [account.platform, account.userId],
    },
    ([row]) => ({
      digestAt: Number(row?.digest_at ?? 0),
      digestMode: (row?.digest_mode ?? 'off') as DigestMode,
      ...(row && row.quiet_from !== null
        ? { quiet: { from: Number(row.quiet_from), to: Number(row.quiet_to) } }
        : {}),
    }),
  )

const conversation = (account: Account, chat: string): Query<unknown> =>
  ask(
    {
      sql: 'SELECT state FROM conversations WHERE platform = ? AND chat = ? AND user_id = ?',
      args: [account.platform, chat, account.userId],
    },
    ([row]) => (row ? JSON.parse(String(row.state)) : undefined),
  )

export const peopleQueries: PeopleQueries = {
  actor,
  asker,
  conversation,
  organizations,
  people,
  peopleLike,
  peopleById,
  accounts,
  settings,
  person,
  invite,
}
