import { expect } from 'vitest'
import type { IncomingFile } from '../../src/bots/intent'
import type { Team } from '../../src/domain/campaigns/campaign'
import type { Database } from '../../src/domain/ports'
import { inspectionWith } from '../domain/inspections/world'
import { addUnit, type Desk, openDesk, type Someone } from './desk'

/** A running campaign with one team and a task, T-1 and on, at each of some units (by their ids). */
export async function planTasks(
  database: Database,
  now: number,
  units: readonly string[],
  team: Partial<Team>,
) {
  const given = inspectionWith()
  const saved = await database.save(`campaign:${units.join()}`, now, [
    { kind: 'campaign.made', campaign: given.campaign },
    {
      kind: 'teams.set',
      campaignId: given.campaign.id,
      teams: [
        { ...given.team, personIds: [], ...team, leaderId: team.leaderId ?? team.personIds?.[0] ?? '' },
      ],
    },
    {
      kind: 'tasks.planned',
      campaignId: given.campaign.id,
      tasks: units.map((unitId, at) => ({ ...given.task, id: `t${at + 1}`, unitId })),
      at: now,
    },
  ])
  expect(saved.kind).toBe('saved')
}

/** A desk with three schools to inspect: T-1 to T-3, of one team of two. */
export async function openInspections() {
  const desk = await openDesk()
  for (const [at, name] of ['实验小学', '鑫源加油站', '红旗服装厂'].entries())
    await addUnit(desk.client, { id: `u${at + 1}`, number: at + 1, name })
  await desk.client.execute(
    "UPDATE units SET industry = 'school', latitude = 32 + number * 0.01, longitude = 118",
  )
  const member = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
  const mate = await desk.enrol('Sun Li', { role: 'inspector', organizationId: 'fire-and-rescue' }, 'slack')
  const other = await desk.enrol('Ma Chao', { role: 'inspector', organizationId: 'health' })
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  await planTasks(desk.database, desk.now(), ['u1', 'u2', 'u3'], { personIds: [member.id, mate.id] })
  return { desk, member, mate, other, coordinator }
}

/** The last card of a task somebody got. */
export const taskCard = (desk: Desk, who: Someone, code = 'T-1') =>
  desk.chatOf(who).findLast((it) => it.view.title?.startsWith(`${code} `))?.view
export const photo = (fileId = 'f1'): IncomingFile => ({ platform: 'telegram', fileId, kind: 'photo' })
export const sendFiles = (desk: Desk, who: Someone, ...files: IncomingFile[]) =>
  desk.send(who, { kind: 'message', text: '', files, addressed: true })
