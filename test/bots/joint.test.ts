import { describe, expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { dataOf, labels } from '../support/desk'
import { card, field, fill, named, openJoint, plan, press, reminder } from '../support/joint'

const hourMs = 3_600_000

describe('a joint operation', () => {
  test('asks departments for people, people for an answer, and counts those who came', async () => {
    const { desk, coordinator, liaison, li, zhou } = await openJoint()
    const planned = await plan(desk, coordinator)
    expect(planned.view?.body?.[0]).toContain('J-1')
    expect(card(desk, liaison)?.body).toEqual(['Your people are needed: please name them.'])
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Open places')).toBe('2')

    await named(desk, liaison, 'Li Wei')
    expect(card(desk, li)?.body?.[0]).toContain('You are asked to come')
    expect(field(desk, coordinator, 'Not answered')).toBe('Li Wei')
    // A place that is held is not one that is confirmed.
    const brigade = () => field(desk, coordinator, 'Who')?.split(', ')[0]
    expect(brigade()).toBe('Fire and Rescue Brigade 1/1 (1 to confirm)')
    expect(card(desk, coordinator)?.footer).toBe('1 of 2 places (1 to confirm)')
    expect((await desk.command(li, 'joint')).view?.body?.[0]).toContain('1 of 2 places (1 to confirm)')
    await press(desk, li, 'I come')
    expect(brigade()).toBe('Fire and Rescue Brigade 1/1')
    expect(card(desk, coordinator)?.footer).toBe('1 of 2 places')
    expect(field(desk, coordinator, 'Coming')).toBe('Li Wei')

    await fill(desk, li, await press(desk, li, 'Send a substitute…'), 'Zhou Min · sent 0 times')
    expect(card(desk, zhou)?.body?.[0]).toContain('sends you in their place')
    expect(field(desk, coordinator, 'Coming')).toBe('Li Wei')
    await press(desk, zhou, 'I come')
    expect(field(desk, coordinator, 'Coming')).toBe('Zhou Min')
    expect(card(desk, li)?.body).toEqual(['Your substitute accepted: you need not come.'])

    desk.forward(22 * hourMs)
    await createTick(desk.client, 'Asia/Shanghai')(desk.now())
    await desk.settle()
    await desk.press(zhou, dataOf(reminder(desk, zhou), 'I am here J-1'))
    await desk.send(zhou, {
      kind: 'message',
      text: '',
      files: [],
      addressed: true,
      position: { latitude: 34.1, longitude: 113.2 },
    })
    expect(field(desk, coordinator, 'Came')).toBe('Zhou Min')
    desk.forward(4 * hourMs)
    await desk.command(coordinator, 'joint J-1')
    await fill(
      desk,
      coordinator,
      await press(desk, coordinator, 'Enter the result…'),
      '12',
      '3',
      'All closed on the spot.',
    )
    expect(field(desk, coordinator, 'Person-times dispatched')).toBe('1')
    expect(field(desk, coordinator, 'Units inspected')).toBe('12')
  })

  test('who comes after all needs no substitute, whether they had said yes or not, and the substitute is told', async () => {
    const { desk, coordinator, liaison, li, zhou } = await openJoint()
    await plan(desk, coordinator)
    await named(desk, liaison, 'Li Wei')
    await desk.command(coordinator, 'joint J-1')
    for (const before of ['Li Wei, Zhou Min (instead of Li Wei)', 'Zhou Min (instead of Li Wei)']) {
      await fill(desk, li, await press(desk, li, 'Send a substitute…'), 'Zhou Min · sent 0 times')
      expect(field(desk, coordinator, 'Not answered')).toBe(before)
      const asked = card(desk, zhou)
      await press(desk, li, 'I come')
      expect(field(desk, coordinator, 'Coming')).toBe('Li Wei')
      expect(field(desk, coordinator, 'Not answered')).toBeUndefined()
      expect(card(desk, zhou)?.body).toEqual(['You need not come any more.'])
      expect((await desk.press(zhou, dataOf(asked, 'I come'))).toast?.text).toContain('answered already')
    }
    expect(labels(card(desk, li))).not.toContain('I come')
  })

  test('who may be sent is said with their department, with the skill that is asked for, and whether they declined', async () => {
    const { desk, coordinator, liaison, li, zhou } = await openJoint()
    await desk.command(zhou, 'shifts skills gas')
    await plan(desk, coordinator, 'Fire and Rescue 2 gas\nCommerce Bureau 1')
    await desk.command(coordinator, 'joint J-1')
    expect(labels(card(desk, coordinator)).filter((it) => it.startsWith('+'))).toEqual([
      '+ Zhou Min · gas · sent 0 times · Fire and Rescue Brigade',
      '+ Zhang Qiang · sent 0 times · Fire and Rescue Brigade',
      '+ Li Wei · sent 0 times · Fire and Rescue Brigade',
      '+ Sun Li · sent 0 times · Commerce Bureau',
    ])
    await named(desk, liaison, 'Zhou Min · gas')
    await fill(desk, zhou, await press(desk, zhou, 'I can’t come…'), 'In hospital.')
    await named(desk, liaison, 'Li Wei')
    const substitutes = labels((await press(desk, li, 'Send a substitute…')).view)
    expect(substitutes.slice(0, 2)).toEqual([
      'Zhang Qiang · sent 0 times',
      'Zhou Min · gas · sent 0 times · Declined',
    ])
  })

  test('who declines frees the place, and their liaison is told why', async () => {
    const { desk, coordinator, liaison, li } = await openJoint()
    await plan(desk, coordinator)
    await named(desk, liaison, 'Li Wei')
    await fill(desk, li, await press(desk, li, 'I can’t come…'), 'In hospital.')
    expect(card(desk, liaison)?.body).toEqual(['Somebody declined: please name another.'])
    expect(field(desk, liaison, 'Declined')).toBe('Li Wei (In hospital.)')
    expect(field(desk, liaison, 'Open places')).toBe('2')
    // Not suggested again, but still to be chosen, after all others.
    const suggested = labels(card(desk, liaison))
    expect(suggested.some((it) => it.startsWith('+ Zhang Qiang'))).toBe(true)
    expect(suggested.some((it) => it.startsWith('+ Li Wei'))).toBe(false)
    const choice = await press(desk, liaison, 'Somebody else…')
    expect(labels(choice.view).findIndex((it) => it.startsWith('Li Wei'))).toBe(2)
  })

  test('says whose nobody is free, to those who name people', async () => {
    const { desk, coordinator, commerce, liaison } = await openJoint()
    await desk.command(commerce, 'shifts rest 2026-11-24')
    await plan(desk, coordinator)
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, 'Open places')).toBe('2 (nobody free then: Commerce Bureau)')
    expect(field(desk, commerce, 'Open places')).toBe('2 (nobody free then: Commerce Bureau)')
    expect(field(desk, liaison, 'Open places')).toBe('2')
    await desk.command(coordinator, 'language zh')
    await desk.command(coordinator, 'joint J-1')
    expect(field(desk, coordinator, '空缺名额')).toBe('2（届时无空闲人员：商务局）')
  })

  test('nobody goes to two at one time, nor on a rest day', async () => {
    const { desk, coordinator, liaison, li, zhou } = await openJoint()
    await plan(desk, coordinator)
    await plan(desk, coordinator, 'Fire and Rescue 2', 'tomorrow 10:00')
    await named(desk, liaison, 'Li Wei')
    await named(desk, liaison, 'Li Wei', 'J-2')
    await press(desk, li, 'I come')
    const second = await press(desk, li, 'I come', 'J-2')
    expect(second.toast?.text).toContain('Their time is taken')
    const rest = await desk.command(li, 'shifts rest 2026-11-24')
    expect(rest.view?.body?.[0]).toContain('first find a substitute')
    await desk.command(zhou, 'shifts rest 2026-11-24')
    await desk.command(liaison, 'joint J-2')
    expect(labels(card(desk, liaison, 'J-2')).some((it) => it.startsWith('+ Zhou Min'))).toBe(false)
  })

  test('is nothing a unit hears of, and no stranger', async () => {
    const { desk, coordinator, contact } = await openJoint()
    await plan(desk, coordinator)
    expect((await desk.command(contact, 'joint J-1')).view?.body?.[0]).toContain('no such operation')
    expect((await desk.command(contact, 'joint')).view?.body?.[0]).toContain('not yours')
    await desk.say(contact, 'What is J-1 about?')
    expect(card(desk, contact)).toBeUndefined()
    const stranger = { name: 'X', account: { platform: 'telegram' as const, userId: '999' } }
    expect((await desk.command(stranger, 'joint')).view?.body?.[0]).toContain('duty desk')
  })

  test('who comes is settled when it has ended', async () => {
    const { desk, coordinator, liaison, li } = await openJoint()
    await plan(desk, coordinator)
    await named(desk, liaison, 'Li Wei')
    const request = card(desk, li)
    const naming = dataOf(card(desk, liaison), labels(card(desk, liaison))[0] ?? '')
    desk.forward(48 * hourMs)
    for (const [who, data] of [
      [li, dataOf(request, 'I come')],
      [liaison, naming],
    ] as const)
      expect((await desk.press(who, data)).toast?.text).toBe('It is over, or was cancelled.')
    await desk.command(li, 'joint J-1')
    expect(labels(card(desk, li))).not.toContain('I come')
  })

  test('a request that comes twice does its work once', async () => {
    const { desk, coordinator, liaison } = await openJoint()
    await plan(desk, coordinator)
    const data = dataOf(card(desk, liaison), labels(card(desk, liaison))[0] ?? '')
    await desk.send(liaison, { kind: 'press', data }, { key: 'same' })
    await desk.send(liaison, { kind: 'press', data }, { key: 'same' })
    expect((await desk.press(liaison, data)).toast?.text).toContain('named already')
  })
})
