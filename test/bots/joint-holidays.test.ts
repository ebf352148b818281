import { expect, test } from 'vitest'
import { instantAt } from '../../src/domain/text/local-day'
import { createProposeCampaigns } from '../../src/jobs/propose-campaigns'
import { openDesk } from '../support/desk'

const zone = 'Asia/Shanghai'

test.each([
  [2025, '10-01 Wed – 10-08 Wed (10-06 Mon, within National Day)', '10-01 Wed – 10-08 Wed'],
  [2028, '10-03 Tue (within National Day, provisional)', '10-01 Sun – 10-04 Wed (provisional)'],
  [2031, '10-01 Wed (within National Day, provisional)', '10-01 Wed – 10-04 Sat (provisional)'],
])('in %i Mid-Autumn and National Day are both shown, and have one campaign', async (year, inner, outer) => {
  const desk = await openDesk(instantAt(`${year}-08-20`, 9 * 60, zone))
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const { view } = await desk.command(coordinator, `calendar ${year}`)
  const lines = (view?.body?.[0] ?? '').split('\n')
  expect(
    lines
      .filter((it) => /Mid-Autumn|National/.test(it))
      .map((it) => it.split(': ')[1])
      .sort(),
  ).toEqual([inner, outer].sort())
  const propose = createProposeCampaigns({ database: desk.database, timezone: zone, newId: desk.newId })
  for (let day = 0; day < 42; day += 1) {
    await propose(desk.now())
    desk.forward(24 * 3_600_000)
  }
  await desk.settle()
  const cards = desk.chatOf(coordinator).map((it) => it.view)
  const autumn = cards.filter((it) => /Mid-Autumn|National/.test(it.title ?? ''))
  expect(autumn.map((it) => it.title?.split(' · ')[1])).toEqual([`Mid-Autumn and National Day ${year}`])
  expect(autumn[0]?.body?.at(-1)).toContain('Mid-Autumn and National Day: inspect every unit')
})

test('before an ordinary October each of the two has its own', async () => {
  const desk = await openDesk(instantAt('2026-08-20', 9 * 60, zone))
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const propose = createProposeCampaigns({ database: desk.database, timezone: zone, newId: desk.newId })
  for (let day = 0; day < 42; day += 1) {
    await propose(desk.now())
    desk.forward(24 * 3_600_000)
  }
  await desk.settle()
  const titles = desk.chatOf(coordinator).map((it) => it.view.title?.split(' · ')[1])
  expect(titles).toEqual(expect.arrayContaining(['Mid-Autumn Festival 2026', 'National Day 2026']))
})

test('a phase is called as what it is about: the two sessions are no festival', async () => {
  const desk = await openDesk(instantAt('2027-01-20', 9 * 60, zone))
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  await desk.command(coordinator, 'language zh')
  await desk.command(coordinator, '专项行动 新建 两会 2027')
  await desk.command(coordinator, '专项行动 新建 春节 2027')
  await desk.command(coordinator, '专项行动 新建 汛期 2027')
  await desk.settle()
  const labels = desk.chatOf(coordinator).map((it) => (it.view.fields ?? []).map((field) => field.label))
  expect(labels[0]).toEqual(expect.arrayContaining(['会前', '会中', '会后']))
  expect(labels[1]).toEqual(expect.arrayContaining(['节前', '节中', '节后']))
  expect(labels[2]).toContain('检查时限')
})
