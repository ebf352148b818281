import { expect, test } from 'vitest'
import { addUnit, dataOf, labels, type Someone } from '../support/desk'
import { openInspections } from '../support/inspections'

async function open() {
  const it = await openInspections()
  const { desk, coordinator, mate } = it
  await addUnit(desk.client, { id: 'u4', number: 4, name: '鑫源加气站' })
  const plan = (route: string, who: Someone = coordinator) =>
    desk.send(who, {
      kind: 'submit',
      form: 'joint-new',
      target: '',
      values: {
        title: 'Schools',
        starts: 'tomorrow 9:00',
        hours: '3',
        gathering: 'gate',
        lead: 'fire-and-rescue',
        needs: 'Fire and Rescue 1',
        route,
      },
    })
  const card = () => desk.chatOf(coordinator).findLast(({ view }) => view.title?.includes('J-1 '))?.view
  const routeOf = () => card()?.fields?.find((field) => field.label === 'Route')?.value
  return { ...it, mate, plan, card, routeOf }
}

test('a route takes units by code and by name, and places in words; its card and theirs open one another', async () => {
  const { desk, coordinator, plan, card, routeOf } = await open()
  await plan('U-1\n红旗服装厂\nthe square')
  expect(routeOf()).toBe('实验小学 U-1 → 红旗服装厂 U-3 → the square')
  expect(labels(card())).toEqual(expect.arrayContaining(['U-1', 'U-3']))
  const unit = await desk.press(coordinator, dataOf(card(), 'U-3'))
  expect(unit.view?.body).toContain('J-1 Schools · Tue 24 Nov 09:00 · planned')
  expect(labels(unit.view)).toContain('J-1')
  const contact = await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u3' })
  expect(JSON.stringify((await desk.command(contact, 'unit U-3')).view)).not.toContain('J-1')
  expect((await desk.command(coordinator, 'unit U-2')).view?.body?.join()).not.toContain('J-1')
})

test('where a name may be several units the form asks which; = says that it is a place', async () => {
  const { plan, routeOf } = await open()
  const refused = await plan('鑫源')
  expect(refused.errors?.route).toMatch(/“鑫源” may be .*U-2 鑫源加油站/)
  expect(refused.errors?.route).toContain('U-4 鑫源加气站')
  expect(routeOf()).toBeUndefined()
  await plan('=鑫源\nU-4')
  expect(routeOf()).toBe('鑫源 → 鑫源加气站 U-4')
})

test('a stop is added by search; what is inspected there in its time is shown with it', async () => {
  const { desk, coordinator, member, mate, plan, card, routeOf } = await open()
  await plan('U-1')
  expect((await desk.press(member, 'j.1.stop')).toast?.alert).toBe(true)
  await desk.press(coordinator, dataOf(card(), 'Add a stop…'))
  const found = await desk.say(coordinator, '红旗服装厂')
  const option = labels(found.view).find((label) => label.includes('红旗服装厂')) ?? ''
  await desk.press(coordinator, dataOf(found.view, option))
  expect(routeOf()).toBe('实验小学 U-1 → 红旗服装厂 U-3')
  const record = (task: number) =>
    desk.send(mate, { kind: 'submit', form: 'inspection', target: `${task}.refused`, values: {} })
  // Before it, and at a unit that is not on its route: not its own.
  await record(1)
  desk.forward(24 * 3_600_000)
  await record(2)
  await record(3)
  await desk.command(coordinator, 'joint J-1')
  expect(card()?.fields).toContainEqual({ label: 'Inspection', value: 'T-3 Entry refused' })
  expect(labels(card())).toContain('T-3')
})

test('the route is put in another order, stops are left out and added, and all of it is emptied', async () => {
  const { desk, coordinator, member, plan, card, routeOf } = await open()
  await plan('U-1\n=鑫源\nU-3')
  const change = async (...words: string[]) => {
    let answer = await desk.press(coordinator, dataOf(card(), 'Change the route…'))
    for (const word of words) answer = await desk.say(coordinator, word)
    return answer
  }
  // What stands there says the same again, a place that is named like units too.
  await change('红旗服装厂 U-3\n鑫源\nU-4')
  expect(routeOf()).toBe('红旗服装厂 U-3 → 鑫源 → 鑫源加气站 U-4')
  await change('鑫源加气站 U-4\n红旗服装厂 U-3')
  expect(routeOf()).toBe('鑫源加气站 U-4 → 红旗服装厂 U-3')
  const skipped = await change()
  expect(skipped.view?.body?.join()).toContain('红旗服装厂 U-3')
  await desk.press(coordinator, dataOf(skipped.view, 'Skip'))
  expect(routeOf()).toBe('鑫源加气站 U-4 → 红旗服装厂 U-3')
  expect((await desk.press(member, 'j.1.route')).toast?.alert).toBe(true)
  await change('-')
  expect(routeOf()).toBeUndefined()
})
