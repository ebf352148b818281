import { describe, expect, test } from 'vitest'
import { packAction } from '../../src/bots/action'
import { dataOf, labels, type Someone } from '../support/desk'
import { firstShift, last, openDuty, openShift, publish, tick } from '../support/duty'

const hourMs = 3_600_000

describe('a shift', () => {
  test('a substitute who is named takes the shift over, or it stays where it is', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    const asked = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
    const [other] = others
    const named = labels(asked.view).find((it) => it.startsWith(other?.name ?? '?')) ?? ''
    await desk.press(holder, dataOf(asked.view, named))
    expect(last(desk, other as Someone, 'can you take it over')?.fields).toContainEqual({
      label: 'Who',
      value: `${holder.name} (to confirm)`,
    })
    await desk.press(
      other as Someone,
      dataOf(last(desk, other as Someone, 'can you take it over'), 'I take it'),
    )
    expect(last(desk, holder, 'Somebody else stands this shift')?.fields).toContainEqual({
      label: 'Who',
      value: `${other?.name} (confirmed)`,
    })
  })

  test('where whoever was named can’t, or does not answer, nobody else is asked and the holder is told', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    const name = async (it: Someone) => {
      const form = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
      await desk.press(
        holder,
        dataOf(form.view, labels(form.view).find((one) => one.startsWith(it.name)) ?? ''),
      )
    }
    const told = () => last(desk, holder, 'Your substitute can’t: the shift is still yours') !== undefined
    const [first, second] = others as [Someone, Someone]
    await name(first)
    await desk.press(first, dataOf(last(desk, first, 'can you take it over'), 'I can’t'))
    expect(told()).toBe(true)
    await name(second)
    expect(told()).toBe(false)
    desk.forward(22.5 * hourMs)
    await tick(desk)
    await tick(desk)
    expect(told()).toBe(true)
    expect(others.filter((it) => last(desk, it, 'can you take it over'))).toEqual([])
    expect(last(desk, coordinator, 'Everybody who is free was asked')).toBeUndefined()
  })

  test('who declines a swap while a substitute is sought is no answer to that', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    const swap = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Swap…'))
    const choice =
      labels(swap.view)
        .filter((it) => it.startsWith('D-'))
        .at(-1) ?? ''
    const other = others.find((it) => choice.includes(it.name)) as Someone
    await desk.press(holder, dataOf(swap.view, choice))
    const refuse = dataOf(last(desk, other, 'offers you this shift'), 'Decline')
    const form = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
    const sought = others.find((it) => it !== other) as Someone
    const named = labels(form.view).find((one) => one.startsWith(sought.name)) ?? ''
    await desk.press(holder, dataOf(form.view, named))
    const before = desk.chatOf(sought).length
    await desk.press(other, refuse)
    expect(last(desk, holder, 'The swap was declined')).toBeDefined()
    expect(desk.chatOf(sought)).toHaveLength(before)
  })

  test('where nobody is named those who are free are asked one after another, then the office is told', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const everybody = [li, zhou, wu, coordinator]
    const { holder, code, others } = await firstShift(desk, everybody)
    const asked = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
    await desk.press(holder, dataOf(asked.view, 'Whoever is free'))
    const wasAsked = () => others.filter((it) => last(desk, it, 'can you take it over'))
    const names = () => wasAsked().map((it) => it.name)
    const [first] = wasAsked() as [Someone]
    await tick(desk)
    expect(names()).toEqual([first.name])
    await desk.press(first, dataOf(last(desk, first, 'can you take it over'), 'I can’t'))
    const [second] = wasAsked() as [Someone]
    expect(names()).toEqual([second.name])
    desk.forward(2 * hourMs)
    await tick(desk)
    await tick(desk)
    expect(names()).toHaveLength(1)
    expect(new Set([first.name, second.name, ...names()]).size).toBe(3)
    desk.forward(2 * hourMs)
    await tick(desk)
    expect(last(desk, coordinator, 'Everybody who is free was asked')).toBeDefined()
    expect(last(desk, holder, 'Everybody who is free was asked')?.fields).toContainEqual({
      label: 'Who',
      value: `${holder.name} (to confirm)`,
    })
  })

  test('who hands over a day too late is not told that it is too early', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const { holder, code } = await firstShift(desk, [li, zhou, wu, coordinator])
    desk.forward(33 * hourMs)
    const over = dataOf(await openShift(desk, holder, code), 'Hand over…')
    desk.forward(48 * hourMs)
    const late = await desk.press(holder, over)
    expect(late.toast?.text ?? late.view?.body?.[0]).toContain('It is over')
  })

  test('those who would have no rest before or after it are asked last, and said to have none', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const everybody = [li, zhou, wu, coordinator]
    const { holder, code, others } = await firstShift(desk, everybody)
    const { rows } = await desk.client.execute(
      "SELECT p.name FROM shifts s JOIN people p ON p.id = s.holder_id WHERE s.state ->> '$.part' = 'officer' ORDER BY s.starts_at LIMIT 1 OFFSET 1",
    )
    const after = String(rows[0]?.name)
    const asked = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
    const choices = labels(asked.view).filter((it) => it.includes('12 hours'))
    expect(choices).toHaveLength(3)
    expect(choices.filter((it) => it.includes('no rest'))).toEqual([choices[2]])
    expect(choices[2]).toContain(after)
    await desk.press(holder, dataOf(asked.view, 'Whoever is free'))
    const turns: string[] = []
    for (const _ of others) {
      const next = others.find((it) => !turns.includes(it.name) && last(desk, it, 'can you take it over'))
      turns.push(next?.name ?? '')
      await desk.press(
        next as Someone,
        dataOf(last(desk, next as Someone, 'can you take it over'), 'I can’t'),
      )
    }
    expect(turns.at(-1)).toBe(after)
  })

  test('whoever comes after all ends the search, and who was asked is told', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    await desk.press(holder, dataOf(await openShift(desk, holder, code), 'I come'))
    expect(labels(await openShift(desk, holder, code))).not.toContain('I come')
    const form = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Send a substitute…'))
    await desk.press(holder, dataOf(form.view, 'Whoever is free'))
    const asked = others.find((it) => last(desk, it, 'can you take it over')) as Someone
    const request = dataOf(last(desk, asked, 'can you take it over'), 'I take it')
    // All others at once are no answer to this one.
    await desk.press(holder, packAction({ on: 'duty', act: 'confirm-all' }))
    expect((await openShift(desk, holder, code))?.fields).toContainEqual({
      label: 'Substitute',
      value: asked.name,
    })
    await desk.press(holder, dataOf(await openShift(desk, holder, code), 'I come'))
    expect(last(desk, asked, 'They come themselves')?.buttons).toEqual([])
    expect((await desk.press(asked, request)).toast?.text).toBe('The offer does not stand any more.')
    expect((await openShift(desk, holder, code))?.fields).toContainEqual({
      label: 'Who',
      value: `${holder.name} (confirmed)`,
    })
    desk.forward(2 * hourMs)
    await tick(desk)
    expect(others.filter((it) => last(desk, it, 'can you take it over'))).toEqual([])
  })

  test('is swapped for one that has not begun', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const everybody = [li, zhou, wu, coordinator]
    const { code } = await firstShift(desk, everybody)
    const { rows } = await desk.client.execute(
      "SELECT s.number, p.name FROM shifts s JOIN people p ON p.id = s.holder_id WHERE s.state ->> '$.part' = 'officer' ORDER BY s.starts_at DESC LIMIT 1",
    )
    const holder = everybody.find((it) => it.name === rows[0]?.name) as Someone
    const own = `D-${rows[0]?.number}`
    desk.forward(24 * hourMs)
    const { view } = await desk.press(holder, dataOf(await openShift(desk, holder, own), 'Swap…'))
    expect(labels(view).filter((it) => it.startsWith('D-'))).toHaveLength(2)
    expect(labels(view).some((it) => it.startsWith(`${code} `))).toBe(false)
    desk.forward(24 * hourMs)
    expect(labels(await openShift(desk, holder, own))).not.toContain('Swap…')
  })

  test('two change shifts once both have said so', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    const asked = await desk.press(holder, dataOf(await openShift(desk, holder, code), 'Swap…'))
    const choice = labels(asked.view).find((it) => it.startsWith('D-')) ?? ''
    const other = others.find((it) => choice.includes(it.name)) as Someone
    await desk.press(holder, dataOf(asked.view, choice))
    await desk.press(other, dataOf(last(desk, other, 'offers you this shift'), 'Accept'))
    const theirs = await openShift(desk, holder, choice.split(' ')[0] ?? '')
    expect(theirs?.fields).toContainEqual({ label: 'Who', value: `${holder.name} (confirmed)` })
    expect((await openShift(desk, other, code))?.fields).toContainEqual({
      label: 'Who',
      value: `${other.name} (confirmed)`,
    })
  })

  test('each is reminded before their shift, and leaves word to the next', async () => {
    const { desk, coordinator, li, zhou, wu } = await openDuty()
    await publish(desk, coordinator)
    const { holder, code, others } = await firstShift(desk, [li, zhou, wu, coordinator])
    await tick(desk)
    desk.forward(20.5 * hourMs)
    await tick(desk)
    await tick(desk)
    const reminders = desk.chatOf(holder).filter((it) => it.view.body?.[0]?.includes('on duty'))
    expect(reminders).toHaveLength(1)
    expect(reminders[0]?.view.body?.[0]).toContain('You have not answered yet.')
    await desk.press(holder, dataOf(reminders[0]?.view, `I come ${code}`))
    expect((await openShift(desk, holder, code))?.fields).toContainEqual({
      label: 'Who',
      value: `${holder.name} (confirmed)`,
    })
    desk.forward(13.2 * hourMs)
    await tick(desk)
    await desk.command(holder, 'phone 13800001234')
    for (const who of others) await desk.command(who, 'phone 13900005678')
    const over = last(desk, holder, 'leave word to the next')
    expect((await openShift(desk, holder, code))?.fields?.at(-1)).toMatchObject({
      label: 'Comes next',
      phone: '139-0000-5678',
    })
    await desk.press(holder, dataOf(over, `Hand over… ${code}`))
    await desk.say(holder, 'Watch the gas smell in Dongjie.')
    const told = others.filter((it) => last(desk, it, 'leaves word'))
    expect(told).toHaveLength(1)
    expect(last(desk, told[0] as Someone, 'leaves word')?.fields).toContainEqual({
      label: 'Word to the next',
      value: 'Watch the gas smell in Dongjie.',
    })
    const { rows } = await desk.client.execute({
      sql: "SELECT s.number FROM shifts s JOIN people p ON p.id = s.holder_id WHERE p.name = ? AND s.state ->> '$.part' = 'officer' ORDER BY s.starts_at",
      args: [told[0]?.name ?? ''],
    })
    const theirs = await openShift(desk, told[0] as Someone, `D-${rows[0]?.number}`)
    expect(theirs?.fields).toContainEqual({
      label: 'Handed over',
      value: `${holder.name}: Watch the gas smell in Dongjie.`,
      phone: '138-0000-1234',
    })
  })
})
