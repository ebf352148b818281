import { occasionIn } from '../../domain/calendar/calendar'
import type { Change } from '../../domain/changes'
import { actOnOperation, planOperation } from '../../domain/operations/act-on-operation'
import type { OperationCommand } from '../../domain/operations/decide'
import type { Operation, OperationPlan, Stop } from '../../domain/operations/operation'
import { stopAt } from '../../domain/operations/read-route'
import type { Person } from '../../domain/people/person'
import type { Database } from '../../domain/ports'
import { slotsOf } from '../../domain/rosters/plan-roster'
import { draftRoster, publishRoster } from '../../domain/rosters/publish-roster'
import { addDays, instantAt, localDay } from '../../domain/text/local-day'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

type District = { database: Database; people: readonly Person[]; now: number; timezone: string }

/**
 * The district's duties: a joint operation that was held, one in two days with open places, a decline and
 * somebody who has not answered, and rosters of last Spring Festival and of these days. Through the same
 * changes as in earnest; what is past is told to nobody.
 */
export async function seedDuties(district: District): Promise<void> {
  await seedHeld(district)
  await seedPlanned(district)
  const { now, timezone } = district
  const today = localDay(now, timezone)
  const spring = occasionIn('spring-festival', Number(today.slice(0, 4)))
  const last =
    spring && spring.toOn < today ? spring : occasionIn('spring-festival', Number(today.slice(0, 4)) - 1)
  if (last)
    await seedRoster(
      district,
      'spring-festival',
      `春节 Spring Festival ${last.on.slice(0, 4)}`,
      last.fromOn,
      last.toOn,
    )
  await seedRoster(district, '冬季值班', '冬季值班 Winter duty', addDays(today, -1), addDays(today, 5))
}

const silent = (changes: readonly Change[]): Change[] =>
  changes.filter((it) => it.kind !== 'told' && it.kind !== 'cards.refreshed')

const byId = ({ people }: District, id: string): Person => {
  const found = people.find((it) => it.id === `person-${id}`)
  if (!found) throw new Error(`nobody is called ${id}`)
  return found
}

/** Inspectors and liaisons of a department or sub-district, the cast first. */
const of = ({ people }: District, organizationId: string): Person[] =>
  people.filter(
    (it) =>
      (it.post.role === 'inspector' || it.post.role === 'liaison') &&
      it.post.organizationId === organizationId,
  )

async function seedOperation(
  { database }: District,
  id: string,
  plan: OperationPlan,
  by: Person,
  at: number,
  acts: readonly [who: Person, command: OperationCommand, at: number][],
): Promise<void> {
  const planned = planOperation(id, plan, by, at)
  if (!planned.ok) throw new Error(`the district's operation was refused: ${planned.refusal.code}`)
  await database.save(`seed:${id}`, at, silent(planned.value.changes))
  for (const [who, command, when] of acts) {
    const { sheets } = await database.read({ sheets: database.queries.operationsById([id]) })
    const acted = sheets[0] && actOnOperation(sheets[0], command, who, when)
    // Whose time is taken elsewhere is not named.
    if (!acted?.ok) continue
    const { operation }: { operation: Operation } = acted.value
    await database.save(`seed:${id}:${operation.version}`, when, silent(acted.value.changes))
  }
}

/** Units of the district as stops of a route, by their codes. */
async function stops({ database: { queries, read } }: District, codes: readonly string[]): Promise<Stop[]> {
  const found = await Promise.all(codes.map((code) => read({ units: queries.unitsLike(code) })))
  return found.flatMap(({ units: [unit] }) => (unit ? [stopAt(unit)] : []))
}

