import type { InStatement } from '@libsql/client'
import type { Change } from '../../domain/changes'
import { sha256 } from '../hash'
import { changeHazard, fileHazard } from './hazard-changes'
import { refreshCards, say, tell } from './outbox-changes'
import { enrol, keepConversation, leave, linkAccount, makeInvite, moveChat, setReach } from './people-changes'

/** The statements that keep one change. Their order is the order of the changes. */
export async function statementsFor(change: Change): Promise<InStatement[]> {
  switch (change.kind) {
    case 'hazard.filed':
      return fileHazard(change)
    case 'hazard.changed':
      return changeHazard(change)
    case 'evidence.received':
      return change.files.map((file) => ({
        sql: `INSERT INTO evidence (id, kind, platform, platform_file_id, name, mime_type, size, album, "by", at, due_at, hazard_id)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        args: [
          file.id,
          file.kind,
          file.platform,
          file.platformFileId,
          file.name ?? null,
          file.mimeType ?? null,
          file.size ?? null,
          file.album ?? null,
          file.by,
          file.at,
          file.at,
          change.hazardId ?? null,
        ],
      }))
    case 'evidence.attached':
      return [
        {
          sql: 'UPDATE evidence SET hazard_id = ? WHERE id IN (SELECT value FROM json_each(?)) AND hazard_id IS NULL',
          args: [change.hazardId, JSON.stringify(change.files)],
        },
      ]
    case 'told':
      return [tell(change)]
    case 'said':
      return [say(change)]
    case 'cards.refreshed':
      return [refreshCards(change)]
    case 'conversation.kept':
      return [keepConversation(change)]
    case 'conversation.ended':
      return [
        {
          sql: 'DELETE FROM conversations WHERE platform = ? AND chat = ? AND user_id = ?',
          args: [change.account.platform, change.chat, change.account.userId],
        },
      ]
    case 'invite.made':
      return [makeInvite(change, await sha256(change.code))]
    case 'invite.used':
      return [
        { sql: 'UPDATE invites SET uses_left = uses_left - 1 WHERE code_hash = ?', args: [change.codeHash] },
      ]
    case 'person.enrolled':
      return enrol(change)
    case 'account.linked':
      return [linkAccount(change)]
    case 'person.left':
      return leave(change)
    case 'person.language':
      return [
        { sql: 'UPDATE people SET language = ? WHERE id = ?', args: [change.language, change.personId] },
      ]
    case 'account.used':
      return [
        {
          sql: `UPDATE people SET prefers = ?1 WHERE prefers <> ?1
                AND id = (SELECT person_id FROM accounts WHERE platform = ?1 AND user_id = ?2)`,
          args: [change.account.platform, change.account.userId],
        },
      ]
    case 'account.reach':
      return setReach(change)
    case 'update.quarantined':
      return [
        {
          sql: `INSERT INTO quarantine (key, platform, envelope, problem, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (key) DO NOTHING`,
          args: [change.key, change.platform, JSON.stringify(change.envelope), change.problem, change.at],
        },
      ]
    case 'message.resent':
      return [
        {
          sql: "UPDATE outbox SET state = 'waiting', due_at = ?, attempts = 0, ended_at = NULL WHERE id = ? AND state = 'aside'",
          args: [change.at, change.id],
        },
      ]
    case 'chat.moved':
      return moveChat(change)
  }
}
