import { expect, test } from 'vitest'
import { localTime } from '../../src/domain/text/local-day'
import { createClock } from '../../src/playground/clock'

const zone = 'Asia/Shanghai'

function districtAt(start: string, ticked: () => Promise<void> = async () => {}) {
  let now = Date.parse(`${start}:00+08:00`)
  const ticks: string[] = []
  let lived = 0
  let sent = ''
  const clock = createClock({
    timezone: zone,
    now: () => now,
    moveTo: async (at) => {
      now = at
    },
    tick: async (at) => {
      await ticked()
      ticks.push(localTime(at, zone))
    },
    send: async () => {
      sent = new Date(now).toISOString()
    },
    goOn: async () => {
      lived += 1
    },
    arrived: () => {},
  })
  return { clock, ticks, lived: () => lived, sent: () => sent, now: () => localTime(now, zone) }
}

test('the next morning is reached through the day: midday, evening, the night’s end', async () => {
  const { clock, ticks } = districtAt('2026-11-26T09:30')
  await clock.to('morning')
  expect(ticks.map((it) => it.slice(8))).toEqual(['26 13:00', '26 19:40', '27 07:40', '27 08:10'])
})

test('over many days each day’s clock runs, and people live at every stop', async () => {
  const { clock, ticks, lived, now } = districtAt('2026-11-26T09:30')
  await clock.to('proposal')
  expect(now()).toBe('2027-01-07 08:10')
  expect(new Set(ticks.map((it) => it.slice(0, 10))).size).toBe(43)
  expect(lived()).toBe(ticks.length)
  await clock.to('festival')
  expect(now()).toBe('2027-02-06 08:10')
})

test('a few hours are ticked one by one, and a way that begins during another follows it', async () => {
  const { clock, ticks, now } = districtAt('2026-11-26T09:30')
  const first = clock.forward(2.5)
  const second = clock.forward(1)
  expect(clock.isMoving()).toBe(true)
  await Promise.all([first, second])
  expect(clock.isMoving()).toBe(false)
  expect(ticks.map((it) => it.slice(11))).toEqual(['10:30', '11:30', '12:00', '13:00'])
  expect(now()).toBe('2026-11-26 13:00')
})

test('what people answered last shows at the end of a way: cards that gather answers are sent', async () => {
  const { clock, sent } = districtAt('2026-11-26T09:30')
  await clock.forward(1)
  expect(sent()).toBe('2026-11-26T02:30:15.000Z')
})

test('says where it goes, and no more once it is there', async () => {
  const { clock } = districtAt('2026-11-26T09:30')
  const way = clock.to('morning')
  await Promise.resolve()
  expect(localTime(clock.movingTo() ?? 0, zone)).toBe('2026-11-27 08:10')
  await way
  expect(clock.movingTo()).toBeUndefined()
})

test('the service’s own clock stands on the way: what has just fallen due is sent before anybody looks whether it is stuck', async () => {
  const { clock, ticks } = districtAt('2026-11-26T09:30')
  const way = clock.forward(1)
  await clock.tick(Date.parse('2026-11-26T10:00:00+08:00'))
  await way
  await clock.tick(Date.parse('2026-11-26T10:31:00+08:00'))
  expect(ticks.map((it) => it.slice(11))).toEqual(['10:30', '10:31'])
})

test('a way begins once the service’s own clock has run', async () => {
  let ran: () => void = () => {}
  let first: Promise<void> | undefined = new Promise((resolve) => {
    ran = resolve
  })
  const { clock, ticks, now } = districtAt('2026-11-26T09:30', async () => {
    const own = first
    first = undefined
    await own
  })
  const tick = clock.tick(Date.parse('2026-11-26T09:30:00+08:00'))
  const way = clock.forward(1)
  for (let turns = 0; turns < 20; turns += 1) await Promise.resolve()
  expect(now()).toBe('2026-11-26 09:30')
  ran()
  await Promise.all([tick, way])
  expect(ticks.map((it) => it.slice(11))).toEqual(['09:30', '10:30'])
})