async function seedHeld(district: District): Promise<void> {
  const office = byId(district, 'coordinator')
  const startsAt = district.now - 9 * dayMs
  const people = [...of(district, 'fire-and-rescue').slice(0, 2), ...of(district, 'sd-dongjie').slice(0, 2)]
  await seedOperation(
    district,
    'operation-held',
    {
      title: '液氨罐区联合检查 Ammonia tanks',
      startsAt,
      endsAt: startsAt + 4 * hourMs,
      gathering: { words: '区政府东门 East gate of the district office' },
      route: await stops(district, ['U-12', 'U-31', 'U-40']),
      leadId: 'emergency-management',
      needs: [
        { organizationId: 'fire-and-rescue', count: 2 },
        { organizationId: 'sd-dongjie', count: 2 },
      ],
      vehicle: '2',
    },
    office,
    startsAt - 3 * dayMs,
    [
      [office, { act: 'name', personIds: people.map((it) => it.id) }, startsAt - 2 * dayMs],
      ...people.map((it): [Person, OperationCommand, number] => [it, { act: 'confirm' }, startsAt - dayMs]),
      ...people.map((it): [Person, OperationCommand, number] => [
        it,
        { act: 'check-in' },
        startsAt - 600_000,
      ]),
      [
        office,
        { act: 'finish', outcome: { units: 9, papers: 2, text: '发现隐患 5 处，当场整改 3 处。' } },
        startsAt + 5 * hourMs,
      ],
    ],
  )
}

async function seedPlanned(district: District): Promise<void> {
  const { now, timezone } = district
  const office = byId(district, 'coordinator')
  const street = of(district, 'sd-dongjie').filter((it) => it.id !== 'person-inspector')
  const [colleague] = street.filter((it) => it.post.role === 'inspector')
  const startsAt = instantAt(addDays(localDay(now, timezone), 2), 9 * 60, timezone)
  await seedOperation(
    district,
    'operation-planned',
    {
      title: '烟花爆竹联合执法 Fireworks before the festival',
      startsAt,
      endsAt: startsAt + 3 * hourMs,
      gathering: {
        words: '东街街道办 Dongjie sub-district office',
        position: { latitude: 32.0905, longitude: 118.804 },
      },
      route: await stops(district, ['U-1', 'U-7', 'U-15']),
      leadId: 'fire-and-rescue',
      needs: [
        { organizationId: 'fire-and-rescue', count: 2 },
        { organizationId: 'sd-dongjie', count: 2 },
        { organizationId: 'commerce', count: 1 },
      ],
      vehicle: '执法车 2 辆',
      gear: '执法记录仪、测爆仪',
    },
    office,
    now - dayMs,
    [
      [
        office,
        { act: 'name', personIds: ['person-inspector', ...(colleague ? [colleague.id] : [])] },
        now - 20 * hourMs,
      ],
      [office, { act: 'name', personIds: ['person-inspector-2'] }, now - 20 * hourMs],
      [byId(district, 'inspector-2'), { act: 'confirm' }, now - 18 * hourMs],
      ...(colleague
        ? [
            [colleague, { act: 'decline', reason: '当天参加资格证考试。' }, now - 15 * hourMs] as [
              Person,
              OperationCommand,
              number,
            ],
          ]
        : []),
    ],
  )
}

async function seedRoster(
  { database, people, timezone, now }: District,
  festival: string,
  title: string,
  from: string,
  to: string,
): Promise<void> {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  const changeAt = (day: string): number => instantAt(day, 8 * 60, timezone)
  const at = Math.min(now, changeAt(from)) - 3 * dayMs
  const { facts } = await database.read({
    facts: database.queries.planFacts(festival, changeAt(from) - dayMs, changeAt(to) + 2 * dayMs),
  })
  const shape = { shiftsPerDay: 2, officers: 2 }
  const id = `roster-${from}`
  const slots = slotsOf(days, shape, changeAt, (day) => addDays(day, 1)).map((slot, it) => ({
    ...slot,
    id: `${id}-${it}`,
  }))
  const office = people.find((it) => it.id === 'person-coordinator')
  if (!office) return
  const draft = draftRoster({ id, version: 1, festival, title, days, ...shape }, slots, facts, office, at)
  const published = draft.ok ? publishRoster(draft.value.roster, office, facts.engagements, at) : draft
  if (!draft.ok || !published.ok) throw new Error('the district has nobody for its roster')
  await database.save(`seed:${id}`, at, silent([...draft.value.changes, ...published.value.changes]))
}
