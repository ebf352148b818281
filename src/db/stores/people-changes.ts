import type { InStatement } from '@libsql/client'
import type { PeopleChange } from '../../domain/people/changes'
import { organizationOf, unitOf } from '../../domain/people/person'
import { dashboardLinkMs } from '../../domain/people/session'
import { sha256 } from '../hash'
import type { Keepers } from './keepers'

type Of<K extends PeopleChange['kind']> = Extract<PeopleChange, { kind: K }>

function enrol({ person, account, chat, at }: Of<'person.enrolled'>): InStatement[] {
  return [
    {
      sql: `INSERT INTO people (id, name, role, organization_id, unit_id, language, phone, prefers, enrolled_at, active)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      args: [
        person.id,
        person.name,
        person.post.role,
        organizationOf(person.post) ?? null,
        unitOf(person.post) ?? null,
        person.language,
        person.phone ?? null,
        account.platform,
        at,
      ],
    },
    linkAccount({ kind: 'account.linked', personId: person.id, account, chat }),
  ]
}

/** An account of somebody who left may be enrolled anew; one of somebody active may not. */
function linkAccount({ personId, account, chat }: Of<'account.linked'>): InStatement {
  return {
    sql: 'INSERT INTO accounts (platform, user_id, person_id, chat) VALUES (?, ?, ?, ?)',
    args: [account.platform, account.userId, personId, chat],
  }
}

/** They keep their name in the history, lose their accounts and their telephone, and nothing that waits for them is sent. */
function leave({ personId, at }: Of<'person.left'>): InStatement[] {
  return [
    { sql: 'UPDATE people SET active = 0, left_at = ?, phone = NULL WHERE id = ?', args: [at, personId] },
    { sql: 'DELETE FROM accounts WHERE person_id = ?', args: [personId] },
    {
      sql: `UPDATE outbox SET state = 'gone', ended_at = ?, problem = 'left' WHERE person_id = ? AND state = 'waiting'`,
      args: [at, personId],
    },
    { sql: 'DELETE FROM cards WHERE person_id = ?', args: [personId] },
    // Else a coordinator who was put out could come back by a code made before.
    { sql: 'DELETE FROM invites WHERE created_by = ?', args: [personId] },
  ]
}

function makeInvite({ invite, by, at }: Of<'invite.made'>, codeHash: string): InStatement {
  return {
    sql: `INSERT INTO invites (code_hash, post, person_id, uses_left, expires_at, created_by, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [
      codeHash,
      invite.kind === 'enrol' ? JSON.stringify(invite.post) : null,
      invite.kind === 'link' ? invite.personId : null,
      invite.usesLeft,
      invite.expiresAt,
      by,
      at,
    ],
  }
}

function keepConversation({ account, chat, state, at }: Of<'conversation.kept'>): InStatement {
  return {
    sql: `INSERT INTO conversations (platform, chat, user_id, state, updated_at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (platform, chat, user_id) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
    args: [account.platform, chat, account.userId, JSON.stringify(state), at],
  }
}

function setReach({ account, gone }: Of<'account.reach'>): InStatement[] {
  return [
    {
      sql: 'UPDATE accounts SET gone_reason = ?, gone_at = ? WHERE platform = ? AND user_id = ?',
      args: [gone?.reason ?? null, gone?.at ?? null, account.platform, account.userId],
    },
  ]
}

/** A Telegram group became a supergroup: everything that was in it or waits for it goes by the new id. */
export function moveChat({ platform, from, to }: Of<'chat.moved'>): InStatement[] {
  return [
    {
      sql: 'UPDATE OR IGNORE outbox SET chat = ? WHERE platform = ? AND chat = ?',
      args: [to, platform, from],
    },
    // Messages of the old group can't be edited under the new id: a card is sent anew when it changes next.
    {
      sql: `UPDATE OR IGNORE cards SET chat = ?1, conversation = ?1, message = '', fingerprint = ''
            WHERE platform = ?2 AND chat = ?3`,
      args: [to, platform, from],
    },
    { sql: 'DELETE FROM cards WHERE platform = ? AND chat = ?', args: [platform, from] },
    {
      sql: `DELETE FROM outbox WHERE platform = ? AND state = 'waiting'
              AND telling ->> '$.kind' = 'retire' AND telling ->> '$.ref.chat' = ?`,
      args: [platform, from],
    },
    {
      sql: 'UPDATE OR REPLACE bound_chats SET chat = ? WHERE platform = ? AND chat = ?',
      args: [to, platform, from],
    },
    {
      sql: 'UPDATE OR REPLACE conversations SET chat = ? WHERE platform = ? AND chat = ?',
      args: [to, platform, from],
    },
  ]
}

export const peopleKeepers: Keepers<PeopleChange> = {
  'conversation.kept': (change) => [keepConversation(change)],
  'conversation.ended': ({ account, chat, forms }) => [
    {
      sql: `DELETE FROM conversations WHERE platform = ?1 AND chat = ?2 AND user_id = ?3
            AND (?4 IS NULL OR state ->> '$.form' IN (SELECT value FROM json_each(?4)))`,
      args: [account.platform, chat, account.userId, forms ? JSON.stringify(forms) : null],
    },
  ],
  'invite.made': async (change) => [makeInvite(change, await sha256(change.code))],
  'invite.used': ({ codeHash }) => [
    { sql: 'UPDATE invites SET uses_left = uses_left - 1 WHERE code_hash = ?', args: [codeHash] },
  ],
  'dashboard-link.made': async ({ account, secret, at }) => [
    {
      sql: 'INSERT INTO dashboard_links (hash, platform, user_id, expires_at) VALUES (?, ?, ?, ?)',
      args: [await sha256(secret), account.platform, account.userId, at + dashboardLinkMs],
    },
  ],
  'person.enrolled': enrol,
  'account.linked': (change) => [linkAccount(change)],
  'person.left': leave,
  'person.language': ({ language, personId }) => [
    { sql: 'UPDATE people SET language = ? WHERE id = ?', args: [language, personId] },
  ],
  'person.phone': ({ phone, personId }) => [
    { sql: 'UPDATE people SET phone = ? WHERE id = ?', args: [phone ?? null, personId] },
  ],
  'person.quiet': ({ quiet, personId }) => [
    {
      sql: 'UPDATE people SET quiet_from = ?, quiet_to = ? WHERE id = ?',
      args: [quiet?.from ?? null, quiet?.to ?? null, personId],
    },
  ],
  'person.digest': ({ at, mode, personId }) => [
    {
      sql: 'UPDATE people SET digest_at = coalesce(?, digest_at), digest_mode = coalesce(?, digest_mode) WHERE id = ?',
      args: [at ?? null, mode ?? null, personId],
    },
  ],
  'account.used': ({ account }) => [
    {
      sql: `UPDATE people SET prefers = ?1 WHERE id = (SELECT person_id FROM accounts WHERE platform = ?1 AND user_id = ?2)`,
      args: [account.platform, account.userId],
    },
  ],
  'account.reach': setReach,
  'chat.moved': moveChat,
}
