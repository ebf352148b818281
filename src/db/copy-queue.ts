import type { Client, InStatement, Row } from '@libsql/client'
import { attemptsMax, backoffMs } from '../domain/delivery/backoff'
import { lanes, subject } from '../domain/delivery/outbox'
import type { CopyOutcome, CopyQueue, FileToCopy } from '../domain/evidence/ports'
import { rowOf, withoutNulls } from './client'
import { evidence } from './schema'
import { suffixOf } from './stores/topics'

/** A file is ours to copy for so long, ms. */
const copyMs = 60_000

export function createCopyQueue(client: Client): CopyQueue {
  return {
    claim: async (now, limit) => {
      const { rows } = await client.execute({
        sql: `UPDATE evidence SET due_at = ?1 + ?3, attempts = attempts + 1
              WHERE id IN (SELECT id FROM evidence
                WHERE stored_at IS NULL AND problem IS NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2)
              RETURNING *`,
        args: [now, limit, copyMs],
      })
      return rows.map(fileOfRow)
    },
    record: async (now, outcomes, random) => {
      const statements = outcomes.flatMap(({ file, outcome }) => recordOne(now, file, outcome, random()))
      if (statements.length > 0) await client.batch(statements, 'write')
    },
  }
}

function fileOfRow(row: Row): FileToCopy {
  const { id, platform, platformFileId, kind, name, mimeType, by, hazardId, attempts } = rowOf(evidence, row)
  return withoutNulls({ id, platform, platformFileId, kind, name, mimeType, by, hazardId, attempts })
}

function recordOne(now: number, file: FileToCopy, outcome: CopyOutcome, random: number): InStatement[] {
  switch (outcome.kind) {
    case 'stored': {
      const { sha256, size, mimeType, position, takenAt } = outcome.file
      return [
        {
          sql: `UPDATE evidence SET sha256 = ?, size = ?, mime_type = ?, latitude = ?, longitude = ?, taken_at = ?, stored_at = ?
                WHERE id = ? AND stored_at IS NULL`,
          args: [
            sha256,
            size,
            mimeType,
            position?.latitude ?? null,
            position?.longitude ?? null,
            takenAt ?? null,
            now,
            file.id,
          ],
        },
        ...(file.hazardId ? [freeWaiting(file.hazardId, now)] : []),
        // What was read from a photo shows on the cards that are there.
        ...((position || takenAt !== undefined) && file.hazardId
          ? [refreshAfterCopy(file.id, file.hazardId, now)]
          : []),
      ]
    }
    case 'too-large':
      return [setProblem(file, 'too large'), tellSender(file, now)]
    case 'gone':
      return [setProblem(file, outcome.reason)]
    case 'retry':
      return file.attempts >= attemptsMax
        ? [setProblem(file, outcome.reason)]
        : [
            {
              sql: 'UPDATE evidence SET due_at = ? WHERE id = ?',
              args: [now + backoffMs(file.attempts, random), file.id],
            },
          ]
  }
}

/** Messages that waited for the file's bytes go now. */
const freeWaiting = (hazardId: string, now: number): InStatement => ({
  sql: `UPDATE outbox SET due_at = ?1 WHERE state = 'waiting' AND due_at > ?1 AND subject = ?2
          AND json_extract(telling, '$.kind') = 'files'`,
  args: [now, subject('hazard', hazardId)],
})

const setProblem = (file: FileToCopy, problem: string): InStatement => ({
  sql: 'UPDATE evidence SET problem = ? WHERE id = ?',
  args: [problem, file.id],
})

const refreshAfterCopy = (fileId: string, hazardId: string, now: number): InStatement => ({
  sql: `INSERT INTO outbox (key, platform, chat, thread, private, person_id, subject, telling, lane, due_at, created_at)
        SELECT 'copied:' || ? || ':' || platform || ':' || chat || ${suffixOf('topic')}, platform, chat, thread, private, person_id, subject,
          json_object('kind', 'refresh'), ?, ?, ? FROM cards WHERE subject = ?
        ON CONFLICT (key) DO NOTHING`,
  args: [fileId, lanes.refresh, now, now, subject('hazard', hazardId)],
})

/** Whoever sent a file that can't be kept is told, on the platform they sent it from. */
const tellSender = (file: FileToCopy, now: number): InStatement => ({
  sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
        SELECT 'too-large:' || ?, platform, chat, 1, person_id, ?, ?, ?, ? FROM accounts
        WHERE person_id = ? AND platform = ? ON CONFLICT (key) DO NOTHING`,
  args: [
    file.id,
    JSON.stringify({
      kind: 'notice',
      notice: { code: 'file-too-large', ...(file.name ? { name: file.name } : {}) },
    }),
    lanes.answer,
    now,
    now,
    file.by,
    file.platform,
  ],
})
