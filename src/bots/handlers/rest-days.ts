import { daysFromTo } from '../../domain/rosters/festival-days'
import { canSeeDuty } from '../../domain/rosters/permissions'
import { rosterDaysMax } from '../../domain/rosters/roster'
import { addDays, instantAt, isDay, localDay } from '../../domain/text/local-day'
import { readTimeLimit } from '../../domain/time-limit'
import { type Asking, asPerson, type Handled, load, refused, said } from './context'

/** `2027-02-17`, `2027-02-05 2027-02-12`, or a day in words. */
function restDaysOf(words: string, { now, timezone }: Asking): string[] {
  const [, from, until = from] = /^(\d{4}-\d\d-\d\d)(?:\D{1,3}(\d{4}-\d\d-\d\d))?$/.exec(words) ?? []
  if (from && until) return isDay(from) && isDay(until) ? daysFromTo(from, until) : []
  const limit = readTimeLimit(words, { now: now(), timezone })
  return limit ? [localDay(limit.deadlineAt, timezone)] : []
}

/**
 * Rest days entered, one or as many as somebody is away; the same again are withdrawn. Whoever is on duty or out on
 * one of them finds a substitute first.
 */
export async function setRest(asking: Asking, words: string): Promise<Handled> {
  const { timezone, database } = asking
  const days = restDaysOf(words.trim(), asking)
  const [first = '', last = first] = [days[0], days.at(-1)]
  const stretchOf = (day: string) => ({
    fromAt: instantAt(day, 0, timezone),
    untilAt: instantAt(addDays(day, 1), 0, timezone),
  })
  const whole = first
    ? { fromAt: stretchOf(first).fromAt, untilAt: stretchOf(last).untilAt }
    : { fromAt: 0, untilAt: 0 }
  const asked = await load(asking, {
    taken: database.queries.engagementsOf(asking.envelope.account, whole),
  })
  return asPerson(asking, asked, (person) => {
    const { t, taken } = asked
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    if (days.length > rosterDaysMax) return refused(asking, { code: 'duty', why: 'too-many-days' }, t)
    if (!first) return refused(asking, { code: 'duty', why: 'day-not-understood' }, t)
    if (first < localDay(asked.now, timezone)) return refused(asking, { code: 'duty', why: 'day-past' }, t)
    const entered = (day: string): boolean => taken.some((it) => it.of === `rest:${day}`)
    const which = first === last ? first : `${first} – ${last}`
    if (days.every(entered))
      return said(
        asking,
        t.duty.shifts.restWithdrawn(which),
        days.map((day) => ({ kind: 'rest.withdrawn', personId: person.id, day })),
      )
    if (taken.some((it) => it.kind !== 'rest'))
      return refused(asking, { code: 'duty', why: 'engaged-that-day' }, t)
    return said(
      asking,
      t.duty.shifts.restEntered(which),
      days
        .filter((day) => !entered(day))
        .map((day) => ({ kind: 'rest.entered', personId: person.id, day, ...stretchOf(day) })),
    )
  })
}

export async function setSkills(asking: Asking, words: string): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    const skills = words
      .split(/[,，、;；\s]+/)
      .filter(Boolean)
      .map((it) => it.slice(0, 30))
      .slice(0, 10)
    return said(asking, asked.t.duty.shifts.skillsSet, [{ kind: 'skills.set', personId: person.id, skills }])
  })
}
