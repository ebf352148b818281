import { expect, test } from 'vitest'
import { shiftCard } from '../../src/bots/cards/shift-card'
import type { View } from '../../src/bots/view'
import { findPeople, forgetPerson } from '../../src/db/forget-person'
import type { Person } from '../../src/domain/people/person'
import type { ShiftSheet } from '../../src/domain/rosters/queries'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'

async function open() {
  const desk = await openDesk()
  const of = (organizationId: string) => ({ role: 'inspector', organizationId }) as const
  const li = await desk.enrol('Li Wei', of('fire-and-rescue'))
  return {
    desk,
    coordinator: await desk.enrol('Wang Fang', { role: 'coordinator' }),
    leader: await desk.enrol('Chen Gang', { role: 'leader' }),
    li,
    zhou: await desk.enrol('Zhou Min', of('commerce')),
    contact: await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u1' }),
  }
}

const phoneOf = async ({ client }: Desk, { name }: Someone) =>
  (await client.execute({ sql: 'SELECT phone FROM people WHERE name = ?', args: [name] })).rows[0]?.phone

test('a telephone is given in a line or by a form, shown in /me, and taken away again', async () => {
  const { desk, li } = await open()
  expect((await desk.command(li, 'phone +86 138 0000 1234')).view?.body?.[0]).toContain('138-0000-1234')
  expect((await desk.command(li, 'me')).view?.fields).toContainEqual({
    label: 'Telephone',
    value: '138-0000-1234',
  })
  await desk.press(li, dataOf((await desk.command(li, 'me')).view, 'Telephone…'))
  const wrong = await desk.say(li, '12345')
  expect(JSON.stringify(wrong)).toContain('I did not understand that number')
  await desk.say(li, '0371-67186000转12')
  expect(await phoneOf(desk, li)).toBe('0371-67186000-12')
  await desk.command(li, 'phone off')
  expect(await phoneOf(desk, li)).toBeNull()
})

test('whoever joins is asked for it, a unit’s contact is not', async () => {
  const { desk, coordinator } = await open()
  const join = async (words: string, userId: string) => {
    const made = await desk.command(coordinator, `invite ${words}`)
    const code = /join ([\w-]+)/.exec(JSON.stringify(made))?.[1] ?? ''
    return desk.command({ name: 'Wu', account: { platform: 'telegram', userId } }, `join ${code}`)
  }
  expect(labels((await join('leader', '801')).view)).toEqual(['Telephone…'])
  await addUnit(desk.client, { id: 'u1', number: 1, name: '金福商店' })
  const contact = await join('unit-contact U-1', '802')
  expect(contact.view?.body?.[0]).toContain('Welcome')
  expect(labels(contact.view)).toEqual([])
})

test('a coordinator enters somebody else’s, nobody else does', async () => {
  const { desk, coordinator, li, zhou } = await open()
  await desk.command(coordinator, 'phone Zhou Min 139 0000 5678')
  expect(await phoneOf(desk, zhou)).toBe('139-0000-5678')
  const which = await desk.command(coordinator, 'phone Min')
  expect(labels(which.view)).toHaveLength(2)
  expect(JSON.stringify(await desk.command(li, 'phone Zhou Min 139 0000 0000'))).toContain(
    'I did not understand',
  )
  expect(await phoneOf(desk, zhou)).toBe('139-0000-5678')
})

test('/duty says how to call those on duty in private, to members, and no word of it in a group', async () => {
  const { desk, coordinator, leader, li, contact } = await open()
  await desk.command(leader, 'phone 13700001111')
  const days = await desk.command(coordinator, 'duty 2026-11-24 2026-11-25 Fire drill days')
  let asked = await desk.press(coordinator, dataOf(days.view, 'Plan the roster…'))
  asked = await desk.press(coordinator, dataOf(asked.view, '1'))
  const draft = await desk.press(coordinator, dataOf(asked.view, '1'))
  await desk.press(coordinator, dataOf(draft.view, 'Publish'))
  desk.forward(30 * 3_600_000)
  const now = await desk.command(li, 'duty')
  expect(now.view?.fields?.[0]).toMatchObject({ label: 'Leader', phone: '137-0000-1111' })
  expect(JSON.stringify(await desk.command(contact, 'duty'))).not.toContain('137')
  const group = await desk.send(
    li,
    { kind: 'command', word: 'duty', args: '', files: [] },
    { place: { platform: 'telegram', chat: '-100', private: false } },
  )
  expect(JSON.stringify(group)).toContain('Chen Gang')
  expect(JSON.stringify(group)).not.toContain('137')
})

test('it goes with whoever leaves or is forgotten', async () => {
  const { desk, li, zhou } = await open()
  for (const who of [li, zhou]) await desk.command(who, 'phone 13800001234')
  await desk.press(li, 'x.y')
  expect(await phoneOf(desk, li)).toBeNull()
  const [found] = await findPeople(desk.client, 'Zhou Min')
  await forgetPerson(desk.client, found?.id ?? '', desk.now())
  const { rows } = await desk.client.execute('SELECT count(*) AS n FROM people WHERE phone IS NOT NULL')
  expect(rows[0]?.n).toBe(0)
})

test('a shift’s card has the numbers of those before and after for its reader, and none in a group', () => {
  const holder: Person = {
    id: 'li',
    name: 'Li Wei',
    post: { role: 'inspector', organizationId: 'commerce' },
    language: 'en',
    active: true,
  }
  const slot = { day: '2026-11-24', part: 'officer', startsAt: 0, endsAt: 3_600_000 } as const
  const sheet: ShiftSheet = {
    shift: { ...slot, id: 's', number: 1, version: 1, rosterId: 'r', holderId: 'li' },
    title: 'Drill',
    people: { li: 'Li Wei' },
    candidates: [],
    swaps: [],
    before: { name: 'Zhou Min', note: 'Gas smell.', phone: '138-0000-1234' },
    next: [{ id: 'wu', name: 'Wu Tao', phone: '139-0000-5678' }],
  }
  const context = { language: 'en', now: 1_800_000, timezone: 'Asia/Shanghai', organizations: [] } as const
  const phones = (view: View) => (view.fields ?? []).flatMap((it) => it.phone ?? [])
  expect(phones(shiftCard(sheet, holder, context))).toEqual(['138-0000-1234', '139-0000-5678'])
  expect(phones(shiftCard(sheet, undefined, context))).toEqual([])
})
