import type { InStatement } from '@libsql/client'
import { lanes } from '../../domain/delivery/outbox'
import type { RosterChange } from '../../domain/rosters/changes'
import { type Shift, shiftEngagements } from '../../domain/rosters/shift'
import { sha256 } from '../hash'
import type { Keepers } from './keepers'
import { actRow, engage } from './operation-changes'
import { suffixOf } from './topics'

/** All shifts of a roster by three statements, however many they are. */
function openShifts({ rosterId, shifts }: Extract<RosterChange, { kind: 'shifts.opened' }>): InStatement[] {
  const rows = shifts.map(
    ({ personId, ...slot }): Shift => ({
      ...slot,
      number: 0,
      version: 1,
      rosterId,
      ...(personId === undefined ? {} : { holderId: personId }),
    }),
  )
  return [
    {
      sql: `INSERT INTO shifts (id, number, version, roster_id, holder_id, starts_at, ends_at, seeking, state)
            SELECT value ->> '$.id', (SELECT coalesce(max(number), 0) FROM shifts) + key + 1, 1, ?,
              value ->> '$.holderId', value ->> '$.startsAt', value ->> '$.endsAt', 0, value FROM json_each(?)`,
      args: [rosterId, JSON.stringify(rows)],
    },
    {
      sql: `INSERT INTO engagements (of, kind, person_id, from_at, until_at)
            SELECT 'shift:' || id, 'shift', holder_id, starts_at, ends_at FROM shifts
            WHERE id IN (SELECT value ->> '$.id' FROM json_each(?)) AND holder_id IS NOT NULL`,
      args: [JSON.stringify(rows)],
    },
    chaseShifts(rosterId),
  ]
}

/**
 * All shifts that were planned anew by seven statements, however many they are: who held one may hold another's by
 * now, so all of their time is free before any of it is taken. Cards that show them are edited.
 */
function replanShifts({
  shifts,
  by,
  at,
}: Extract<RosterChange, { kind: 'shifts.replanned' }>): InStatement[] {
  const rows = JSON.stringify(shifts)
  return [
    {
      sql: `INSERT INTO duty_acts (subject, version, act, "by", at)
            SELECT 'shift:' || (value ->> '$.id'), value ->> '$.version', 'replanned', ?, ? FROM json_each(?)`,
      args: [by, at, rows],
    },
    {
      sql: `UPDATE shifts SET version = value ->> '$.version', holder_id = value ->> '$.holderId', seeking = 0, state = value
            FROM json_each(?) WHERE shifts.id = value ->> '$.id'`,
      args: [rows],
    },
    {
      sql: "DELETE FROM engagements WHERE of IN (SELECT 'shift:' || (value ->> '$.id') FROM json_each(?))",
      args: [rows],
    },
    {
      sql: `INSERT INTO engagements (of, kind, person_id, from_at, until_at)
            SELECT 'shift:' || (value ->> '$.id'), 'shift', value ->> '$.holderId', value ->> '$.startsAt', value ->> '$.endsAt'
            FROM json_each(?) WHERE value ->> '$.holderId' IS NOT NULL`,
      args: [rows],
    },
    {
      sql: `INSERT INTO outbox (key, platform, chat, thread, private, person_id, subject, telling, lane, due_at, created_at)
            SELECT c.subject || ':' || (value ->> '$.version') || ':' || c.platform || ':' || c.chat || ${suffixOf('c.topic')},
              c.platform, c.chat, c.thread, c.private, c.person_id, c.subject, json_object('kind', 'refresh'), ${lanes.refresh}, ?1, ?1
            FROM json_each(?2) JOIN cards c ON c.subject = 'shift:' || (value ->> '$.id')
            WHERE true ON CONFLICT (key) DO NOTHING`,
      args: [at, rows],
    },
    { sql: `DELETE FROM chases WHERE subject IN (${cancelledOf})`, args: [rows] },
    {
      sql: `UPDATE reminders SET state = 'ended' WHERE state = 'waiting' AND subject IN (${cancelledOf})`,
      args: [rows],
    },
  ]
}

/** What is reminded of the shifts among these that were cancelled. */
const cancelledOf = `SELECT k.value || (s.value ->> '$.id') FROM json_each(?) s, json_each('["shift:","hand-over:"]') k
  WHERE s.value ->> '$.cancelled'`

/** Everybody is reminded before their shift begins, and to hand over before it ends. */
const chaseShifts = (rosterId: string): InStatement => ({
  sql: `INSERT INTO chases (subject, ladder, deadline_at, known_at)
        WITH s AS (SELECT *, (SELECT max(at) FROM duty_acts WHERE subject = 'roster:' || ?1) AS known_at
          FROM shifts WHERE roster_id = ?1 AND state ->> '$.cancelled' IS NULL)
        SELECT 'shift:' || id, 'shift', starts_at, known_at FROM s
        UNION ALL SELECT 'hand-over:' || id, 'hand-over', ends_at, known_at FROM s WHERE true
        ON CONFLICT DO NOTHING`,
  args: [rosterId],
})

export const rosterKeepers: Keepers<RosterChange> = {
  'roster.kept': ({ roster, ...act }) => [
    actRow(`roster:${roster.id}`, roster.version, act),
    {
      sql: `INSERT INTO rosters (id, version, status, from_on, state) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status, from_on = excluded.from_on,
              state = excluded.state`,
      args: [roster.id, roster.version, roster.status, roster.days[0] ?? '', JSON.stringify(roster)],
    },
  ],
  'shifts.opened': openShifts,
  'shifts.replanned': replanShifts,
  'shift.changed': ({ shift, ...act }) => [
    actRow(`shift:${shift.id}`, shift.version, act),
    {
      sql: 'UPDATE shifts SET version = ?, holder_id = ?, seeking = ?, state = ? WHERE id = ?',
      args: [
        shift.version,
        shift.holderId ?? null,
        shift.seeking && !shift.seeking.exhausted ? 1 : 0,
        JSON.stringify(shift),
        shift.id,
      ],
    },
    ...engage([`shift:${shift.id}`], shiftEngagements(shift)),
  ],
  'rest.entered': ({ personId, day, fromAt, untilAt }) => [
    {
      sql: "INSERT INTO engagements (of, kind, person_id, from_at, until_at) VALUES (?, 'rest', ?, ?, ?)",
      args: [`rest:${day}`, personId, fromAt, untilAt],
    },
  ],
  'rest.withdrawn': ({ personId, day }) => [
    { sql: 'DELETE FROM engagements WHERE of = ? AND person_id = ?', args: [`rest:${day}`, personId] },
  ],
  'skills.set': ({ personId, skills }) => [
    { sql: 'DELETE FROM skills WHERE person_id = ?', args: [personId] },
    {
      sql: 'INSERT INTO skills (person_id, skill) SELECT ?, value FROM json_each(?)',
      args: [personId, JSON.stringify([...new Set(skills)])],
    },
  ],
  'calendar.made': async ({ personId, secret, at }) => [
    {
      sql: `INSERT INTO calendar_feeds (person_id, secret_hash, created_at) VALUES (?, ?, ?)
            ON CONFLICT (person_id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at`,
      args: [personId, await sha256(secret), at],
    },
  ],
  'calendar.revoked': ({ personId }) => [
    { sql: 'DELETE FROM calendar_feeds WHERE person_id = ?', args: [personId] },
  ],
}
