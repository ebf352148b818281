import type { Client, Row } from '@libsql/client'
import type { Language } from '../../domain/people/person'
import type { CalendarEntry, CalendarFeed } from '../../domain/rosters/queries'
import { addDays } from '../../domain/text/local-day'

/** How far back a calendar goes, ms: what is older has no place in what is to come. */
const pastMs = 60 * 24 * 3_600_000

const me = `me AS (SELECT p.* FROM calendar_feeds f JOIN people p ON p.id = f.person_id
  WHERE f.secret_hash = ?1 AND p.active)`

/** Everything in one person's time: what they are asked or go to, their shifts, tasks of their team, deadlines that are theirs. */
const entries = `WITH ${me}
  SELECT 'operation' AS kind, 'operation:' || o.id AS id, 'J-' || o.number AS code, o.state ->> '$.plan.title' AS title, NULL AS part,
      o.state ->> '$.plan.gathering.words' AS place, o.state -> '$.plan.gathering.position' AS position,
      o.state ->> '$.plan.startsAt' AS starts_at, o.state ->> '$.plan.endsAt' AS ends_at, NULL AS from_on, NULL AS to_on,
      o.version - 1 AS sequence, CASE WHEN o.status = 'cancelled' THEN 'cancelled'
        WHEN m.value ->> '$.state' = 'asked' THEN 'tentative' ELSE 'confirmed' END AS status,
      (SELECT max(d.at) FROM duty_acts d WHERE d.subject = 'operation:' || o.id) AS changed_at
    FROM me, operations o, json_each(o.state, '$.members') m
    WHERE o.starts_at > ?2 AND m.value ->> '$.personId' = me.id AND m.value ->> '$.state' IN ('asked', 'confirmed')
  UNION ALL
  SELECT 'shift', 'shift:' || s.id, 'D-' || s.number, r.state ->> '$.title', s.state ->> '$.part', NULL, NULL, s.starts_at, s.ends_at, NULL, NULL,
      s.version - 1, iif(s.state ->> '$.confirmedAt' IS NULL, 'tentative', 'confirmed'),
      coalesce((SELECT max(d.at) FROM duty_acts d WHERE d.subject = 'shift:' || s.id),
        (SELECT max(d.at) FROM duty_acts d WHERE d.subject = 'roster:' || r.id))
    FROM me, shifts s JOIN rosters r ON r.id = s.roster_id WHERE s.holder_id = me.id AND s.ends_at > ?2
  UNION ALL
  SELECT 'task', 'task:' || t.id, 'T-' || t.number, iif(me.language = 'en', coalesce(u.name_en || ' ', ''), '') || u.name, NULL, u.address, NULL, 0, 0, t.from_on, t.to_on, t.version - 1, 'confirmed', t.planned_at
    FROM me JOIN team_people tp ON tp.person_id = me.id JOIN tasks t ON t.team_id = tp.team_id JOIN units u ON u.id = t.unit_id
    WHERE t.status = 'planned' AND t.to_on >= date(?2 / 1000, 'unixepoch')
  UNION ALL
  SELECT 'deadline', 'hazard:' || h.id, 'H-' || h.number, h.description, NULL, coalesce((SELECT name FROM units u WHERE u.id = h.unit_id), h.place), NULL,
      h.deadline_at - 1800000, h.deadline_at, NULL, NULL, h.version - 1, 'confirmed',
      (SELECT max(l.at) FROM hazard_history l WHERE l.hazard_id = h.id)
    FROM me, hazards h WHERE h.status = 'ordered' AND h.deadline_at IS NOT NULL
      AND (h.assignee_id = me.id OR me.role = 'unit-contact' AND h.unit_id = me.unit_id)
  ORDER BY 8 LIMIT 2000`

const parts = {
  en: { leader: 'Leader', officer: 'Duty officer', deadline: 'Due' },
  zh: { leader: '带班领导', officer: '值班员', deadline: '整改期限' },
} as const

function entryOf(row: Row, language: Language): CalendarEntry {
  const words = parts[language]
  const part = row.part === 'leader' || row.part === 'officer' ? words[row.part] : undefined
  const kind = row.kind as CalendarEntry['kind']
  const title = [kind === 'deadline' ? words.deadline : undefined, row.code, row.title, part]
  return {
    id: String(row.id),
    kind,
    title: title.filter(Boolean).join(' · '),
    ...(row.place === null ? {} : { place: String(row.place) }),
    ...(row.position === null
      ? {}
      : { position: JSON.parse(String(row.position)) as { latitude: number; longitude: number } }),
    startsAt: Number(row.starts_at),
    endsAt: Number(row.ends_at),
    ...(row.from_on === null
      ? {}
      : { days: { from: String(row.from_on), until: addDays(String(row.to_on), 1) } }),
    sequence: Number(row.sequence),
    status: row.status as CalendarEntry['status'],
    changedAt: Number(row.changed_at ?? 0),
  }
}

/** Reads one person's calendar by the hash of its secret; undefined where nobody has such an address. */
export const createCalendarReader =
  (client: Client) =>
  async (secretHash: string, now: number): Promise<CalendarFeed | undefined> => {
    const [person, found] = await client.batch(
      [
        { sql: `WITH ${me} SELECT language FROM me`, args: [secretHash] },
        { sql: entries, args: [secretHash, now - pastMs] },
      ],
      'read',
    )
    const language = person?.rows[0]?.language as Language | undefined
    return language && { language, entries: (found?.rows ?? []).map((row) => entryOf(row, language)) }
  }
