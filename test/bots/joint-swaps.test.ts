import { describe, expect, test } from 'vitest'
import { dataOf, labels } from '../support/desk'
import { card, field, fill, named, openJoint, plan, press } from '../support/joint'

const hourMs = 3_600_000

/** Two joint operations, the second one at a time: Li Wei is named for J-1, Zhou Min for J-2. */
async function openTwo(when: string) {
  const it = await openJoint()
  const { desk, coordinator, liaison } = it
  await plan(desk, coordinator)
  await plan(desk, coordinator, 'Fire and Rescue 1', when)
  await named(desk, liaison, 'Li Wei')
  await named(desk, liaison, 'Zhou Min', 'J-2')
  return it
}

describe('a swap of places', () => {
  test('is done once both have said so', async () => {
    const { desk, coordinator, li, zhou } = await openTwo('2026-11-26 9:00')
    await press(desk, zhou, 'I come', 'J-2')
    await press(desk, li, 'I come')
    const asked = await press(desk, li, 'Swap…')
    await fill(desk, li, asked, labels(asked.view)[0] ?? '')
    expect(card(desk, zhou)?.body?.[0]).toContain('offers you their place')
    await press(desk, zhou, 'Accept')
    await desk.command(coordinator, 'joint J-1')
    await desk.command(coordinator, 'joint J-2')
    expect(field(desk, coordinator, 'Coming')).toBe('Zhou Min')
    expect(field(desk, coordinator, 'Coming', 'J-2')).toBe('Li Wei')
  })

  test('is for two who are out at the same time too, but not for an operation that has begun', async () => {
    const { desk, coordinator, li, zhou } = await openTwo('tomorrow 10:00')
    await press(desk, zhou, 'I come', 'J-2')
    await press(desk, li, 'I come')
    const swap = await press(desk, li, 'Swap…')
    await fill(desk, li, swap, labels(swap.view)[0] ?? '')
    await press(desk, zhou, 'Accept')
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Coming')).toBe('Zhou Min')
    desk.forward(23.5 * hourMs)
    await desk.command(li, 'joint J-2')
    expect(labels(card(desk, li, 'J-2'))).not.toContain('Swap…')
  })

  test('that is declined leaves both where they are, and is not offered any more', async () => {
    const { desk, li, zhou } = await openTwo('2026-11-26 9:00')
    await press(desk, li, 'I come')
    // There is nobody to swap with before somebody else has said yes.
    expect(labels(card(desk, li))).not.toContain('Swap…')
    await press(desk, zhou, 'I come', 'J-2')
    await desk.command(li, 'joint J-1')
    const asked = await press(desk, li, 'Swap…')
    await fill(desk, li, asked, labels(asked.view)[0] ?? '')
    const offer = card(desk, zhou)
    await desk.press(zhou, dataOf(offer, 'Decline'))
    expect(card(desk, li)?.body).toEqual(['The swap was declined: your place is still yours.'])
    expect(field(desk, li, 'Coming')).toBe('Li Wei')
    expect(labels(card(desk, zhou))).not.toContain('Accept')
    for (const label of ['Accept', 'Decline'])
      expect((await desk.press(zhou, dataOf(offer, label))).toast?.text).toContain('does not stand any more')
    expect((await desk.command(zhou, 'tasks')).view?.body?.join()).not.toContain('J-1')
  })
})
