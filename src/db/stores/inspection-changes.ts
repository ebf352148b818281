import type { InStatement } from '@libsql/client'
import type { RecordChange } from '../../domain/inspections/record-changes'
import type { Keepers } from './keepers'

type Of<K extends RecordChange['kind']> = Extract<RecordChange, { kind: K }>

/** Only while the task is still to be done; a tap that comes later changes nothing. */
function keepAnswers({ taskId, list, answers, openOnly, by, at }: Of<'checklist.answered'>): InStatement[] {
  const planned = "EXISTS (SELECT 1 FROM tasks WHERE id = ?1 AND status = 'planned')"
  return [
    {
      sql: `INSERT INTO task_checklists (task_id, kind, version, "by", at)
            SELECT ?1, ?2, ?3, ?4, ?5 WHERE ${planned} ON CONFLICT (task_id) DO NOTHING`,
      args: [taskId, list.kind, list.version, by, at],
    },
    {
      sql: `INSERT INTO task_answers (task_id, item, verdict, "by", at)
            SELECT ?1, key, value, ?3, ?4 FROM json_each(?2) WHERE ${planned}
            ON CONFLICT (task_id, item) DO ${
              openOnly
                ? 'NOTHING'
                : 'UPDATE SET verdict = excluded.verdict, "by" = excluded."by", at = excluded.at'
            }`,
      args: [taskId, JSON.stringify(answers), by, at],
    },
  ]
}

export const recordKeepers: Keepers<RecordChange> = {
  'checklist.answered': keepAnswers,
  'checklist.edited': ({ list, by, at }) => [
    {
      sql: 'INSERT INTO checklists (kind, version, items, "by", at) VALUES (?, ?, ?, ?, ?)',
      args: [list.kind, list.version, JSON.stringify(list.items), by, at],
    },
  ],
  'task.photographed': ({ taskId, files, item }) => [
    {
      sql: 'INSERT INTO task_files (task_id, file_id, item) SELECT ?, value, ? FROM json_each(?)',
      args: [taskId, item ?? null, JSON.stringify(files)],
    },
  ],
  'task.found': ({ taskId, hazardId, item }) => [
    {
      sql: 'INSERT INTO task_hazards (task_id, hazard_id, item) VALUES (?, ?, ?)',
      args: [taskId, hazardId, item ?? null],
    },
  ],
  'inspection.recorded': ({ taskId, result }) => [
    {
      sql: `INSERT INTO inspection_results (task_id, sequence, result, list_kind, list_version, answers, files, present, remark, "by", at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        taskId,
        result.sequence,
        result.result,
        result.list.kind,
        result.list.version,
        JSON.stringify(result.answers),
        JSON.stringify(result.files),
        result.present ?? null,
        result.remark ?? null,
        result.by,
        result.at,
      ],
    },
  ],
  'paper.issued': ({ taskId, paper, corrects }) => [
    {
      sql: `INSERT INTO papers (id, task_id, kind, year, number, reference, "by", at, corrects)
            SELECT ?1, ?2, ?3, ?4, coalesce(w.number, n.last + 1), ?5, ?6, ?7, w.id
            FROM (SELECT coalesce(max(number), 0) AS last FROM papers WHERE kind = ?3 AND year = ?4) n
              LEFT JOIN papers w ON w.id = ?8 AND w.kind = ?3 AND w.year = ?4
            RETURNING id, number AS given_number`,
      args: [
        paper.id,
        taskId,
        paper.kind,
        paper.year,
        paper.reference ?? null,
        paper.by,
        paper.at,
        corrects ?? null,
      ],
    },
  ],
  'record.amended': ({ taskId, recordId, amended }) => [
    {
      sql: 'INSERT INTO record_amendments (record_id, task_id, reason, replaced_by, "by", at) VALUES (?, ?, ?, ?, ?, ?)',
      args: [recordId, taskId, amended.reason, amended.replacedBy ?? null, amended.by, amended.at],
    },
  ],
  'measure.taken': ({ taskId, measure }) => [
    {
      sql: 'INSERT INTO measures (id, task_id, kind, quantity, value_yuan, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      args: [
        measure.id,
        taskId,
        measure.kind,
        measure.quantity,
        measure.valueYuan ?? null,
        measure.by,
        measure.at,
      ],
    },
  ],
}
