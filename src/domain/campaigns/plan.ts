import type { Industry } from '../units/unit'
import type { Phase } from './campaign'

/** A unit as far as a plan has to know it. */
export type PlannedUnit = { id: string; number: number; subDistrictId?: string; industry?: Industry }
/** A team as far as a plan has to know it; empty lists are all grounds, all industries. */
export type PlanningTeam = {
  id: string
  number: number
  subDistrictIds: readonly string[]
  industries: readonly Industry[]
  /** Units a day. */
  capacity: number
}
/** A phase with the days on which units are inspected, in order. */
export type PlannedPhase = { phase: Phase; fromOn: string; toOn: string; days: readonly string[] }
/** One unit, one team, one day. */
export type Assignment = { phase: Phase; unitId: string; teamId: string; day: string }
/** `left`: units of a phase no team has room for. */
export type Plan = { assignments: Assignment[]; left: { phase: Phase; unitId: string }[] }

/**
 * Who inspects which unit on which day, each unit once a phase. Deterministic: units are taken by ground and
 * industry and then by number, so that neighbours come one after the other; each goes to the team whose ground
 * and industries fit best, and of those to the one that has least of its room taken. What no fitting team has
 * room for goes last to whoever has, first to teams bound to no ground: a unit is left only where every team is
 * full. A team's days are filled in order. No team has more than its capacity on a day, counting what `kept` has
 * of it.
 */
export function planTasks(input: {
  units: readonly PlannedUnit[]
  teams: readonly PlanningTeam[]
  phases: readonly PlannedPhase[]
  /** Assignments that stand: they take room, and their units are not planned again. */
  kept?: readonly Assignment[]
}): Plan {
  const units = [...input.units].sort(inOrder)
  const teams = [...input.teams].sort((a, b) => a.number - b.number)
  const plan: Plan = { assignments: [], left: [] }
  for (const { phase, days } of input.phases) {
    const kept = (input.kept ?? []).filter((it) => it.phase === phase)
    const standing = new Set(kept.map((it) => it.unitId))
    const rooms = teams.map((team) => createRoom(team, days, kept))
    const assign = (unit: PlannedUnit, tiers: readonly (readonly Room[])[]): boolean => {
      const place = takePlace(tiers)
      if (place) plan.assignments.push({ phase, unitId: unit.id, ...place })
      return place !== undefined
    }
    const fitting = new Map<string, Room[][]>()
    // Whom no fitting team has room for waits, so as not to take the room of those who fit.
    const waiting = units
      .filter((unit) => !standing.has(unit.id))
      .filter((unit) => !assign(unit, tiersOf(unit, rooms, fitting)))
    const others = [rooms.filter(({ team }) => team.subDistrictIds.length === 0), rooms]
    const full = waiting.findIndex((unit) => !assign(unit, others))
    if (full >= 0) plan.left.push(...waiting.slice(full).map((unit) => ({ phase, unitId: unit.id })))
  }
  return plan
}

/** A team's places in a phase. */
type Room = {
  team: PlanningTeam
  size: number
  taken: number
  /** The first day with a free place; undefined where all are taken. */
  day: string | undefined
  /** Takes a place on that day. */
  take: () => void
}

function createRoom(team: PlanningTeam, days: readonly string[], kept: readonly Assignment[]): Room {
  const used = new Map<string, number>()
  for (const it of kept) if (it.teamId === team.id) used.set(it.day, (used.get(it.day) ?? 0) + 1)
  const firstFree = (from: number): number => {
    let at = from
    while (at < days.length && (used.get(days[at] ?? '') ?? 0) >= team.capacity) at += 1
    return at
  }
  let at = firstFree(0)
  return {
    team,
    size: Math.max(1, team.capacity * days.length),
    taken: [...used.values()].reduce((sum, count) => sum + count, 0),
    day: days[at],
    take() {
      const day = days[at] ?? ''
      used.set(day, (used.get(day) ?? 0) + 1)
      this.taken += 1
      at = firstFree(at)
      this.day = days[at]
    },
  }
}

/** The first tier with room decides; in it, the team with the smallest share of its room taken. */
function takePlace(tiers: readonly (readonly Room[])[]): { teamId: string; day: string } | undefined {
  for (const tier of tiers) {
    let best: Room | undefined
    for (const room of tier) {
      if (room.day === undefined) continue
      if (!best || room.taken * best.size < best.taken * room.size) best = room
    }
    if (best?.day === undefined) continue
    const place = { teamId: best.team.id, day: best.day }
    best.take()
    return place
  }
  return undefined
}

/** Teams that fit a unit, best first: its ground and industry, its ground, its industry, those bound to neither. */
function tiersOf(unit: PlannedUnit, rooms: readonly Room[], known: Map<string, Room[][]>): Room[][] {
  const key = `${unit.subDistrictId ?? ''}|${unit.industry ?? ''}`
  const kept = known.get(key)
  if (kept) return kept
  const ground = ({ team }: Room) => team.subDistrictIds.includes(unit.subDistrictId ?? '')
  const industry = ({ team }: Room) => unit.industry !== undefined && team.industries.includes(unit.industry)
  const anyGround = ({ team }: Room) => team.subDistrictIds.length === 0
  const anyIndustry = ({ team }: Room) => team.industries.length === 0
  const tiers = [
    rooms.filter((it) => ground(it) && industry(it)),
    rooms.filter((it) => ground(it) && anyIndustry(it)),
    rooms.filter((it) => anyGround(it) && industry(it)),
    rooms.filter((it) => anyGround(it) && anyIndustry(it)),
  ]
  known.set(key, tiers)
  return tiers
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inOrder = (a: PlannedUnit, b: PlannedUnit): number =>
  compare(a.subDistrictId ?? '', b.subDistrictId ?? '') ||
  compare(a.industry ?? '', b.industry ?? '') ||
  a.number - b.number
