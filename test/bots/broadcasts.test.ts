import { describe, expect, test } from 'vitest'
import { got, hourMs, openBroadcasts as open } from '../support/broadcasts'
import { dataOf, labels } from '../support/desk'

describe('a broadcast', () => {
  test('pressed twice or repeated goes once', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const again = await it.desk.press(it.office, dataOf(preview, 'Send'))
    expect(again.toast?.text).toBe('It has been sent already.')
    const cards = it.desk.chatOf(it.office).map(({ view }) => view.title)
    expect(cards).toEqual(['📢 B-1 · Sent', '📢 B-1'])
    await it.pass(0)
    expect(got(it.desk, it.fire)).toBe(1)
  })

  test('sent again by the platform, in another process too, goes once', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.' })
    const press = { kind: 'press' as const, data: dataOf(preview, 'Send') }
    await it.desk.send(it.office, press, { key: 'sl:once' })
    expect(await it.desk.send(it.office, press, { key: 'sl:once' })).toEqual({})
    await Promise.all([it.pass(0), it.pass(0)])
    expect([it.fire, it.trade, it.inspector].map((who) => got(it.desk, who))).toEqual([1, 1, 1])
  })

  test('written on Telegram: a time that is none is asked again at once, what was wrong by itself at the end', async () => {
    const it = await open()
    const author = await it.desk.enrol('Chen Jun', { role: 'coordinator' })
    let { view } = await it.desk.command(author, 'broadcast Strong wind')
    const asked = () => view?.body?.join('\n') ?? ''
    const skipTo = async (question: string) => {
      while (!asked().includes(question)) ({ view } = await it.desk.press(author, dataOf(view, 'Skip')))
    }
    await skipTo('For the people of a campaign')
    ;({ view } = await it.desk.say(author, 'P-77'))
    await skipTo('When it goes')
    ;({ view } = await it.desk.say(author, 'someday'))
    expect(asked()).toMatch(/^⚠️ .*understand[\s\S]*When it goes[\s\S]*“tomorrow 9:00”/)
    ;({ view } = await it.desk.say(author, 'tomorrow 9:00'))
    expect(labels(view)).not.toContain('Skip')
    ;({ view } = await it.desk.press(author, dataOf(view, '24 hours')))
    ;({ view } = await it.desk.press(author, dataOf(view, 'Skip')))
    expect(asked()).toMatch(/^⚠️ [\s\S]*For the people of a campaign/)
    ;({ view } = await it.desk.press(author, dataOf(view, 'Skip')))
    expect(view?.body).toEqual(['B-1 · Draft'])
    expect(it.last(author)).toMatchObject({
      title: '📢 B-1 · Draft',
      quote: 'Strong wind',
      footer: 'goes Tue 24 Nov 09:00',
    })
    ;({ view } = await it.desk.press(author, dataOf(it.last(author), 'Correct…')))
    ;({ view } = await it.desk.say(author, 'Strong wind, seal the hoardings'))
    ;({ view } = await it.desk.say(author, '大风'))
    expect(it.last(author)?.quote).toBe('Strong wind, seal the hoardings\n—\n大风')
    const correct = async (...words: string[]) => {
      ;({ view } = await it.desk.press(author, dataOf(it.last(author), 'Correct…')))
      for (const word of words) ({ view } = await it.desk.say(author, word))
    }
    await correct('Storm')
    expect(asked()).toContain('It says “大风” now.')
    await it.desk.press(author, dataOf(view, 'Skip'))
    expect(it.last(author)?.quote).toBe('Storm\n—\n大风')
    await correct('Storm!', '-')
    expect(it.last(author)?.quote).toBe('Storm!')
  })

  test('waits for its time, can be cancelled before, and goes by itself', async () => {
    const it = await open()
    const when = String(it.desk.now() + 2 * hourMs)
    const first = await it.write({ text: 'Cancelled.', when })
    await it.desk.press(it.office, dataOf(first, 'Send'))
    await it.desk.press(it.office, dataOf(first, 'Do not send'))
    const second = await it.write({ text: 'On time.', when })
    await it.desk.press(it.office, dataOf(second, 'Send'))
    await it.pass(hourMs)
    expect(got(it.desk, it.fire)).toBe(0)
    await it.pass(hourMs)
    await it.pass(0)
    expect(got(it.desk, it.fire)).toBe(1)
    expect(it.last(it.fire)?.body).toEqual(['On time.'])
  })

  test('is corrected everywhere after it went, and says so', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const values = { text: 'Meeting at ten.' }
    await it.desk.send(it.office, { kind: 'submit', form: 'broadcast-correction', target: '1', values })
    expect(it.last(it.fire)?.body).toEqual(['Meeting at ten.'])
    expect(it.last(it.fire)?.footer).toContain('corrected')
    expect(got(it.desk, it.fire)).toBe(1)
  })

  test('hands out its recipients as a list', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting.', roles: 'liaison' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const file = (await it.desk.press(it.office, 'b.1.export')).file
    const text = new TextDecoder().decode(file?.bytes)
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain('"Li Wei","Fire and Rescue Brigade","Telegram","delivered"')
    expect((await it.desk.press(it.fire, 'b.1.export')).file).toBeUndefined()
  })
})
