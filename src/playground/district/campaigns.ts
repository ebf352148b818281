import { startCampaign } from '../../domain/campaigns/act-on-campaign'
import { makeCampaign } from '../../domain/campaigns/make-campaign'
import type { Change } from '../../domain/changes'
import type { Task, TaskResult } from '../../domain/inspections/task'
import type { Person } from '../../domain/people/person'
import type { Database } from '../../domain/ports'
import { addDays, localDay } from '../../domain/text/local-day'
import type { Random } from './random'

const dayMs = 86_400_000
const campaignId = 'campaign-hundred-days'
/** Days the district's campaign has been running. */
const running = 9

type District = {
  database: Database
  people: readonly Person[]
  random: Random
  now: number
  timezone: string
}

/**
 * A campaign that began nine days ago, of crowded places, rental housing and schools: most of what was planned
 * until today is done. Through the same changes as in earnest; what is past is told to nobody.
 */
export async function seedCampaigns(district: District): Promise<void> {
  const { database, people, random, now, timezone } = district
  const { queries } = database
  const office = people.find((it) => it.post.role === 'coordinator')
  const leaders = people.filter((it) => it.post.role === 'leader')
  if (!office) return
  const startedAt = now - running * dayMs
  const today = localDay(startedAt, timezone)
  const known = await database.read({
    organizations: queries.organizations(),
    corrections: queries.corrections(),
  })
  const made = makeCampaign(
    {
      template: 'hundred-days',
      toOn: addDays(today, 20),
      scope: { industries: ['crowded-place', 'rental-housing', 'school'] },
      leaderIds: leaders.map((it) => it.id),
      capacity: 2,
    },
    office,
    { today, now: startedAt, id: campaignId, ...known },
  )
  if (!made.ok) throw new Error(`the district's campaign: ${made.refusal.code}`)
  const saved = await database.save('seed:hundred-days', startedAt, made.value.changes)
  const number = saved.kind === 'saved' ? (saved.numbers[campaignId] ?? 0) : 0
  const facts = await database.read({
    sheet: queries.campaign(number),
    units: queries.unitsInScope(number),
    tasks: queries.tasksOf(number),
    inspectors: queries.inspectors(),
  })
  if (!facts.sheet) throw new Error('the district’s campaign is not there')
  let ids = 0
  const started = startCampaign({ ...facts.sheet, ...known, ...facts }, office, {
    today,
    now: startedAt,
    newId: () => `campaign-plan-${++ids}`,
  })
  if (!started.ok) throw new Error(`the district's campaign: ${started.refusal.code}`)
  await database.save('seed:hundred-days:start', startedAt, started.value.changes.filter(isKept))
  const tasks = started.value.changes.flatMap((it) => (it.kind === 'tasks.planned' ? it.tasks : []))
  const teams = started.value.changes.flatMap((it) => (it.kind === 'teams.set' ? it.teams : []))
  const past = tasks.filter((it) => it.plannedOn < localDay(now, timezone) && random.chance(0.85))
  const results = past.flatMap((task): Change[] => {
    const by = teams.find((it) => it.id === task.teamId)?.personIds[0]
    return by === undefined ? [] : done(task, by, resultOf(random), startedAt, today)
  })
  await database.save('seed:hundred-days:results', now, results)
  await seedDraft(district)
}

/** The next Spring Festival's is proposed by the clock; a draft by lot shows how units are drawn. */
async function seedDraft({ database, people, now, timezone }: District): Promise<void> {
  const office = people.find((it) => it.post.role === 'coordinator')
  const { queries } = database
  const known = await database.read({
    organizations: queries.organizations(),
    corrections: queries.corrections(),
  })
  const today = localDay(now, timezone)
  if (!office) return
  const made = makeCampaign({ template: 'hazardous-chemicals', method: 'lot' }, office, {
    today,
    now,
    id: 'campaign-by-lot',
    ...known,
  })
  if (made.ok) await database.save('seed:hundred-days:lot', now, made.value.changes)
}

const isKept = ({ kind }: Change): boolean => kind !== 'told' && kind !== 'cards.refreshed'

function resultOf(random: Random): TaskResult {
  if (random.chance(0.7)) return 'no-hazard'
  if (random.chance(0.7)) return 'hazards-found'
  return random.chance(0.7) ? 'closed' : 'refused'
}

/** What is recorded of a task that was done on the day the plan had it. */
function done(task: Task, by: string, result: TaskResult, startedAt: number, startedOn: string): Change[] {
  const days = Math.round((Date.parse(task.plannedOn) - Date.parse(startedOn)) / dayMs)
  const at = startedAt + days * dayMs
  const version = task.version + 1
  return [
    {
      kind: 'task.changed',
      task: { ...task, version, state: { status: 'done', result, by, at } },
      event: { type: 'done', result },
      by,
      at,
    },
    {
      kind: 'inspection.recorded',
      taskId: task.id,
      result: {
        sequence: version,
        result,
        list: { kind: 'fire-safety', version: 1 },
        answers: {},
        files: [],
        by,
        at,
      },
    },
  ]
}
