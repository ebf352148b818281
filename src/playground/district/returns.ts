import type { Change } from '../../domain/changes'
import type { Organization } from '../../domain/organizations/organization'
import { returnSubject } from '../../domain/reminders/reminder'
import { workCalendar } from '../../domain/reminders/working-time'
import { returnDueAt, weekOf } from '../../domain/returns/return'
import { addDays, instantAt } from '../../domain/text/local-day'
import type { Resident } from './people'
import type { Random } from './random'

const timezone = 'Asia/Shanghai'
const weeks = 3
/** One in so many is late with the newest. */
const lateShare = 0.15

/** Weekly returns of the last weeks; of the newest a few are missing, and their liaisons have been chased. */
export function makeReturns(deps: {
  organizations: readonly Organization[]
  people: readonly Resident[]
  random: Random
  now: number
}): Change[] {
  const { organizations, people, random, now } = deps
  const calendar = workCalendar(timezone)
  const liaisonOf = (id: string): Resident | undefined =>
    people.find((it) => it.post.role === 'liaison' && it.post.organizationId === id)
  return organizations.flatMap(({ id }): Change[] => {
    const liaison = liaisonOf(id)
    if (!liaison) return []
    return Array.from({ length: weeks }, (_, at) => at + 1).flatMap((back): Change[] => {
      const weekOn = addDays(weekOf(now, timezone), -7 * back)
      const dueAt = returnDueAt(weekOn, calendar)
      const asked: Change = {
        kind: 'chase.set',
        subject: returnSubject(weekOn, id),
        ladder: 'weekly-return',
        deadlineAt: dueAt,
        at: instantAt(weekOn, 0, timezone),
      }
      if (back === 1 && random.chance(lateShare)) return [asked]
      const hazards = random.below(12)
      const inspections = 2 + random.below(6)
      const figures = {
        inspections,
        personTimes: inspections * (2 + random.below(4)),
        units: inspections * (3 + random.below(5)),
        hazards,
        rectified: random.below(hazards + 1),
        papers: random.below(4),
        accidents: 0,
      }
      const at = dueAt - (1 + random.below(20)) * 3_600_000
      return [
        asked,
        { kind: 'return.filed', filed: { weekOn, organizationId: id, figures, by: liaison.id, at } },
      ]
    })
  })
}
