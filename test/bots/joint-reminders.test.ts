import { describe, expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { dataOf, labels, type Someone } from '../support/desk'
import { field, named, openJoint, plan, press, reminder } from '../support/joint'

const hourMs = 3_600_000

describe('before a joint operation', () => {
  test('reminds a day and two hours before, each once', async () => {
    const { desk, coordinator, liaison, li, zhou } = await openJoint()
    await plan(desk, coordinator, 'Fire and Rescue 2', '2026-11-25 9:00')
    await named(desk, liaison, 'Li Wei')
    await named(desk, liaison, 'Zhou Min')
    await press(desk, li, 'I come')
    const tick = createTick(desk.client, 'Asia/Shanghai')
    const reminded = async (who: Someone) => {
      await tick(desk.now())
      await tick(desk.now())
      await desk.settle()
      return desk.chatOf(who).filter((it) => it.view.title?.startsWith('⏰')).length
    }
    expect([await reminded(li), await reminded(zhou)]).toEqual([0, 0])
    desk.forward(23 * hourMs)
    expect([await reminded(li), await reminded(zhou)]).toEqual([1, 1])
    const line = 'J-1 · Wed 25 Nov 09:00\nFireworks before the festival · East gate of the square'
    expect(reminder(desk, li)?.body).toEqual([line])
    expect(reminder(desk, zhou)?.body).toEqual([`${line}\nYou have not answered yet.`])
    await desk.press(zhou, dataOf(reminder(desk, zhou), 'I come J-1'))
    expect(field(desk, coordinator, 'Coming')).toBe('Li Wei, Zhou Min')
    desk.forward(22.5 * hourMs)
    expect([await reminded(li), await reminded(zhou)]).toEqual([2, 2])
    expect(labels(reminder(desk, li))).toEqual(['I am here J-1', 'J-1'])
  })

  test('the day’s reminder waits for the end of quiet hours, the last one does not', async () => {
    const { desk, coordinator, liaison, li } = await openJoint()
    await plan(desk, coordinator, 'Fire and Rescue 1', '2026-11-25 5:00')
    await named(desk, liaison, 'Li Wei')
    await press(desk, li, 'I come')
    await desk.command(li, 'quiet 22:00-07:00')
    const tick = createTick(desk.client, 'Asia/Shanghai')
    const reminders = async () => {
      await tick(desk.now())
      await desk.settle()
      return desk.chatOf(li).filter((it) => it.view.title?.startsWith('⏰')).length
    }
    // 06:00 on the day before, then 07:00; then 03:30 on the day itself.
    desk.forward(20 * hourMs)
    expect(await reminders()).toBe(0)
    desk.forward(hourMs)
    expect(await reminders()).toBe(1)
    desk.forward(20.5 * hourMs)
    const before = desk.chatOf(li).length
    await reminders()
    expect(desk.chatOf(li).length).toBe(before + 1)
  })
})
