import { sealOf } from '../../db/history'
import type { Change } from '../../domain/changes'
import type { Evidence } from '../../domain/evidence/evidence'
import { actOnHazard } from '../../domain/hazards/act-on-hazard'
import type { HazardCommand } from '../../domain/hazards/command'
import type { Recorded } from '../../domain/hazards/events'
import type { Hazard, Severity } from '../../domain/hazards/hazard'
import { reportHazard } from '../../domain/hazards/report-hazard'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import type { Unit } from '../../domain/units/unit'
import type { Scene, Variant } from '../photos/scenes'
import type { Resident } from './people'
import type { Random } from './random'
import { type Story, stories } from './stories'

const dayMs = 24 * 3_600_000
const hazardCount = 299
/** A quarter. */
const spanDays = 90

export type DrawnPhoto = { id: string; scene: Scene; variant: Variant }
export type Tale = { changes: Change[]; photos: DrawnPhoto[] }

type District = {
  units: readonly Unit[]
  people: readonly Resident[]
  organizations: readonly Organization[]
  random: Random
  now: number
}

/** How far a hazard has come by now; the shares make the district look like one at work. */
const endings = [
  'reported',
  'confirmed',
  'ordered',
  'overdue',
  'extension',
  'rectified',
  'closed',
  'closed',
  'closed',
  'closed',
  'failed',
  'on-the-spot',
  'rejected',
  'referred',
  'listed',
  'duplicate',
  'withdrawn',
] as const // prettier-ignore
type Ending = (typeof endings)[number]

/** Hazards of the last quarter, three hundred with the one an inspection found, told by really doing what was done to each. */
export async function makeHazards(district: District): Promise<Tale[]> {
  const tales: Tale[] = []
  for (let at = 0; at < hazardCount; at += 1) {
    const ending = at < endings.length ? (endings[at] ?? 'closed') : district.random.pick(endings)
    // The older ones have come to an end, the newest are still open.
    const age = Math.max(0.05, ((hazardCount - at) / hazardCount) * spanDays)
    tales.push(await tell(district, at + 1, isOpenEnding(ending) && age > 30 ? 'closed' : ending, age))
  }
  return tales
}

const isOpenEnding = (ending: Ending): boolean =>
  !['closed', 'on-the-spot', 'rejected', 'duplicate', 'withdrawn'].includes(ending)

const weighted = (random: Random): Story =>
  random.pick(stories.flatMap((story) => Array.from({ length: story.weight }, () => story)))

async function tell(district: District, number: number, ending: Ending, ageDays: number): Promise<Tale> {
  const { random, units, people, organizations, now } = district
  const story = ending === 'listed' ? (stories.find((it) => it.major) ?? weighted(random)) : weighted(random)
  const unit = random.pick(units.slice(1))
  const post = (role: Person['post']['role']) => people.filter((it) => it.post.role === role)
  const inspectors = post('inspector').filter(
    (it) => it.post.role === 'inspector' && it.post.organizationId === unit.subDistrictId,
  )
  const reporter = random.pick(inspectors.length > 0 ? inspectors : post('inspector'))
  const coordinator = random.pick(post('coordinator'))
  const other = random.pick(
    post('liaison').filter(
      (it) => it.post.role === 'liaison' && it.post.organizationId === unit.departmentId,
    ),
  )
  const start = Math.round(now - ageDays * dayMs)
  const english = random.chance(0.25)
  const description = english ? story.en : story.zh
  const photos: DrawnPhoto[] = []
  const photograph = (variant: Variant, by: string, at: number): Evidence[] => {
    if (variant === 'before' && !random.chance(0.35)) return []
    const id = `photo-${number}-${variant}`
    photos.push({ id, scene: story.scene, variant })
    return [
      {
        id,
        kind: 'photo',
        platform: 'telegram',
        platformFileId: id,
        mimeType: 'image/png',
        name: `${id}.png`,
        by,
        at,
      },
    ]
  }
  const filed = reportHazard(
    {
      id: `hazard-${number}`,
      text: `${english ? (unit.nameEn ?? unit.name) : unit.name}${english ? ': ' : ' '}${description}`,
      description,
      unit,
      category: story.category,
      severity: story.major ? 'major' : 'general',
      received: photograph('before', reporter.id, start),
      files: [],
    },
    reporter,
    organizations,
    { platform: 'telegram', chat: String(reporter.telegramId), private: true },
    start,
  )
  if (!filed.ok) throw new Error(`the district's report was refused: ${filed.refusal.code}`)
  let hazard: Hazard = { ...filed.value.hazard, number }
  const changes = [...kept(filed.value.changes)]
  hazard = await sealed(hazard, changes)
  let at = start
  const hour = Math.max(0.01, Math.min(1, ageDays / 12)) * 3_600_000
  const act = async (
    person: Person,
    command: HazardCommand,
    hours: number,
    received: Evidence[] = [],
  ): Promise<void> => {
    at = Math.min(now - 60_000, Math.round(at + hours * hour))
    const sheet = { hazard, people: {}, files: [], last: lastOf(changes), contacts: [] }
    const acted = actOnHazard(sheet, command, person, received, at)
    if (!acted.ok) throw new Error(`the district's ${command.action} was refused: ${acted.refusal.code}`)
    const made = kept(acted.value.changes)
    hazard = await sealed(acted.value.hazard, made)
    changes.push(...made)
  }
  await goOn({
    ending,
    severity: story.major ? 'major' : 'general',
    act,
    coordinator,
    reporter,
    other,
    leader: random.pick(post('leader')),
    photograph,
    now,
    at: () => at,
    english,
  })
  return { changes, photos }
}

