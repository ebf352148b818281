import { describe, expect, test } from 'vitest'
import { dataOf, labels, type Someone } from '../support/desk'
import { card, field, fill, named, openJoint, plan, press } from '../support/joint'

const hourMs = 3_600_000

describe('checking in at a joint operation', () => {
  test('who was there and forgot to say so still counts once the result is entered, for three hours', async () => {
    const { desk, coordinator, liaison, li, zhou } = await openJoint()
    await plan(desk, coordinator, 'Fire and Rescue 2')
    for (const name of ['Li Wei', 'Zhou Min']) await named(desk, liaison, name)
    for (const who of [li, zhou]) await press(desk, who, 'I come')
    desk.forward(22 * hourMs)
    await desk.command(li, 'joint J-1')
    await press(desk, li, 'I am here')
    desk.forward(3 * hourMs)
    await desk.command(coordinator, 'joint J-1')
    await fill(desk, coordinator, await press(desk, coordinator, 'Enter the result…'), '6', '2', 'Done.')
    expect(field(desk, coordinator, 'Person-times dispatched')).toBe('1')
    await desk.command(zhou, 'joint J-1')
    const here = dataOf(card(desk, zhou), 'I am here')
    await desk.press(zhou, here)
    await desk.say(zhou, 'cancel')
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Person-times dispatched')).toBe('2')
    expect(labels(card(desk, zhou))).not.toContain('I am here')
    desk.forward(6 * hourMs)
    await desk.command(liaison, 'joint J-1')
    expect(labels(card(desk, liaison))).toEqual([])
  })

  test('who has come is not taken off', async () => {
    const { desk, coordinator, liaison, li } = await openJoint()
    await plan(desk, coordinator)
    await named(desk, liaison, 'Li Wei')
    await press(desk, li, 'I come')
    expect(labels(card(desk, liaison))).toContain('Take off…')
    desk.forward(22 * hourMs)
    await desk.command(li, 'joint J-1')
    await press(desk, li, 'I am here')
    await desk.command(liaison, 'joint J-1')
    expect(labels(card(desk, liaison))).not.toContain('Take off…')
  })

  test('says of who checked in far away how far it was, and counts nobody who does so days later', async () => {
    const { desk, coordinator, liaison, li, zhou } = await openJoint()
    const place = { latitude: 34.75, longitude: 113.66 }
    const share = (who: Someone, position: typeof place) =>
      desk.send(who, { kind: 'message', text: '', files: [], addressed: true, position })
    await fill(desk, coordinator, await desk.command(coordinator, 'joint new'), 'Gas', 'tomorrow 9:00')
    await fill(desk, coordinator, await desk.say(coordinator, '3 hours'), 'East gate')
    await share(coordinator, place)
    await fill(
      desk,
      coordinator,
      await desk.say(coordinator, 'Fire and Rescue Brigade'),
      'Fire and Rescue 2',
      'Skip',
      'Skip',
      'Skip',
    )
    for (const name of ['Li Wei', 'Zhou Min']) await named(desk, liaison, name)
    for (const who of [li, zhou]) await press(desk, who, 'I come')
    desk.forward(21 * hourMs)
    await desk.command(li, 'joint J-1')
    await press(desk, li, 'I am here')
    await share(li, { latitude: 34.7502, longitude: 113.66 })
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Came')).toBe('Li Wei')
    await desk.command(zhou, 'joint J-1')
    const here = dataOf(card(desk, zhou), 'I am here')
    await desk.press(zhou, here)
    await share(zhou, { latitude: 34.77, longitude: 113.66 })
    expect(field(desk, coordinator, 'Came')).toBe('Li Wei, Zhou Min (2.2 km from the gathering point)')
    await desk.command(coordinator, 'language zh')
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, '已签到')).toBe('Li Wei、Zhou Min（距集合地点2.2公里）')
    desk.forward(72 * hourMs)
    expect((await desk.press(zhou, here)).toast?.text).toBe('It is over, or was cancelled.')
  })

  test('the position asked for after a check-in can be left out, and the check-in plainly stands', async () => {
    const { desk, coordinator, liaison, li } = await openJoint()
    await plan(desk, coordinator)
    await named(desk, liaison, 'Li Wei')
    await press(desk, li, 'I come')
    desk.forward(21 * hourMs)
    await desk.command(li, 'joint J-1')
    const asked = await press(desk, li, 'I am here')
    expect(asked.view?.quote).toContain('You are checked in.')
    expect(labels(asked.view)).toEqual(['Without a position'])
    const left = await desk.press(li, dataOf(asked.view, 'Without a position'))
    expect(left).toMatchObject({
      replace: true,
      view: { body: ['You stay checked in, without a position.'] },
    })
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Came')).toBe('Li Wei')
  })
})
