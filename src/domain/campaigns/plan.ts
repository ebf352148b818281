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
 * and industries fit best, and of those to the one that has least of its room taken. A team's days are filled in
 * order. No team has more than its capacity on a day, counting what `kept` has of it.
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
  const fitting = new Map<string, PlanningTeam[][]>()
  const plan: Plan = { assignments: [], left: [] }
  for (const phase of input.phases) {
    const kept = (input.kept ?? []).filter((it) => it.phase === phase.phase)
    const standing = new Set(kept.map((it) => it.unitId))
    const rooms = new Map(teams.map((team) => [team.id, createRoom(team, phase.days, kept)]))
    for (const unit of units) {
      if (standing.has(unit.id)) continue
      const place = placeFor(tiersOf(unit, teams, fitting), rooms)
      if (place) plan.assignments.push({ phase: phase.phase, unitId: unit.id, ...place })
      else plan.left.push({ phase: phase.phase, unitId: unit.id })
    }
  }
  return plan
}

/** A team's free places in a phase. */
type Room = { size: number; taken: number; next: () => string | undefined; spare: () => boolean }

function createRoom(team: PlanningTeam, days: readonly string[], kept: readonly Assignment[]): Room {
  const used = new Map<string, number>()
  for (const it of kept) if (it.teamId === team.id) used.set(it.day, (used.get(it.day) ?? 0) + 1)
  let at = 0
  const full = (day: string): boolean => (used.get(day) ?? 0) >= team.capacity
  const seek = (): string | undefined => {
    while (at < days.length && full(days[at] ?? '')) at += 1
    return days[at]
  }
  return {
    size: Math.max(1, team.capacity * days.length),
    taken: [...used.values()].reduce((sum, count) => sum + count, 0),
    spare: () => seek() !== undefined,
    next() {
      const day = seek()
      if (day === undefined) return undefined
      used.set(day, (used.get(day) ?? 0) + 1)
      this.taken += 1
      return day
    },
  }
}

/** The first tier with room decides; in it, the team with the smallest share of its room taken. */
function placeFor(
  tiers: readonly (readonly PlanningTeam[])[],
  rooms: ReadonlyMap<string, Room>,
): { teamId: string; day: string } | undefined {
  for (const tier of tiers) {
    let best: { id: string; room: Room } | undefined
    for (const { id } of tier) {
      const room = rooms.get(id)
      if (!room?.spare()) continue
      if (!best || room.taken * best.room.size < best.room.taken * room.size) best = { id, room }
    }
    const day = best?.room.next()
    if (best && day !== undefined) return { teamId: best.id, day }
  }
  return undefined
}

/** Teams for a unit, best first: its ground and industry, its ground, its industry, those bound to neither. */
function tiersOf(
  unit: PlannedUnit,
  teams: readonly PlanningTeam[],
  known: Map<string, PlanningTeam[][]>,
): PlanningTeam[][] {
  const key = `${unit.subDistrictId ?? ''}|${unit.industry ?? ''}`
  const kept = known.get(key)
  if (kept) return kept
  const ground = (team: PlanningTeam) => team.subDistrictIds.includes(unit.subDistrictId ?? '')
  const industry = (team: PlanningTeam) =>
    unit.industry !== undefined && team.industries.includes(unit.industry)
  const anyGround = (team: PlanningTeam) => team.subDistrictIds.length === 0
  const anyIndustry = (team: PlanningTeam) => team.industries.length === 0
  const tiers = [
    teams.filter((team) => ground(team) && industry(team)),
    teams.filter((team) => ground(team) && anyIndustry(team)),
    teams.filter((team) => anyGround(team) && industry(team)),
    teams.filter((team) => anyGround(team) && anyIndustry(team)),
  ]
  known.set(key, tiers)
  return tiers
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inOrder = (a: PlannedUnit, b: PlannedUnit): number =>
  compare(a.subDistrictId ?? '', b.subDistrictId ?? '') ||
  compare(a.industry ?? '', b.industry ?? '') ||
  a.number - b.number