type Path = {
  ending: Ending
  severity: Severity
  act: (person: Person, command: HazardCommand, hours: number, received?: Evidence[]) => Promise<void>
  coordinator: Person
  reporter: Person
  other: Person
  leader: Person
  photograph: (variant: Variant, by: string, at: number) => Evidence[]
  now: number
  at: () => number
  english: boolean
}

/** What was done to a hazard until it stood where it stands. */
async function goOn(path: Path): Promise<void> {
  const { ending, act, coordinator, reporter, other, leader, photograph, now, at, english } = path
  const say = (en: string, zh: string): string => (english ? en : zh)
  if (ending === 'reported') return
  if (ending === 'withdrawn') return act(reporter, { action: 'withdraw' }, 0.01)
  if (ending === 'duplicate') return act(coordinator, { action: 'mark-duplicate', of: 1 }, 2)
  if (ending === 'rejected')
    return act(
      coordinator,
      { action: 'reject', reason: say('Checked on site: not so.', '现场核查不属实。') },
      5,
    )
  if (ending === 'on-the-spot') {
    const received = photograph('after', reporter.id, at())
    return act(
      reporter,
      {
        action: 'fix-on-the-spot',
        text: say('Cleared at once.', '已当场清理。'),
        files: received.map((it) => it.id),
      },
      1,
      received,
    ).catch(() => undefined)
  }
  if (ending === 'referred') {
    return act(
      coordinator,
      { action: 'refer', to: 'urban-management', reason: say('Outside our remit.', '不属本部门职责。') },
      3,
    )
  }
  await act(coordinator, { action: 'confirm' }, 3)
  if (ending === 'confirmed') return
  if (ending === 'listed' || path.severity === 'major') {
    const listing = {
      departmentId: 'emergency-management',
      leaderId: leader.id,
      measures: '停用整改',
      funds: '企业自筹',
      responsible: '企业主要负责人',
      timeLimit: '30天',
      contingencyPlan: '已制定专项预案',
    }
    await act(coordinator, { action: 'list', listing }, 2)
  }
  const late = ending === 'overdue'
  const deadlineAt = late
    ? Math.max(at() + 4 * 3_600_000, Math.min(now - 3_600_000, at() + 2 * dayMs))
    : at() + 3 * dayMs
  await act(
    coordinator,
    { action: 'order', deadlineAt, measures: say('Clear it and keep it clear.', '立即清理并保持畅通。') },
    4,
  )
  if (ending === 'ordered' || ending === 'overdue' || ending === 'listed') return
  if (ending === 'extension') {
    return act(
      other,
      {
        action: 'request-extension',
        until: deadlineAt + 4 * dayMs,
        reason: say('Spare parts are on their way.', '配件尚未到货。'),
      },
      8,
    )
  }
  const received = photograph('after', other.id, at())
  await act(
    other,
    { action: 'prove', text: say('Done.', '已整改完毕。'), files: received.map((it) => it.id) },
    20,
    received,
  )
  if (ending === 'rectified') return
  if (ending === 'failed') {
    return act(
      coordinator,
      {
        action: 'fail',
        reason: say('Only half of it is cleared.', '仅清理一半。'),
        deadlineAt: now + 2 * dayMs,
        files: [],
      },
      10,
    )
  }
  await act(reporter, { action: 'pass', files: [] }, 10)
  await act(coordinator, { action: 'delist' }, 4).catch(() => undefined)
}

/** The past is past: nobody is told of it any more. */
const kept = (changes: readonly Change[]): Change[] =>
  changes.filter(
    (it) =>
      it.kind === 'hazard.filed' ||
      it.kind === 'hazard.changed' ||
      it.kind === 'evidence.received' ||
      it.kind === 'chase.set' ||
      it.kind === 'chase.ended',
  )

const lastOf = (changes: readonly Change[]): Recorded => {
  const last = changes.findLast((it) => it.kind === 'hazard.changed' || it.kind === 'hazard.filed')
  if (last?.kind !== 'hazard.changed' && last?.kind !== 'hazard.filed') throw new Error('no history yet')
  return last.recorded
}

/** The hazard with the seal its last history row will get, so that the next one can cover it. */
async function sealed(hazard: Hazard, changes: readonly Change[]): Promise<Hazard> {
  const { event, by, at } = lastOf(changes)
  const row = {
    hazardId: hazard.id,
    sequence: hazard.version,
    event: JSON.stringify(event),
    by,
    at,
    previousHash: hazard.seal,
  }
  return { ...hazard, seal: await sealOf(row) }
}
