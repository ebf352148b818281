import { expect, test } from 'vitest'
import { instantAt } from '../../src/domain/text/local-day'
import { createProposeCampaigns } from '../../src/jobs/propose-campaigns'
import { openDesk } from '../support/desk'

const zone = 'Asia/Shanghai'

test('each festival’s campaign is proposed once to the office, and not again when it was dropped', async () => {
  const desk = await openDesk(instantAt('2027-01-06', 9 * 60, zone))
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const propose = createProposeCampaigns({ database: desk.database, timezone: zone, newId: desk.newId })
  const cards = () => desk.chatOf(coordinator).map((it) => it.view.title)
  const onDay = async (day: string) => {
    desk.forward(instantAt(day, 9 * 60, zone) - desk.now())
    await propose(desk.now())
    await desk.settle()
  }
  await onDay('2027-01-06')
  expect(cards()).toEqual([])
  await onDay('2027-01-07')
  await onDay('2027-01-07')
  await onDay('2027-01-08')
  expect(cards()).toEqual(['P-1 · Spring Festival 2027'])
  const { view } = desk.chatOf(coordinator)[0] ?? {}
  expect(view?.body?.[0]).toContain('A campaign is proposed')
  expect(view?.fields?.slice(1, 4)).toEqual([
    { label: 'Before', value: 'Thu 21 Jan – Thu 4 Feb' },
    { label: 'During', value: 'Fri 5 Feb – Mon 8 Feb' },
    { label: 'After', value: 'Tue 9 Feb – Thu 18 Feb' },
  ])
  await desk.press(coordinator, 'P.1.drop')
  await onDay('2027-01-09')
  expect(cards()).toHaveLength(1)
})

test('what is due is the committee’s day, not the machine’s', async () => {
  const desk = await openDesk(Date.UTC(2027, 0, 6, 16, 30))
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const at = (timezone: string) =>
    createProposeCampaigns({ database: desk.database, timezone, newId: desk.newId })
  await at('America/New_York')(Date.UTC(2027, 0, 6, 16, 30))
  await desk.settle()
  expect(desk.chatOf(coordinator)).toHaveLength(0)
  await at(zone)(Date.UTC(2027, 0, 6, 16, 30))
  await desk.settle()
  expect(desk.chatOf(coordinator)).toHaveLength(1)
})
