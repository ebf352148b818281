import { describe, expect, test } from 'vitest'
import type { View } from '../../src/bots/view'
import { fieldOf, hourMs, openBroadcasts as open } from '../support/broadcasts'
import { dataOf, labels, type Someone } from '../support/desk'

describe('who got a broadcast and acknowledged it', () => {
  test('shows who got it and who is missing by name, the first of them, group chats by themselves', async () => {
    const it = await open()
    const place = { platform: 'telegram' as const, chat: '-100', private: false }
    const second = await it.desk.enrol('Chen Jie', { role: 'coordinator' })
    await it.desk.send(
      second,
      { kind: 'command', word: 'bind', args: 'committee', files: [] },
      { place, title: 'Office' },
    )
    for (let at = 0; at < 22; at += 1) await it.desk.enrol(`Inspector ${at + 10}`, { role: 'leader' })
    const blocked = await it.desk.enrol('Zhou Ping', { role: 'leader' })
    it.desk.gone.add(blocked.account.userId)
    const preview = await it.write({ text: 'Meeting.', roles: 'leader', chats: 'yes' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const leader = it.desk.shown.find(({ view, ref }) => view.body?.[0] === 'Meeting.' && ref.chat !== '-100')
    await it.desk.send(
      { name: '', account: { platform: 'telegram', userId: leader?.ref.chat ?? '' } },
      { kind: 'press', data: dataOf(leader?.view, 'Acknowledge') },
    )
    await it.pass(20_000)
    const sheet = it.desk.chatOf(it.office).find((message) => message.view.title?.includes('Sent'))?.view
    const value = (label: string) => sheet?.fields?.find((field) => field.label === label)?.value
    expect(value('Progress')).toBe('1 of 23 acknowledged, 22 delivered · 1 not reached · 1 group chat')
    expect(value('Not acknowledged')).toMatch(/^Inspector 11, Inspector 12, .* and 2 more$/)
  })

  test('is acknowledged by one tap, with a comment if they like; the office follows by department', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Meeting at nine.', roles: 'liaison,inspector' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.desk.press(it.fire, dataOf(it.last(it.fire), 'Acknowledge'))
    const card = it.desk.chatOf(it.fire).find((message) => message.view.title === '📢 B-1')
    expect(labels(card?.view)).toEqual([])
    expect(card?.view.footer).toContain('acknowledged')
    await it.desk.press(it.trade, dataOf(it.last(it.trade), 'With a comment…'))
    await it.desk.say(it.trade, 'Two of us will come.')
    await it.pass(20_000)
    const sheet = it.desk.chatOf(it.office).find((message) => message.view.title?.includes('Sent'))?.view
    expect(sheet?.fields?.find((field) => field.label === 'Progress')?.value).toBe(
      '2 of 3 acknowledged, 3 delivered',
    )
    expect(fieldOf(sheet, 'By department')).toContain(
      '\nFire and Rescue Brigade: 1 of 2 acknowledged, 2 delivered\n',
    )
    expect(sheet?.fields?.find((field) => field.label === 'Comments')?.value).toBe(
      'Zhao Min: Two of us will come.',
    )
  })

  test('is for its recipients alone: others neither read nor acknowledge it by its code', async () => {
    const it = await open()
    const preview = await it.write({ text: 'For liaisons.', roles: 'liaison' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    const data = dataOf(it.last(it.fire), 'Acknowledge')
    expect((await it.desk.press(it.inspector, data)).toast?.text).toBe('This broadcast was not for you.')
    expect((await it.desk.say(it.inspector, 'what was B-1?')).view?.body?.[0]).toContain('no such broadcast')
    expect((await it.desk.command(it.fire, 'broadcast B-1')).view).toBeUndefined()
    expect(it.last(it.fire)?.body).toEqual(['For liaisons.'])
    const stranger = { name: 'X', account: { platform: 'telegram' as const, userId: '5' } }
    expect((await it.desk.press(stranger, data)).toast?.alert).toBe(true)
  })

  test('chases in the reader’s language, where its author wrote both', async () => {
    const it = await open()
    const preview = await it.write({
      text: '请于中午前上报。',
      other: 'Report by noon.',
      roles: 'inspector',
      chase: '4',
    })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.pass(4 * hourMs)
    expect(it.last(it.inspector)?.body?.[0]).toBe('B-1 · Please acknowledge this.\nReport by noon.')
  })

  test('chases twice, then gives the names to their liaison and the author', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Report by noon.', roles: 'inspector', chase: '4' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.pass(4 * hourMs)
    expect(it.last(it.inspector)?.body?.[0]).toBe('B-1 · Please acknowledge this.\nReport by noon.')
    await it.pass(20 * hourMs)
    await it.pass(0)
    const reminders = (who: Someone) =>
      it.desk.chatOf(who).flatMap(({ view }) => (view.title?.startsWith('⏰') ? [view] : []))
    expect(reminders(it.inspector)).toHaveLength(2)
    await it.pass(24 * hourMs)
    expect(reminders(it.fire).at(-1)?.body?.[0]).toContain('Not acknowledged by 1: Sun Lei')
    expect(reminders(it.office).at(-1)?.body?.[0]).toContain('Sun Lei')
    await it.pass(24 * hourMs)
    expect(reminders(it.inspector)).toHaveLength(2)
    await it.desk.press(it.inspector, dataOf(reminders(it.inspector).at(-1), 'Acknowledge B-1'))
    const { rows } = await it.desk.client.execute(
      'SELECT acknowledged_at IS NOT NULL AS done FROM broadcast_recipients',
    )
    expect(rows).toEqual([{ done: 1 }])
  })

  test('chases at the pace that was set, and says when before it goes and after', async () => {
    const it = await open()
    const preview = await it.write({ text: 'Report at once.', roles: 'inspector', chase: '2' })
    const times = 'Mon 23 Nov 12:00, Mon 23 Nov 14:00; Mon 23 Nov 16:00 the names go to liaison, office'
    const chased = (view: View | undefined) => fieldOf(view, 'Chased')
    expect(chased(preview)).toBe(`after 2 hours without an answer, if sent now: ${times}`)
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    // Due at the same time, after another span.
    it.desk.forward(hourMs)
    const other = await it.write({ text: 'Call me.', roles: 'leader,inspector', chase: '1' })
    await it.desk.press(it.office, dataOf(other, 'Send'))
    await it.desk.command(it.office, 'broadcast B-1')
    await it.desk.settle()
    expect(chased(it.last(it.office))).toBe(`after 2 hours without an answer: ${times}`)
    const heard: string[] = []
    for (let hour = 12; hour <= 18; hour += 1) {
      const before = it.desk.chatOf(it.inspector).length
      const above = it.desk.chatOf(it.fire).length
      await it.pass(hourMs)
      const chases = (who: Someone, from: number) =>
        it.desk
          .chatOf(who)
          .slice(from)
          .flatMap(({ view }) => view.body?.join().match(/B-\d/g) ?? [])
      heard.push(`${hour}: ${chases(it.inspector, before)} | ${chases(it.fire, above)}`)
    }
    expect(heard).toEqual([
      '12: B-1,B-2 | ',
      '13: B-2 | ',
      '14: B-1 | B-2',
      '15:  | ',
      '16:  | B-1',
      '17:  | ',
      '18:  | ',
    ])
  })

  test.each([
    ['tomorrow 9:00', 'Tue 24 Nov 09:00'],
    ['明早八点半', 'Tue 24 Nov 08:30'],
    ['明天', 'Tue 24 Nov 08:00'],
    ['two hours', 'Mon 23 Nov 12:00'],
    ['两小时后', 'Mon 23 Nov 12:00'],
  ])('goes at the time that is written as people write it: %s', async (when, said) => {
    const it = await open()
    expect((await it.write({ text: 'Meeting.', when }))?.footer).toBe(`goes ${said}`)
  })

  test('corrected, tells who acknowledged before, who can do so again; what they did stays', async () => {
    const it = await open()
    const preview = await it.write({ text: 'At nine.', roles: 'inspector,liaison', chase: '2' })
    await it.desk.press(it.office, dataOf(preview, 'Send'))
    await it.desk.settle()
    await it.desk.press(it.inspector, dataOf(it.last(it.inspector), 'Acknowledge'))
    await it.desk.press(it.fire, dataOf(it.last(it.fire), 'Acknowledge'))
    const correct = (text: string) =>
      it.desk.send(it.office, {
        kind: 'submit',
        form: 'broadcast-correction',
        target: '1',
        values: { text },
      })
    const reopen = async (who: Someone) => {
      await it.desk.command(who, 'broadcast B-1')
      await it.desk.settle()
      return it.last(who)
    }
    const progress = async () =>
      (await reopen(it.office))?.fields?.find((field) => field.label === 'Progress')?.value
    expect((await correct('At nine.')).errors).toMatchObject({ text: expect.stringContaining('already') })
    expect(await progress()).toBe('2 of 3 acknowledged, 3 delivered')

    it.desk.forward(60_000)
    expect((await correct('At ten.')).errors).toBeUndefined()
    await it.desk.settle()
    expect(await progress()).toBe('2 of 3 acknowledged, 3 delivered · 2 acknowledged before the correction')
    expect(it.last(it.office)?.footer).toBe('from Wang Fang · corrected Mon 23 Nov 10:01')
    const card = await reopen(it.inspector)
    expect(card).toMatchObject({
      body: ['At ten.'],
      footer: expect.stringContaining('acknowledged before that'),
    })
    // Nobody who acknowledged is chased again.
    await it.pass(3 * hourMs)
    expect(it.last(it.inspector)?.title).not.toContain('⏰')
    expect(it.desk.chatOf(it.trade).some(({ view }) => view.title?.startsWith('⏰'))).toBe(true)

    for (const _twice of [1, 2]) {
      await it.desk.press(it.inspector, dataOf(card, 'Acknowledge'))
      await it.desk.settle()
      it.desk.forward(hourMs)
    }
    expect(await progress()).toBe('2 of 3 acknowledged, 3 delivered · 1 acknowledged before the correction')
    expect((await reopen(it.inspector))?.footer).toMatch(/✓ acknowledged$/)
    expect(labels(await reopen(it.inspector))).toEqual([])
    const sheet = await reopen(it.office)
    const { file } = await it.desk.press(it.office, dataOf(sheet, 'List of recipients'))
    const rows = new TextDecoder().decode(file?.bytes).split('\r\n')
    expect(rows.find((row) => row.includes('Sun Lei'))).toContain('"2026-11-23 10:00","2026-11-23 13:01"')
    expect(rows.find((row) => row.includes('Li Wei'))).toContain('"2026-11-23 10:00",""')
  })
})
