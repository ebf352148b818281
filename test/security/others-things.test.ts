import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buttonDataBytesMax, packAction, unpackAction } from '../../src/bots/action'
import { pressHandlers } from '../../src/bots/dispatch'
import { openTestDatabase } from '../support/database'
import { dataOf, labels } from '../support/desk'
import { pressLines } from './access-presses'
import { everybody, marks, openAccessDesk, type Who } from './committee'

/** The letters codes begin with, of things there are and of some there are not. */
const codes = ['H-1', 'H-2', 'H-3', 'U-1', 'J-1', 'D-1', 'P-1', 'T-1', 'B-1', 'H-999999999999', 'H-0', 'H--1']

describe('other people’s things', () => {
  test('a code in a message opens nothing that is not theirs', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    for (const who of everybody) {
      for (const code of codes) {
        const before = desk.shown.length
        const answer = await desk.say(people[who], `what of ${code}?`)
        const told = desk.shown.slice(before).filter((it) => it.ref.chat === people[who].account.userId)
        const shown = JSON.stringify([answer, told.map((it) => it.view)])
        const leaked = Object.keys(marks).filter((it) => !marks[it]?.includes(who) && shown.includes(it))
        expect([who, code, leaked]).toEqual([who, code, []])
      }
    }
  })

  test('a reply to somebody else’s card is no way to its hazard', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    const card = desk.chatOf(people.office).find((it) => it.view.title?.includes('H-1'))
    const answer = await desk.send(people.otherContact, {
      kind: 'message',
      text: 'let me in',
      files: [],
      addressed: true,
      ...(card ? { replyTo: card.ref } : {}),
    })
    expect(card).toBeDefined()
    expect(JSON.stringify(answer)).not.toContain('mark-')
    const { rows } = await desk.client.execute('SELECT version FROM hazards WHERE number = 1')
    expect(rows[0]?.version).toBe(1)
  })

  test('a unit that reports what was reported of it is not shown that report', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    const answer = await desk.command(people.contact, 'hazard U-1 fire lane blocked')
    expect(JSON.stringify(answer)).not.toContain('mark-reported')
    const { rows } = await desk.client.execute('SELECT witnesses FROM hazards WHERE number = 1')
    expect(rows[0]?.witnesses).toBe('[]')
  })

  test('a unit’s card lists what its reader may see', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    const { view } = await desk.command(people.otherLiaison, 'unit U-1')
    expect(labels(view)).not.toContain('H-1')
    expect(labels((await desk.command(people.liaison, 'unit U-1')).view)).toContain('H-1')
  })

  test('a form one person was asked is not answered by another, in the same chat or elsewhere', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    const chat = { place: { platform: 'telegram' as const, chat: '-5', private: false } }
    const asked = await desk.send(people.office, { kind: 'press', data: 'h.1.reject' }, chat)
    expect(asked.view).toBeDefined()
    for (const who of ['otherLiaison', 'contact', 'stranger'] satisfies Who[]) {
      const intent = { kind: 'message' as const, text: 'because', files: [], addressed: true }
      await desk.send(people[who], intent, chat)
      await desk.send(people[who], { kind: 'press', data: 'f.0.skip' }, chat)
    }
    const { rows } = await desk.client.execute('SELECT status FROM hazards WHERE number = 1')
    expect(rows[0]?.status).toBe('reported')
  })

  test('a liaison names no one of another department, whatever the button says', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    const id = 'id' in people.otherInspector ? String(people.otherInspector.id) : ''
    await desk.press(people.liaison, `j.1.name.${id}`)
    const { rows } = await desk.client.execute("SELECT state ->> '$.members' AS members FROM operations")
    expect(rows[0]?.members).toBe('[]')
  })

  test('a code that adds an account is used up by one, and names nobody else', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    const { view } = await desk.press(people.office, 'k')
    const code = /start=(\S+)/.exec(JSON.stringify(view))?.[1]?.replace(/[",].*/, '') ?? ''
    const slack = (userId: string) => ({ name: 'Y', account: { platform: 'slack' as const, userId } })
    await desk.command(slack('U1'), `join ${code}`)
    await desk.command(slack('U2'), `join ${code}`)
    const { rows } = await desk.client.execute("SELECT user_id FROM accounts WHERE platform = 'slack'")
    expect(rows.map((it) => it.user_id)).toEqual(['U1'])
  })
})

describe('whoever was removed', () => {
  test('has no way back by a code they made before', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    const second = await desk.enrol('Gao Yu', { role: 'coordinator' })
    const { view } = await desk.command(second, 'invite coordinator')
    const code = /start=([\w-]+)/.exec(JSON.stringify(view))?.[1] ?? ''
    expect(code).not.toBe('')
    await desk.press(people.office, `p.${second.id}`)
    const again = { name: 'Gao Yu', account: { platform: 'telegram' as const, userId: '4711' } }
    await desk.command(again, `join ${code}`)
    expect((await desk.client.execute("SELECT 1 FROM accounts WHERE user_id = '4711'")).rows).toEqual([])
  })
})

describe('what a button carries', () => {
  test('each kind has a letter of its own, so that none is taken for another', () => {
    const letters = Object.values(pressLines).map(([line]) => line && packAction(line.action).split('.')[0])
    expect(new Set(letters).size).toBe(letters.length)
  })

  test('whatever is sent in its place is an action of ours or nothing, and fits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z](\.[a-z0-9-]{0,12}){0,4}$/)), (data) => {
        const action = unpackAction(data)
        if (!action) return
        expect(Object.keys(pressHandlers)).toContain(action.on)
        expect(new TextEncoder().encode(packAction(action)).length).toBeLessThanOrEqual(buttonDataBytesMax)
      }),
      { numRuns: 500 },
    )
  })

  test('an old button of somebody who was removed does nothing', async () => {
    const { desk, people } = await openAccessDesk(await openTestDatabase())
    await desk.command(people.liaison, 'hazards H-1')
    const card = desk.chatOf(people.liaison).findLast((it) => it.view.title?.includes('H-1'))
    const confirm = dataOf(card?.view, 'Confirm')
    const id = 'id' in people.liaison ? String(people.liaison.id) : ''
    await desk.press(people.office, `p.${id}`)
    expect((await desk.press(people.liaison, confirm)).toast?.text).toContain('only talk to its members')
  })
})
