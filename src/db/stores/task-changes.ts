import type { InStatement } from '@libsql/client'
import type { InspectionChange } from '../../domain/inspections/changes'
import type { Keepers } from './keepers'

type Of<K extends InspectionChange['kind']> = Extract<InspectionChange, { kind: K }>

/** Tasks written by one statement: what a JSON argument of about a megabyte holds. */
const atOnce = 5_000

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce))

const planTasks = ({ campaignId, tasks, at }: Of<'tasks.planned'>): InStatement[] =>
  chunks(tasks).map((some) => ({
    sql: `INSERT INTO tasks (id, number, version, campaign_id, phase, unit_id, team_id, from_on, to_on, planned_on,
            draw_id, status, state, planned_at)
          SELECT value ->> 0, (SELECT coalesce(max(number), 0) FROM tasks) + key + 1, 1, ?1, value ->> 1, value ->> 2,
            value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, 'planned', '{"status":"planned"}', ?2
          FROM json_each(?3) ORDER BY key`,
    args: [
      campaignId,
      at,
      JSON.stringify(
        some.map((it) => [
          it.id,
          it.phase,
          it.unitId,
          it.teamId,
          it.fromOn,
          it.toOn,
          it.plannedOn,
          it.drawId ?? null,
        ]),
      ),
    ],
  }))

/** A history row for each of many tasks, whose ids are the first of each entry of `?1`. */
const historyOfMany = (event: string): string =>
  `INSERT INTO task_history (task_id, sequence, event, "by", at)
   SELECT t.id, t.version + 1, ${event}, ?2, ?3 FROM json_each(?1) j JOIN tasks t ON t.id = j.value ->> 0
   WHERE t.status = 'planned'`

const dropTasks = ({ ids, by, at }: Of<'tasks.dropped'>): InStatement[] =>
  chunks(ids.map((id) => [id])).flatMap((some) => {
    const args = [JSON.stringify(some), by, at]
    return [
      { sql: historyOfMany(`'{"type":"dropped"}'`), args },
      {
        sql: `UPDATE tasks SET version = version + 1, status = 'dropped',
                state = json_object('status', 'dropped', 'by', ?2, 'at', ?3)
              WHERE status = 'planned' AND id IN (SELECT value ->> 0 FROM json_each(?1))`,
        args,
      },
    ]
  })

const giveTasks = ({ tasks, by, at }: Of<'tasks.given'>): InStatement[] =>
  chunks(tasks.map((it) => [it.id, it.teamId, it.plannedOn])).flatMap((some) => {
    const list = JSON.stringify(some)
    return [
      { sql: historyOfMany(`json_object('type', 'given', 'teamId', j.value ->> 1)`), args: [list, by, at] },
      {
        sql: `UPDATE tasks SET version = version + 1, team_id = j.value ->> 1, planned_on = j.value ->> 2
              FROM json_each(?1) j WHERE tasks.status = 'planned' AND tasks.id = j.value ->> 0`,
        args: [list],
      },
    ]
  })

const changeTask = ({ task, event, by, at }: Of<'task.changed'>): InStatement[] => [
  // First: its key is what a slower change runs into.
  {
    sql: 'INSERT INTO task_history (task_id, sequence, event, "by", at) VALUES (?, ?, ?, ?, ?)',
    args: [task.id, task.version, JSON.stringify(event), by, at],
  },
  {
    sql: 'UPDATE tasks SET version = ?, team_id = ?, planned_on = ?, status = ?, state = ? WHERE id = ?',
    args: [task.version, task.teamId, task.plannedOn, task.state.status, JSON.stringify(task.state), task.id],
  },
]

export const taskKeepers: Keepers<InspectionChange> = {
  'tasks.planned': planTasks,
  'tasks.dropped': dropTasks,
  'tasks.given': giveTasks,
  'task.changed': changeTask,
}
