import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { slotsOf } from '../../src/domain/rosters/plan-roster'
import { addDays, endOfDay, instantAt, localDay, localTime } from '../../src/domain/text/local-day'
import { readMoment } from '../../src/domain/text/read-moment'
import { readTimeLimit } from '../../src/domain/time-limit'
import { openDesk } from '../support/desk'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Nights in which clocks are set: the day, what is left out or comes twice, and how long the day is. */
const nights = [
  { zone: 'Europe/Berlin', day: '2026-03-29', hours: 23 },
  { zone: 'Europe/Berlin', day: '2026-10-25', hours: 25 },
  { zone: 'America/New_York', day: '2027-03-14', hours: 23 },
  { zone: 'America/New_York', day: '2026-11-01', hours: 25 },
  { zone: 'Australia/Lord_Howe', day: '2026-10-04', hours: 23.5 },
  { zone: 'Asia/Shanghai', day: '2028-02-29', hours: 24 },
]

/** Days at whose beginning or end clocks are set. */
const midnights = [
  { zone: 'America/Santiago', day: '2026-04-04', hours: 25 },
  { zone: 'America/Santiago', day: '2026-09-06', hours: 23 },
  { zone: 'Africa/Cairo', day: '2026-04-24', hours: 23 },
]

/** When somebody's digest went out who has it at `minute` of each day, weekends too. */
async function digestsOf(zone: string, day: string, minute: number): Promise<string[]> {
  const startAt = instantAt(addDays(day, -1), 12 * 60, zone)
  const desk = await openDesk(startAt)
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' })
  await desk.send(office, {
    kind: 'submit',
    form: 'calendar',
    target: '',
    values: { kind: 'work', from: addDays(day, -1), to: addDays(day, 1) },
  })
  await desk.client.execute({
    sql: "UPDATE people SET digest_at = ?, digest_mode = 'always'",
    args: [minute],
  })
  const tick = createTick(desk.client, zone)
  for (let at = startAt; at < endOfDay(addDays(day, 1), zone); at += 30 * minuteMs) await tick(at)
  const { rows } = await desk.client.execute(
    "SELECT created_at FROM outbox WHERE telling ->> '$.kind' = 'digest' ORDER BY id",
  )
  return rows.map((row) => localTime(Number(row.created_at), zone))
}

describe('in the night clocks are set', () => {
  test('a digest at 02:30 comes once: after the gap where its time is left out, the first time where it comes twice', async () => {
    expect(await digestsOf('Europe/Berlin', '2026-03-29', 150)).toEqual([
      '2026-03-29 03:00',
      '2026-03-30 02:30',
    ])
    expect(await digestsOf('Europe/Berlin', '2026-10-25', 150)).toEqual([
      '2026-10-25 02:30',
      '2026-10-26 02:30',
    ])
    expect(await digestsOf('America/New_York', '2026-11-01', 90)).toEqual([
      '2026-11-01 01:30',
      '2026-11-02 01:30',
    ])
  })

  test.each(nights)(
    'the shifts of $day in $zone follow one another without a gap and are one day long',
    ({ zone, day, hours }) => {
      const days = [addDays(day, -1), day]
      const slots = slotsOf(
        days,
        { shiftsPerDay: 3, officers: 1 },
        (on) => instantAt(on, 8 * 60, zone),
        (on) => addDays(on, 1),
      )
      const officers = slots.filter((it) => it.part === 'officer').sort((a, b) => a.startsAt - b.startsAt)
      for (const [at, shift] of officers.slice(1).entries()) expect(shift.startsAt).toBe(officers[at]?.endsAt)
      const night = officers.filter((it) => it.day === addDays(day, -1))
      expect(((night.at(-1)?.endsAt ?? 0) - (night[0]?.startsAt ?? 0)) / hourMs).toBe(hours)
      expect(
        officers.map((it) => localTime(it.startsAt, zone).slice(11)).filter((it) => it === '08:00'),
      ).toHaveLength(2)
    },
  )

  test.each([...nights, ...midnights])(
    'a deadline on $day in $zone is the end of that day, and its day has $hours hours',
    ({ zone, day, hours }) => {
      const ends = endOfDay(day, zone)
      expect([localDay(ends, zone), localDay(ends + 1, zone)]).toEqual([day, addDays(day, 1)])
      expect((ends + 1 - instantAt(day, 0, zone)) / hourMs).toBe(hours)
      const noon = instantAt(addDays(day, -1), 12 * 60, zone)
      expect(readTimeLimit('bare wires, by tomorrow', { now: noon, timezone: zone })?.deadlineAt).toBe(ends)
      expect(readTimeLimit('bare wires, 3 days', { now: noon, timezone: zone })?.deadlineAt).toBe(
        endOfDay(addDays(day, 2), zone),
      )
    },
  )

  test('a time that is left out is as much later, one that comes twice is the first', () => {
    const berlin = (day: string, text: string) => {
      const at = readMoment(text, { now: instantAt(day, 0, 'Europe/Berlin'), timezone: 'Europe/Berlin' })
      return at === undefined ? undefined : new Date(at).toISOString()
    }
    expect(berlin('2026-03-28', '2026-03-29 2:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(berlin('2026-10-24', '2026-10-25 2:30')).toBe('2026-10-25T00:30:00.000Z')
  })
})

describe('on leap day', () => {
  test('a digest comes as on any day', async () => {
    expect(await digestsOf('Asia/Shanghai', '2028-02-29', 480)).toEqual([
      '2028-02-29 08:00',
      '2028-03-01 08:00',
    ])
  })

  test('a deadline may be on it, and on none where there is none', () => {
    const read = (text: string, year: number) =>
      readTimeLimit(text, { now: Date.UTC(year, 1, 20, 4), timezone: 'Asia/Shanghai' })?.deadlineAt
    expect(read('bare wires, by 2028-02-29', 2028)).toBe(endOfDay('2028-02-29', 'Asia/Shanghai'))
    expect(read('电线裸露，2月29日前整改', 2028)).toBe(endOfDay('2028-02-29', 'Asia/Shanghai'))
    expect(read('bare wires, by 2027-02-29', 2027)).toBeUndefined()
  })

  test('days follow one another over it, by whatever steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), (count) => {
        expect(addDays(addDays('2028-02-29', count), -count)).toBe('2028-02-29')
      }),
    )
    expect([addDays('2028-02-28', 1), addDays('2027-02-28', 1)]).toEqual(['2028-02-29', '2027-03-01'])
  })
})
