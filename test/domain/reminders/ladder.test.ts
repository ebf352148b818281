import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type LadderKind,
  ladderKinds,
  stepName,
  stepsFor,
  usualLadders,
} from '../../../src/domain/reminders/ladder'
import {
  inWorkingHours,
  type WorkCalendar,
  workCalendar,
  workingHours,
} from '../../../src/domain/reminders/working-time'
import { localDay, localTime, minuteOfDay } from '../../../src/domain/text/local-day'

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/St_Johns',
]
const zone = fc.constantFrom(...zones)
const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2030, 0, 1) })

const usual = (kind: LadderKind, deadlineAt: number, calendar: WorkCalendar) =>
  stepsFor(kind, usualLadders[kind], { deadlineAt, givenMs: 0 }, calendar)

describe('a ladder', () => {
  test('never goes backwards, and says before the deadline what is for before it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ladderKinds), instant, zone, (kind, deadlineAt, timezone) => {
        const steps = usual(kind, deadlineAt, workCalendar(timezone))
        expect(steps.map((it) => it.dueAt)).toEqual(steps.map((it) => it.dueAt).sort((a, b) => a - b))
        for (const { step, dueAt } of steps) {
          const after = usualLadders[kind].find((it) => stepName(it.after) === step)?.after
          const early = after && 'hours' in after && after.hours < 0
          expect(dueAt < deadlineAt).toBe(early)
        }
      }),
    )
  })

  test('that keeps working time is silent on days off and outside of hours', () => {
    fc.assert(
      fc.property(instant, zone, (deadlineAt, timezone) => {
        const calendar = workCalendar(timezone)
        for (const { dueAt } of usual('hazard-general', deadlineAt, calendar)) {
          expect(calendar.isWorkingDay(localDay(dueAt, timezone))).toBe(true)
          expect(minuteOfDay(dueAt, timezone)).toBeGreaterThanOrEqual(workingHours.from)
          expect(minuteOfDay(dueAt, timezone)).toBeLessThan(workingHours.to)
        }
      }),
    )
  })

  test('of an acknowledgement goes on at the pace that was set, in working hours', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 1, max: 14 * 24 }), (deadlineAt, timezone, hours) => {
        const calendar = workCalendar(timezone)
        const givenMs = hours * 3_600_000
        const steps = stepsFor(
          'acknowledgement',
          usualLadders.acknowledgement,
          { deadlineAt, givenMs },
          calendar,
        )
        for (const [at, { dueAt }] of steps.entries()) {
          const earliest = (steps[at - 1]?.dueAt ?? deadlineAt - givenMs) + givenMs
          expect(dueAt).toBe(inWorkingHours(earliest, calendar, 'on'))
        }
      }),
    )
  })

  test.each([
    ['2026-11-23T10:00', 2, ['2026-11-23 12:00', '2026-11-23 14:00', '2026-11-23 16:00']],
    ['2026-11-27T15:00', 4, ['2026-11-30 08:00', '2026-11-30 12:00', '2026-11-30 16:00']],
    ['2026-11-26T09:00', 48, ['2026-11-30 08:00', '2026-12-02 08:00', '2026-12-04 08:00']],
  ])('of what went at %s with %i hours is climbed at %j', (wentAt, hours, expected) => {
    const givenMs = hours * 3_600_000
    const deadlineAt = Date.parse(`${wentAt}+08:00`) + givenMs
    const calendar = workCalendar('Asia/Shanghai')
    const steps = stepsFor('acknowledgement', usualLadders.acknowledgement, { deadlineAt, givenMs }, calendar)
    expect(steps.map((it) => localTime(it.dueAt, 'Asia/Shanghai'))).toEqual(expected)
  })

  test('of a major hazard reaches the office and the leader sooner than of a general one', () => {
    fc.assert(
      fc.property(instant, (deadlineAt) => {
        const firstOf = (kind: 'hazard-major' | 'hazard-general', whom: 'office' | 'leader') =>
          usual(kind, deadlineAt, workCalendar('Asia/Shanghai')).find((it) => it.tell.includes(whom))
            ?.dueAt ?? 0
        expect(firstOf('hazard-major', 'office')).toBeLessThan(firstOf('hazard-general', 'office'))
        expect(firstOf('hazard-major', 'leader')).toBeLessThan(firstOf('hazard-general', 'leader'))
      }),
    )
  })

  test('over the Spring Festival waits for the first working day, a major one does not', () => {
    // 15 to 23 February 2026 are off, Saturday the 14th is worked for it.
    const deadlineAt = Date.UTC(2026, 1, 14, 12, 0)
    const days = (kind: 'hazard-major' | 'hazard-general') =>
      usual(kind, deadlineAt, workCalendar('Asia/Shanghai')).map((it) => localDay(it.dueAt, 'Asia/Shanghai'))
    expect(days('hazard-general').filter((day) => day > '2026-02-14' && day < '2026-02-24')).toEqual([])
    expect(days('hazard-major')).toContain('2026-02-15')
  })
})
