import type { Change } from '../../domain/changes'
import type { Evidence } from '../../domain/evidence/evidence'
import { fillChecklist } from '../../domain/inspections/fill-checklist'
import type { InspectContext } from '../../domain/inspections/inspect-context'
import type { Inspection } from '../../domain/inspections/record'
import { recordResult } from '../../domain/inspections/record-result'
import type { TaskResult } from '../../domain/inspections/task'
import type { Database } from '../../domain/ports'
import { addDays, localDay } from '../../domain/text/local-day'
import type { Unit } from '../../domain/units/unit'
import type { DrawnPhoto } from './hazards'
import type { Resident } from './people'

const dayMs = 24 * 3_600_000

/** How the first inspections of the campaign ended; the others are still to be done. */
const endings: readonly TaskResult[] = [
  'no-hazard',
  'hazards-found',
  'no-hazard',
  'closed',
  'no-hazard',
  'refused',
]
const unitCount = 18

/**
 * A winter fire prevention campaign in Dongjie that has run for five days: the inspector of the cast and a
 * colleague from the fire brigade have done some of their units, and one checklist is half filled.
 */
export async function makeInspections(district: {
  database: Database
  units: readonly Unit[]
  people: readonly Resident[]
  now: number
  timezone: string
}): Promise<DrawnPhoto[]> {
  const { database, units, people, now } = district
  const named = (id: string): Resident => {
    const found = people.find((it) => it.id === `person-${id}`)
    if (!found) throw new Error(`nobody is ${id}`)
    return found
  }
  const [inspector, office, mate] = [named('inspector'), named('coordinator'), named('inspector-2')]
  const chosen = units.filter((unit) => unit.subDistrictId === 'sd-dongjie').slice(0, unitCount)
  const today = localDay(now, district.timezone)
  const [fromOn, toOn] = [addDays(today, -5), addDays(today, 25)]
  const campaignId = 'campaign-winter'
  const teamId = 'team-winter-1'
  await keep(database, 'campaign', now, [
    {
      kind: 'campaign.made',
      campaign: {
        id: campaignId,
        number: 0,
        version: 1,
        template: 'winter-fire-prevention',
        year: Number(today.slice(0, 4)),
        purpose: '排查整治冬季火灾隐患 Find and end what may burn in winter',
        periods: [{ phase: 'during', fromOn, toOn }],
        scope: {
          industries: [],
          subDistrictIds: [],
          departmentIds: [],
          keyOnly: false,
          units: chosen.map((it) => it.id),
        },
        departmentIds: ['fire-and-rescue'],
        leaderIds: [named('leader').id],
        goal: 100,
        method: 'all',
        capacity: 3,
        by: office.id,
        at: now - 6 * dayMs,
        state: { status: 'running', by: office.id, at: now - 5 * dayMs },
      },
    },
    {
      kind: 'teams.set',
      campaignId,
      teams: [
        {
          id: teamId,
          campaignId,
          number: 1,
          leaderId: named('leader').id,
          personIds: [inspector.id, mate.id],
          subDistrictIds: ['sd-dongjie'],
          industries: [],
          capacity: 3,
        },
      ],
    },
    {
      kind: 'tasks.planned',
      campaignId,
      tasks: chosen.map((unit, at) => ({
        id: `task-winter-${at + 1}`,
        number: 0,
        version: 1,
        campaignId,
        phase: 'during',
        unitId: unit.id,
        teamId,
        fromOn,
        toOn,
        plannedOn: addDays(fromOn, Math.floor(at / 3)),
        state: { status: 'planned' },
      })),
      at: now - 6 * dayMs,
    },
  ])
  const photos: DrawnPhoto[] = []
  const { sheets } = await database.read({
    sheets: database.queries.inspectionsById(chosen.map((_, at) => `task-winter-${at + 1}`)),
  })
  const inOrder = [...sheets].sort((a, b) => a.task.number - b.task.number)
  for (const [at, inspection] of inOrder.slice(0, endings.length + 1).entries()) {
    const result = endings[at]
    const when = Math.round(now - (5 - at * 0.7) * dayMs)
    const context: InspectContext = {
      person: at % 2 === 0 ? inspector : mate,
      now: when,
      place: { platform: 'telegram', chat: String(inspector.telegramId), private: true },
      organizations: [],
      newId: () => `winter-${at + 1}-${photos.length}`,
    }
    const changes = result ? end(inspection, result, context, photos) : halfFilled(inspection, context)
    await keep(database, inspection.task.id, when, changes)
  }
  return photos
}

function end(
  inspection: Inspection,
  result: TaskResult,
  context: InspectContext,
  photos: DrawnPhoto[],
): Change[] {
  const id = `photo-${inspection.task.id}`
  photos.push({ id, scene: 'extinguisher', variant: 'after' })
  const photo: Evidence = {
    id,
    kind: 'photo',
    platform: 'telegram',
    platformFileId: id,
    mimeType: 'image/png',
    name: `${id}.png`,
    by: context.person.id,
    at: context.now,
  }
  const list = inspection.list.items
  const failed = result === 'hazards-found' ? [{ item: list[0]?.id ?? '', verdict: 'fail' as const }] : []
  const filled = fillChecklist(inspection, failed, context)
  if (!filled.ok) throw new Error(`the district's checklist was refused: ${filled.refusal.code}`)
  const recorded = recordResult(filled.value.inspection, { result, received: [photo] }, context)
  if (!recorded.ok) throw new Error(`the district's result was refused: ${recorded.refusal.code}`)
  return [...filled.value.changes, ...recorded.value.changes]
}

function halfFilled(inspection: Inspection, context: InspectContext): Change[] {
  const taps = inspection.list.items.slice(0, 3).map(({ id }) => ({ item: id, verdict: 'pass' as const }))
  const filled = fillChecklist(inspection, taps, context)
  return filled.ok ? filled.value.changes : []
}

/** The past is past: nobody is told of it any more. */
async function keep(database: Database, key: string, at: number, changes: readonly Change[]): Promise<void> {
  const kept = changes.filter((it) => !['told', 'said', 'cards.refreshed'].includes(it.kind))
  const saved = await database.save(`seed:${key}`, at, kept)
  if (saved.kind !== 'saved') throw new Error(`the district's ${key} was not saved: ${saved.kind}`)
}
