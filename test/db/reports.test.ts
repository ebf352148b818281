import type { Client } from '@libsql/client'
import { expect, test } from 'vitest'
import { texts } from '../../src/bots/texts'
import { createDatabase } from '../../src/db/database'
import { instantsOf, summarize } from '../../src/domain/reports/summary'
import { openTestDatabase } from '../support/database'

const zone = 'Asia/Shanghai'
const quarter = { from: '2026-01-01', to: '2026-03-31', unfinished: false }
const start = instantsOf(quarter, zone).from
const dayMs = 24 * 3_600_000
/** A table `n` of a column `i` from 1 up to a number; within another one its letters are others. */
const numbers = (count: number, n = 'n', i = 'i') =>
  `WITH RECURSIVE ${n}(${i}) AS (SELECT 1 UNION ALL SELECT ${i} + 1 FROM ${n} WHERE ${i} < ${count})`
const at = (expression: string) => `${start} + (${expression}) * ${dayMs} + 36000000`

/** One district's first quarter (domain.md), as its people would have recorded it. */
async function record(client: Client): Promise<void> {
  await client.batch(
    [
      `INSERT INTO people (id, name, role, organization_id, language, prefers, enrolled_at, active)
       VALUES ('li', 'Li Wei', 'inspector', 'commerce', 'zh', 'telegram', 0, 1)`,
      `${numbers(320)} INSERT INTO units (id, number, import_key, name, industry, key_monitored, updated_at)
       SELECT 'u' || i, i, 'u' || i, 'Unit ' || i, iif(i <= 76, 'fireworks', 'retail'), 0, 0 FROM n`,
      `INSERT INTO campaigns (id, number, version, template, year, purpose, periods, scope, department_ids, leader_ids, goal,
         "by", at, status, state, from_on, to_on)
       VALUES ('c', 1, 1, 'free', 2026, 'x', '[]', '{}', '[]', '[]', 100, 'li', 0, 'running', '{}', '2026-01-01', '2026-03-31')`,
      "INSERT INTO teams (id, campaign_id, number, sub_district_ids, industries, capacity) VALUES ('t', 'c', 1, '[]', '[]', 8)",
      // Forty days out with eight units each.
      `${numbers(320)} INSERT INTO tasks (id, number, version, campaign_id, phase, unit_id, team_id, from_on, to_on, planned_on, status, state, planned_at)
       SELECT 'k' || i, i, 1, 'c', 'during', 'u' || i, 't', '2026-01-01', '2026-03-31', '2026-01-01', 'done', '{}', 0 FROM n`,
      `${numbers(320)} INSERT INTO task_history (task_id, sequence, event, "by", at)
       SELECT 'k' || i, 1, '{"type":"done","result":"hazards-found"}', 'li', ${at('(i - 1) / 8')} FROM n`,
      // And five joint operations to which 486 came, of 520 who were asked.
      `${numbers(5)} INSERT INTO operations (id, number, version, status, starts_at, state)
       SELECT 'o' || i, i, 1, 'held', ${at('50 + i')}, (${numbers(104, 'm', 'j')}
         SELECT json_object('members', json_group_array(json_object('personId', 'x' || j, 'organizationId', 'commerce', 'state', 'confirmed',
           'cameAt', iif(j <= 97 + (i = 5), ${start} + 60 * ${dayMs}, NULL)))) FROM m) FROM n`,
      `${numbers(750)} INSERT INTO hazards (id, number, version, reporter_id, reported_at, text, description, unit_id, category, severity,
         witnesses, files, status, state, changed_at, seal)
       SELECT 'h' || i, i, 1, 'li', ${at('i % 80')}, 'x', 'x', 'u' || (1 + i % 320), 'other', 'general', '[]', '[]', 'reported', '{}', 0, '' FROM n`,
      `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT id, 1, '{"type":"reported"}', 'li', reported_at, '', '' FROM hazards`,
      `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT id, 2, '{"type":"fixed-on-the-spot"}', 'li', reported_at, '', '' FROM hazards
       WHERE unit_id IN (SELECT id FROM units WHERE industry = 'fireworks') ORDER BY number LIMIT 12`,
      `${numbers(78)} INSERT INTO papers (id, task_id, kind, year, number, "by", at)
       SELECT 'p' || i, 'k' || i, CASE WHEN i <= 16 THEN 'rectification-order' WHEN i <= 41 THEN 'supervision-opinion' ELSE 'on-site-record' END,
         2026, i, 'li', ${at('i')} FROM n`,
      ...(
        [
          ['licence-revoked', 3, 'NULL'],
          ['den-closed', 2, 'NULL'],
          ['goods-confiscated', 20, '200000'],
        ] as const
      ).map(
        ([kind, quantity, value]) =>
          `INSERT INTO measures (id, task_id, kind, quantity, value_yuan, "by", at) VALUES ('${kind}', 'k1', '${kind}', ${quantity}, ${value}, 'li', ${at('3')})`,
      ),
      // The first paper's order was given in the chat too: it is one order.
      `INSERT INTO task_hazards (task_id, hazard_id) VALUES ('k1', 'h1')`,
      `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       VALUES ('h1', 3, '{"type":"ordered"}', 'li', ${at('5')}, '', '')`,
      // Work of the day before and of the day after is none of the quarter's.
      `${numbers(2)} INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT 'h2', 10 + i, '{"type":"referred"}', 'li', iif(i = 1, ${start} - 1, ${instantsOf(quarter, zone).to}), '', '' FROM n`,
    ],
    'write',
  )
}

test('a quarter is counted from what was recorded, and told in the words it is always told in', async () => {
  const client = await openTestDatabase()
  await record(client)
  const database = createDatabase(client)
  const { counted } = await database.read({
    counted: database.queries.countedWork({
      ...instantsOf(quarter, zone),
      fromOn: quarter.from,
      toOn: quarter.to,
    }),
  })
  const summary = summarize(counted)
  expect(summary).toMatchObject({
    inspections: 45,
    personTimes: 526,
    units: 320,
    hazards: 750,
    papers: 78,
    orders: 16,
    opinions: 25,
    accidents: 0,
  })
  expect(summary.industries).toEqual([
    {
      industry: 'fireworks',
      units: 76,
      onTheSpot: 12,
      licencesSuspended: 0,
      licencesRevoked: 3,
      densClosed: 2,
      boxesConfiscated: 20,
      confiscatedYuan: 200_000,
    },
  ])
  expect(texts.zh.summary.paragraph('2026年一季度', summary)).toBe(
    '2026年一季度，共开展督查检查 45 次，出动检查人员 526 人次，检查单位 320 家，发现事故隐患 750 处，' +
      '下达各类文书 78 份，其中责令限期整改指令书 16 份、督查意见书 25 份；' +
      '烟花爆竹方面，检查经营单位 76 家，当场整改 12 家，吊销零售许可证 3 个，取缔窝点 2 个，收缴 20 箱，价值 200000 元；' +
      '未发生生产安全事故。',
  )
})
