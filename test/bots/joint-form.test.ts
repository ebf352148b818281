import { describe, expect, test } from 'vitest'
import { card, field, fill, named, openJoint, plan, press } from '../support/joint'

describe('the form of a joint operation', () => {
  test('takes no time that is past, said at its question, and no code of a unit that is not there', async () => {
    const { desk, coordinator } = await openJoint()
    const asked = await fill(desk, coordinator, await desk.command(coordinator, 'joint new'), 'Gas')
    const past = await desk.say(coordinator, '2020-01-01 9:00')
    expect(past.view?.body?.[0]).toContain('Please name a time to come')
    expect(past.view?.footer).toBe(asked.view?.footer)
    await desk.say(coordinator, 'cancel')
    const refusal = async (when: string, route: string) => {
      const first = await desk.command(coordinator, 'joint new')
      const place = await fill(desk, coordinator, first, 'Gas', when, '3 hours', 'East gate', 'Skip')
      const lead = 'Fire and Rescue Brigade'
      return fill(desk, coordinator, place, lead, 'Fire and Rescue 2', route, 'Skip', 'Skip')
    }
    const unknown = await refusal('tomorrow 9:00', 'The square\nU-9999')
    expect(JSON.stringify(unknown.view)).toContain('No unit is called U-9999')
    expect(card(desk, coordinator)).toBeUndefined()
    await refusal('tomorrow 9:00', 'The square\n= U-9999')
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Route')).toBe('The square → U-9999')
  })

  test('asks for each wrong answer again by itself, and loses no other', async () => {
    const { desk, coordinator } = await openJoint()
    const first = await desk.command(coordinator, 'joint new')
    const lead = await fill(desk, coordinator, first, 'Gas', 'tomorrow 9:00', '3 hours', 'East gate', 'Skip')
    const needs = 'Nobody 2'
    const brigade = 'Fire and Rescue Brigade'
    const route = await fill(desk, coordinator, lead, brigade, needs, 'U-9999', 'Skip', 'Skip')
    expect(JSON.stringify(route.view)).toContain('No unit is called U-9999')
    const again = await desk.say(coordinator, 'The square')
    expect(again.view?.body?.join('\n')).toMatch(/One department a line: its name[\s\S]*Who is needed/)
    await desk.say(coordinator, 'Fire and Rescue 2')
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Route')).toBe('The square')
    expect(field(desk, coordinator, 'Gathering point')).toBe('East gate')
    expect(field(desk, coordinator, 'Who')).toBe('Fire and Rescue Brigade 0/2')
  })

  test('takes figures of a result as numbers alone, and says so at once', async () => {
    const { desk, coordinator } = await openJoint()
    await plan(desk, coordinator)
    desk.forward(24 * 3_600_000)
    await desk.command(coordinator, 'joint J-1')
    const asked = await press(desk, coordinator, 'Enter the result…')
    const wrong = await fill(desk, coordinator, asked, 'six')
    expect(wrong.view?.body?.join('\n')).toMatch(/whole number[\s\S]*Units inspected/)
    await fill(desk, coordinator, wrong, '6', '2', 'Done.')
    expect(field(desk, coordinator, 'Units inspected')).toBe('6')
  })
})

test('a cancelled operation waits for nobody’s answer any more', async () => {
  const { desk, coordinator, liaison } = await openJoint()
  await plan(desk, coordinator)
  await named(desk, liaison, 'Li Wei')
  await desk.command(coordinator, 'joint J-1')
  expect(field(desk, coordinator, 'Not answered')).toBe('Li Wei')
  await fill(desk, coordinator, await press(desk, coordinator, 'Cancel it…'), 'Storm warning')
  expect([field(desk, coordinator, 'Not answered'), field(desk, coordinator, 'Reason')]).toEqual([
    undefined,
    'Storm warning',
  ])
})
