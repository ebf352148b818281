import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { actOnOperation, planOperation } from '../../src/domain/operations/act-on-operation'
import type { OperationCommand } from '../../src/domain/operations/decide'
import type { Person } from '../../src/domain/people/person'
import type { CalendarEntry } from '../../src/domain/rosters/queries'
import { renderCalendar } from '../../src/web/ical'
import { openPlatforms, telegramButton } from '../support/platforms'

const hourMs = 3_600_000
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: 'operation:1',
  kind: 'operation',
  title: 'J-1',
  startsAt: Date.UTC(2027, 1, 5, 1),
  endsAt: Date.UTC(2027, 1, 5, 4),
  sequence: 3,
  status: 'confirmed',
  changedAt: Date.UTC(2027, 0, 1),
  ...more,
})
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((it) => new ICAL.Event(it))
const octets = (line: string) => new TextEncoder().encode(line).length

describe('a calendar as RFC 5545 has it', () => {
  test('comes back as it was from a library that is not ours, whatever the texts', () => {
    // Control characters other than the line feed can't be said in a calendar.
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .map((it) => `a${it.replace(/\p{Cc}/gu, ' ')}z`)
    const texts = fc.oneof(
      text,
      fc.constantFrom('a;b,c\\d\ne', '值班'.repeat(40), '👩‍🚒'.repeat(20), 'a\\nb'),
    )
    fc.assert(
      fc.property(fc.array(fc.record({ title: texts, place: texts }), { maxLength: 5 }), (list) => {
        const rendered = renderCalendar(
          '安全值班',
          list.map((it, at) => entry({ ...it, id: `x:${at}` })),
        )
        for (const line of rendered.split('\r\n')) {
          expect(octets(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
        }
        const events = eventsOf(rendered)
        expect(events.map((it) => [it.summary, it.location])).toEqual(list.map((it) => [it.title, it.place]))
      }),
    )
  })

  test.each(['法', '👷', '👩‍🚒'])('never folds inside a character, wherever the line ends: %s', (sign) => {
    for (let before = 0; before < 75; before += 1) {
      const rendered = renderCalendar('x', [entry({ title: 'a'.repeat(before) + sign.repeat(40) })])
      // Half of a character can't be said in UTF-8, and comes back as another.
      for (const line of rendered.split('\r\n'))
        expect(new TextDecoder().decode(new TextEncoder().encode(line))).toBe(line)
    }
  })

  test('has no line of anybody’s text, whatever ends one', () => {
    const control = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')
    const evil = ['\r', '\n', '\r\n', '\u2028', '\u0085', `${control}\u007f`].map(
      (end) => `x${end}ATTENDEE:mailto:eve@evil.example${end}END:VEVENT`,
    )
    const rendered = renderCalendar(
      'x',
      evil.map((title, at) => entry({ title, place: title, id: `x:${at}` })),
    )
    expect(rendered.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
    expect(rendered.split(/\r\n|[\r\n]/).filter((line) => /^(ATTENDEE|END:VEVENT)/.test(line))).toEqual(
      evil.map(() => 'END:VEVENT'),
    )
  })

  test('says when, how often it changed, and whether it stands', () => {
    const [one, day] = eventsOf(
      renderCalendar('x', [
        entry({ status: 'cancelled', position: { latitude: 34.5, longitude: 113.2 } }),
        entry({ id: 'task:2', kind: 'task', days: { from: '2027-02-05', until: '2027-02-08' } }),
      ]),
    )
    expect(one?.startDate.toJSDate().getTime()).toBe(Date.UTC(2027, 1, 5, 1))
    expect(one?.endDate.toJSDate().getTime()).toBe(Date.UTC(2027, 1, 5, 4))
    expect(one?.startDate.zone.tzid).toBe('UTC')
    expect([one?.uid, one?.sequence]).toEqual(['operation:1@anwei', 3])
    expect(one?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(one?.component.getFirstPropertyValue('geo')).toEqual([34.5, 113.2])
    expect([day?.startDate.isDate, day?.startDate.toString(), day?.endDate.toString()]).toEqual([
      true,
      '2027-02-05',
      '2027-02-08',
    ])
  })
})

async function open() {
  const it = await openPlatforms()
  const li = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' }, 'telegram')
  const other = await it.enrol('Sun Li', { role: 'inspector', organizationId: 'fire-and-rescue' }, 'telegram')
  const office: Person = {
    id: 'office',
    name: 'Office',
    post: { role: 'coordinator' },
    language: 'en',
    active: true,
  }
  const inspector = (id: string): Person => ({
    ...office,
    id,
    post: { role: 'inspector', organizationId: 'fire-and-rescue' },
  })
  const startsAt = it.now() + 48 * hourMs
  const planned = planOperation(
    'op',
    {
      title: 'Fireworks, before the festival',
      startsAt,
      endsAt: startsAt + 3 * hourMs,
      gathering: { words: 'East gate; square' },
      route: [],
      leadId: 'fire-and-rescue',
      needs: [{ organizationId: 'fire-and-rescue', count: 2 }],
    },
    office,
    it.now(),
  )
  if (!planned.ok) throw new Error('not planned')
  await it.database.save('plan', it.now(), planned.value.changes)
  const act = async (who: Person, command: OperationCommand) => {
    const { sheet } = await it.database.read({ sheet: it.database.queries.operation(1) })
    const acted = sheet && actOnOperation(sheet, command, who, it.now())
    if (!acted?.ok) throw new Error('refused')
    await it.database.save(`act:${acted.value.operation.version}`, it.now(), acted.value.changes)
  }
  await act(office, { act: 'name', personIds: [li.id] })
  /** Asks for an address by `/me` and its button, as anybody would. */
  const address = async (who: { number: number }) => {
    await it.telegram.sendText(who.number, who.number, '/me')
    const { message, data } = telegramButton(it, who.number, 'My calendar address')
    await it.telegram.press(who.number, who.number, message, data)
    const text =
      it.telegram
        .pane(who.number)
        .chats.find((chat) => chat.id === who.number)
        ?.messages.map((one) => one.text ?? '')
        .join('\n') ?? ''
    const url = text.match(/https:\/\/anwei\.example\.org\/calendar\/[A-Za-z0-9_-]{22}\.ics/g)?.at(-1)
    if (!url) throw new Error(`no address in ${text}`)
    return new URL(url).pathname
  }
  return { it, li, other, act, office, inspector, startsAt, address }
}

describe('somebody’s calendar', () => {
  test('holds what is theirs and nothing of others, and follows what changes', async () => {
    const { it, li, other, act, office, inspector, startsAt, address } = await open()
    const path = await address(li)
    const fetched = async (at = path) => eventsOf(await (await it.http.request(at)).text())
    const [asked] = await fetched()
    expect(asked?.summary).toBe('J-1 · Fireworks, before the festival')
    expect(asked?.location).toBe('East gate; square')
    expect(asked?.component.getFirstPropertyValue('status')).toBe('TENTATIVE')
    expect(asked?.startDate.toJSDate().getTime()).toBe(startsAt)
    await act(inspector(li.id), { act: 'confirm' })
    const [confirmed] = await fetched()
    expect(confirmed?.uid).toBe(asked?.uid)
    expect(confirmed?.sequence).toBeGreaterThan(asked?.sequence ?? 0)
    expect(confirmed?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(await fetched(await address(other))).toEqual([])
    await act(office, { act: 'cancel', reason: 'Snow.' })
    const [cancelled] = await fetched()
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  test('opens by its secret alone, of which only a hash is kept, until it is taken away', async () => {
    const { it, li, address } = await open()
    const path = await address(li)
    const answer = await it.http.request(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const secret = path.slice('/calendar/'.length, -'.ics'.length)
    const kept = JSON.stringify((await it.client.execute('SELECT * FROM calendar_feeds')).rows)
    expect(kept).not.toContain(secret)
    for (const guess of [
      '/calendar/x.ics',
      `/calendar/${'A'.repeat(22)}.ics`,
      `/calendar/${secret}`,
      '/calendar/',
    ])
      expect((await it.http.request(guess)).status).toBe(404)
    await it.telegram.sendText(li.number, li.number, '/me')
    const { message, data } = telegramButton(it, li.number, 'Stop the calendar')
    await it.telegram.press(li.number, li.number, message, data)
    expect((await it.http.request(path)).status).toBe(404)
    it.checkCalls()
  })
})
