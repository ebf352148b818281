import type { Client } from '@libsql/client'
import { gramsOf } from '../../src/domain/text/grams'
import { enrol, inspectors } from './district'

const descriptions = [
  '消防通道堵塞',
  '灭火器过期',
  '电线私拉乱接',
  '安全出口上锁',
  '违规住人',
  '燃气软管老化',
  '脚手架缺少防护',
  '配电箱无盖板',
  '仓库堆放易燃物',
  '特种设备未检验',
  '应急照明损坏',
  '电动车楼道充电',
].map((text) => ({ text, grams: gramsOf(text) }))

/** What is seldom written, so that a search finds few. */
const seldom = { text: '液氨储罐阀门泄漏', grams: gramsOf('液氨储罐阀门泄漏') }

/** One of each role beside those of the district, by the account they write from on Telegram. */
export const readers = {
  coordinator: '901',
  leader: '921',
  liaison: '903',
  'sub-district liaison': '922',
  inspector: '1000',
  'unit contact': '923',
} as const

const sliceOf = `WITH RECURSIVE n(at) AS (SELECT CAST($from + 1 AS INTEGER) UNION ALL SELECT at + 1 FROM n WHERE at < min($from + $slice, $hazards)),
  r AS MATERIALIZED (SELECT at, (at * 7919 + at / 1000 * 13) % 1000 AS lot, (at * 31 + at / 17) % 18 AS department,
    'inspector-' || (at * 37 % ${inspectors}) AS reporter FROM n)`

/**
 * Hazards of all units, departments and sub-districts alike, in a few statements whatever their number. In a
 * thousand 10 are reported, 5 confirmed, 30 ordered (6 of them overdue), 5 rectified, 900 closed, 50 rejected; one
 * in fifty is major, one in a hundred has a witness, one in two hundred is referred while it can be.
 */
export async function seedHazards(
  client: Client,
  hazards: number,
  units: number,
  now: number,
): Promise<void> {
  const street = { organizationId: 'street-0' }
  await client.execute(`WITH RECURSIVE n(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM n WHERE at < 7)
    INSERT INTO organizations (id, kind, name_zh, name_en, industries, categories)
    SELECT 'street-' || at, 'sub-district', '街道' || at, 'Street ' || at, '[]', '[]' FROM n`)
  const { rows } = await client.execute('SELECT id FROM units WHERE number = 7')
  const unitId = String(rows[0]?.id)
  await enrol(client, [
    { id: 'leader', name: '陈刚', post: { role: 'leader' }, userId: readers.leader },
    {
      id: 'street',
      name: '周平',
      post: { role: 'liaison', ...street },
      userId: readers['sub-district liaison'],
    },
    { id: 'contact', name: '吴强', post: { role: 'unit-contact', unitId }, userId: readers['unit contact'] },
  ])
  const indexes = await client.execute(
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('hazards', 'hazard_history') AND sql IS NOT NULL",
  )
  await client.execute('PRAGMA foreign_keys = OFF')
  await client.execute('PRAGMA synchronous = OFF')
  await client.execute('PRAGMA cache_size = -200000')
  for (const { name } of indexes.rows) await client.execute(`DROP INDEX ${name}`)
  const slice = 100_000
  const words = JSON.stringify([...descriptions, seldom])
  for (let from = 0; from < hazards; from += slice) {
    const args = { from, slice, hazards }
    await client.batch(
      [
        {
          sql: `${sliceOf},
            d AS MATERIALIZED (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM organizations WHERE kind = 'department'),
            s AS MATERIALIZED (SELECT at, lot, department, reporter, CASE WHEN lot < 10 THEN 'reported' WHEN lot < 15 THEN 'confirmed'
              WHEN lot < 45 THEN 'ordered' WHEN lot < 50 THEN 'rectified' WHEN lot < 950 THEN 'closed' ELSE 'rejected' END AS status,
              $now + iif(lot % 5 = 0, -1, 1) * 86400000 * (1 + at % 5) AS deadline, iif(lot % 3 = 0, 'inspector-' || (at % ${inspectors}), NULL) AS assignee FROM r)
            INSERT INTO hazards (id, number, version, reporter_id, reported_at, text, description, unit_id, category, severity,
              department_id, sub_district_id, witnesses, files, listing, status, open, state, deadline_at, assignee_id, changed_at, seal)
            SELECT 'hazard-' || s.at, s.at, 1, reporter, $now - ($hazards - s.at) * 60000, w.text, w.text, u.id, 'blocked-exit',
              iif(s.at % 50 = 0, 'major', 'general'), d.id, 'street-' || (s.at / 3 % 8), iif(s.at % 100 = 1, json_array('inspector-' || (s.at / 100 % ${inspectors})), '[]'), '[]',
              iif(s.at % 50 = 0, json_object('departmentId', (SELECT id FROM d x WHERE x.at = s.at / 50 % 18)), NULL), status, lot < 50,
              CASE status
                WHEN 'reported' THEN json_object('status', status, 'referral', iif(s.at % 200 = 3, json_object('to', (SELECT id FROM d x WHERE x.at = s.at / 200 % 18)), NULL))
                WHEN 'ordered' THEN json_object('status', status, 'order', json_object('by', 'office-1', 'at', 1, 'deadlineAt', deadline))
                WHEN 'rectified' THEN json_object('status', status, 'order', json_object('by', 'office-1', 'at', 1, 'deadlineAt', deadline), 'proof', json_object('by', 'contact'))
                ELSE json_object('status', status, 'by', 'office-1', 'at', 1) END,
              iif(status IN ('ordered', 'rectified'), deadline, NULL), iif(status IN ('ordered', 'rectified'), assignee, NULL), $now, ''
            FROM s JOIN units u ON u.number = s.at % $units + 1 JOIN d ON d.at = s.department
              JOIN (SELECT key AS at, value ->> 'text' AS text FROM json_each($words)) w ON w.at = iif(s.at % 20000 = 11, ${descriptions.length}, s.at / 7 % ${descriptions.length})`,
          args: { ...args, units, now, words },
        },
        {
          sql: `INSERT INTO hazard_search (rowid, grams) SELECT h.number, w.grams
            FROM hazards h JOIN (SELECT value ->> 'text' AS text, value ->> 'grams' AS grams FROM json_each($words)) w ON w.text = h.description
            WHERE h.number > $from ORDER BY h.number`,
          args: { from, words },
        },
        {
          sql: `INSERT INTO hazard_witnesses (person_id, number) SELECT value, h.number FROM hazards h, json_each(h.witnesses)
            WHERE h.number > $from AND h.witnesses <> '[]'`,
          args: { from },
        },
        {
          sql: `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
            SELECT id, 1, '{"type":"reported"}', reporter_id, reported_at, '', '' FROM hazards WHERE number > $from`,
          args: { from },
        },
      ],
      'write',
    )
  }
  for (const { sql } of indexes.rows) await client.execute(String(sql))
  await client.execute('PRAGMA cache_size = -2000')
  await client.execute('PRAGMA synchronous = NORMAL')
  await client.execute('PRAGMA foreign_keys = ON')
}
