import { describe, expect, test } from 'vitest'
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
    expect(desk.chatOf(holder).filter((it) => it.view.body?.[0]?.includes('on duty'))).toHaveLength(1)
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
