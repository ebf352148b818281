import type { Change } from '../changes'
import { done, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import {
  type Ladder,
  type LadderFault,
  type LadderKind,
  type Ladders,
  natures,
  type Offset,
  usualLadders,
  type Whom,
} from './ladder'
import { hoursOf, readLadder } from './read-ladder'

const stepsMax = 12
/** The furthest a step may be from the deadline: two months, or as many working days as they have at the least. */
const hoursMax = 60 * 24
const workingDaysMax = 40
const hoursSmallest = 0.25
const timesGivenMax = 10

/** A coordinator sets when who is told of what is due; without words the usual ladder is back. */
export function setLadder(
  ladder: LadderKind,
  text: string,
  ladders: Ladders,
  person: Person,
  now: number,
): Result<{ steps: Ladder; changes: Change[] }> {
  if (person.post.role !== 'coordinator') return refuse({ code: 'coordinators-only' })
  const read = text.trim() === '' ? { steps: usualLadders[ladder] } : readLadder(text)
  if ('line' in read) return refuse({ code: 'ladder', why: 'line', line: read.line, field: 'steps' })
  const { steps } = read
  const why = faultOf(ladder, steps) ?? climbFault({ ...ladders, [ladder]: steps })
  if (why) return refuse({ code: 'ladder', why, field: 'steps' })
  return done({ steps, changes: [{ kind: 'ladder.set', ladder, steps, by: person.id, at: now }] })
}

function faultOf(kind: LadderKind, steps: Ladder): LadderFault | undefined {
  const { working, whoms, stopsWhenSeen, setsTime } = natures[kind]
  if (steps.length === 0 || steps.length > stepsMax) return 'steps'
  if (steps.some(({ tell }) => tell.some((it) => !whoms.includes(it)))) return 'who'
  if (!working && steps.some(({ after }) => 'workingDays' in after)) return 'working-days'
  if (!setsTime && steps.some(({ after }) => 'timesGiven' in after)) return 'no-time-given'
  // What begins at its time is over by then.
  const begins = !stopsWhenSeen && !working
  if (begins && steps.some(({ after }) => hoursOf(after) >= 0)) return 'too-late'
  return steps.every(({ after }) => isNear(after)) ? undefined : 'too-far'
}

function isNear(after: Offset): boolean {
  if ('hours' in after)
    return Math.abs(after.hours) <= hoursMax && (after.hours === 0 || Math.abs(after.hours) >= hoursSmallest)
  const [count, max] =
    'workingDays' in after ? [after.workingDays, workingDaysMax] : [after.timesGiven, timesGivenMax]
  return Number.isInteger(count) && count >= 1 && count <= max
}

/** A major hazard reaches the office and the leader no later than a general one (domain.md). */
function climbFault(ladders: Ladders): LadderFault | undefined {
  const first = (kind: LadderKind, whom: Whom): number | undefined => {
    const step = ladders[kind].find((it) => it.tell.includes(whom))
    return step && hoursOf(step.after)
  }
  const slower = (['office', 'leader'] as const).some((whom) => {
    const general = first('hazard-general', whom)
    return general !== undefined && (first('hazard-major', whom) ?? Number.POSITIVE_INFINITY) > general
  })
  return slower ? 'major-slower' : undefined
}
