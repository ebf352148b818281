/** What takes somebody's time. */
export type EngagementKind = 'operation' | 'shift' | 'rest'

/** A stretch of a person's time that is taken, half open: from `fromAt` up to, not at, `untilAt` (UTC ms). */
export type Engagement = {
  /** `operation:<id>`, `shift:<id>`, `rest:<day>`. */
  of: string
  kind: EngagementKind
  personId: string
  fromAt: number
  untilAt: number
}

export type Stretch = { fromAt: number; untilAt: number }

export const overlap = (a: Stretch, b: Stretch): boolean => a.fromAt < b.untilAt && b.fromAt < a.untilAt

/** Whether nothing takes this stretch of somebody's time; what is `of` the thing itself is no hindrance. */
export const isFree = (
  engagements: readonly Engagement[],
  personId: string,
  stretch: Stretch,
  of?: string,
): boolean => !engagements.some((it) => it.personId === personId && it.of !== of && overlap(it, stretch))

/** Somebody who could be sent or put on duty. */
export type Candidate = {
  id: string
  name: string
  organizationId?: string
  /** Nothing else takes their time then, no rest day either. */
  free: boolean
  /** They have eight hours before and after it in which they are not on duty. */
  rested: boolean
  /** How often they were sent, or how many hours they stood duty, so far. */
  served: number
  skills: string[]
}

/** Skills are as people write them: "electrical" is among "electrical inspection". */
export const hasSkill = ({ skills }: Pick<Candidate, 'skills'>, skill: string | undefined): boolean =>
  skill !== undefined && skills.some((own) => own.toLowerCase().includes(skill.toLowerCase()))

/** What people are to have free between two shifts, ms. */
export const restMs = 8 * 3_600_000

/** Those to be asked first: free, rested, with the skill, who served least. The same facts give the same order. */
export function inOrder(candidates: readonly Candidate[], skill?: string): Candidate[] {
  return [...candidates].sort(
    (a, b) =>
      Number(b.free) - Number(a.free) ||
      Number(b.rested) - Number(a.rested) ||
      Number(hasSkill(b, skill)) - Number(hasSkill(a, skill)) ||
      a.served - b.served ||
      (a.id < b.id ? -1 : 1),
  )
}
