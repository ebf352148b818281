import { describe, expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { addUnit, dataOf, openDesk, type Someone } from '../support/desk'

const stranger: Someone = { name: 'Nobody', account: { platform: 'telegram', userId: '666' } }
const onSlack = (userId: string): Someone => ({
  name: `Slack ${userId}`,
  account: { platform: 'slack', userId },
})

describe('strangers', () => {
  test.each([
    'hazards',
    'tasks',
    'unit U-1',
    'hazard a: b',
    'help',
    'delivery',
    'me',
    'invite inspector',
    'nonsense',
  ])('get one polite answer and nothing else: %s', async (line) => {
    const desk = await openDesk()
    const answer = await desk.command(stranger, line)
    expect(answer.view?.body?.[0]).toContain('I can only talk to its members')
    expect(desk.shown).toEqual([])
  })

  test('are told so in a group where they speak to us, and left alone where they do not', async () => {
    const desk = await openDesk()
    const place = { platform: 'telegram' as const, chat: '-100', private: false }
    const say = (addressed: boolean) =>
      desk.send(stranger, { kind: 'message', text: '#隐患 a', files: [], addressed }, { place })
    expect((await say(true)).view?.body?.[0]).toContain('I can only talk to its members')
    expect(await say(false)).toEqual({})
  })

  test.each(['h.1.confirm', 's.1.card', 'l.open..', 'u.1.c', 'a.1', 'p.x', 'k', 'x.y', 'f.0.0'])(
    'can press nothing: %s',
    async (data) => {
      const desk = await openDesk()
      const answer = await desk.press(stranger, data)
      expect(answer.toast?.text).toContain('I can only talk to its members')
    },
  )
})

describe('enrolment', () => {
  test('the setup code makes one coordinator and no second one', async () => {
    const desk = await openDesk()
    const first = await desk.command(stranger, 'start first-coordinator')
    expect(first.view?.body?.[0]).toBe('Welcome, Nobody. You are coordinator.')
    const second = await desk.command(onSlack('U2'), 'join first-coordinator')
    expect(second.view?.body?.[0]).toContain('used up')
  })

  test('a code made in chat enrols as often as it says, then no more', async () => {
    const desk = await openDesk()
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    const made = await desk.command(coordinator, 'invite inspector 消防 2')
    const code = /start=(\S+)/.exec(made.view?.body?.join('\n') ?? '')?.[1]
    expect(made.view?.body?.join('\n')).toContain(`/safety join ${code}`)
    expect((await desk.command(onSlack('U1'), `join ${code}`)).view?.body?.[0]).toContain(
      'Fire and Rescue Brigade',
    )
    await desk.command(onSlack('U2'), `join ${code}`)
    expect((await desk.command(onSlack('U3'), `join ${code}`)).view?.body?.[0]).toContain('used up')
    const { rows } = await desk.client.execute('SELECT code_hash FROM invites')
    expect(rows.map((row) => row.code_hash)).not.toContain(code)
  })

  test('an expired code and a wrong one are refused alike', async () => {
    const desk = await openDesk()
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    const made = await desk.command(coordinator, 'invite leader')
    const code = /start=(\S+)/.exec(made.view?.body?.join('\n') ?? '')?.[1]
    desk.forward(15 * 24 * 3_600_000)
    const expired = await desk.command(stranger, `start ${code}`)
    const wrong = await desk.command(stranger, 'start no-such-code')
    expect(expired.view).toEqual(wrong.view)
  })

  test('a code is good for as long as it says', async () => {
    const desk = await openDesk()
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    const made = await desk.command(coordinator, 'invite inspector 城管 20 2 days')
    expect(made.view?.title).toContain('Urban Management Bureau')
    expect(made.view?.body?.[0]).toContain('20')
    const code = /start=(\S+)/.exec(made.view?.body?.join('\n') ?? '')?.[1]
    desk.forward(47 * 3_600_000)
    expect((await desk.command(onSlack('U1'), `join ${code}`)).view?.body?.[0]).toContain('Urban Management')
    desk.forward(2 * 3_600_000)
    const late = await desk.command(onSlack('U2'), `join ${code}`)
    expect(late.view).toEqual((await desk.command(onSlack('U3'), 'join no-such-code')).view)
  })

  test('a code for a unit names it; what a role needs is asked for and not optional', async () => {
    const desk = await openDesk()
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    await addUnit(desk.client, { id: 'u1', number: 1, name: '鑫源加油站' })
    const made = await desk.command(coordinator, 'invite unit-contact U-1')
    expect(made.view?.title).toContain('鑫源加油站')
    const asked = await desk.command(coordinator, 'invite inspector')
    expect(asked.view?.body?.join('\n')).not.toContain('optional')
  })

  test('only coordinators make codes', async () => {
    const desk = await openDesk()
    const leader = await desk.enrol('Chen Gang', { role: 'leader' })
    expect((await desk.command(leader, 'invite coordinator')).view?.body?.[0]).toContain('Only coordinators')
  })

  test('one person has both platforms by a code of their own, and is told where they were last', async () => {
    const desk = await openDesk()
    const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
    const me = await desk.command(inspector, 'me')
    const made = await desk.press(inspector, dataOf(me.view, 'Your second account'))
    const code = /start=(\S+)/.exec(made.view?.body?.join('\n') ?? '')?.[1]
    const slack = onSlack('U9')
    expect((await desk.command(slack, `join ${code}`)).view?.body).toEqual([
      'This account now belongs to you too.',
    ])
    const both = await desk.command(slack, 'me')
    await desk.command(slack, 'language en')
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    await desk.command(inspector, 'hazard barn: bare wires')
    await desk.command(slack, 'language en')
    await desk.press(coordinator, 'h.1.reject')
    await desk.say(coordinator, 'not so')
    expect(desk.chatOf(slack).at(-1)?.view.body).toContain('Your report was rejected.')
    expect(both.view?.fields).toContainEqual({ label: 'Accounts', value: 'Slack · Telegram' })
  })

  test('who leaves gets nothing more, and the last coordinator stays', async () => {
    const desk = await openDesk()
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    const asked = await desk.command(coordinator, 'leave')
    const refused = await desk.press(coordinator, dataOf(asked.view, 'Leave'))
    expect(refused.toast?.text).toContain('last coordinator')
    const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
    const left = await desk.press(inspector, dataOf((await desk.command(inspector, 'leave')).view, 'Leave'))
    expect(left).toMatchObject({ replace: true })
    expect((await desk.command(inspector, 'tasks')).view?.body?.[0]).toContain(
      'I can only talk to its members',
    )
  })

  test('what waits for somebody who left shows up at the office, and the office is told', async () => {
    const desk = await openDesk()
    const office = await desk.enrol('Wang Fang', { role: 'coordinator' })
    const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
    await desk.command(office, 'hazard somewhere: bare wires')
    await desk.press(office, 'h.1.confirm')
    await desk.send(office, {
      kind: 'submit',
      form: 'order',
      target: '1',
      values: { deadline: String(desk.now() + 3 * 24 * 3_600_000), responsible: inspector.id },
    })
    await desk.press(inspector, dataOf((await desk.command(inspector, 'leave')).view, 'Leave'))
    await createTick(desk.client, 'Asia/Shanghai')(desk.now())
    await desk.settle()
    expect(desk.chatOf(office).at(-1)?.view.body?.[0]).toContain('Li Wei cannot be reached')
    const sheet = await desk.command(office, 'delivery')
    expect(sheet.view?.body?.join('\n')).toContain('Li Wei: left; 1 open hazard waits for them')
  })

  test('who blocks the bot is told nothing there, and the office sees it', async () => {
    const desk = await openDesk()
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
    await desk.command(inspector, 'hazard somewhere: bare wires')
    await desk.send(inspector, { kind: 'reach', reachable: false })
    const sheet = await desk.command(coordinator, 'delivery')
    expect(sheet.view?.body?.join('\n')).toContain(
      'Li Wei: has blocked the bot; 1 open hazard waits for them',
    )
    await desk.send(inspector, { kind: 'reach', reachable: true })
    expect((await desk.command(coordinator, 'delivery')).view?.body).toEqual([
      'Everything is sent, nothing waits.',
    ])
  })
})

describe('language', () => {
  test('is kept, and everything after it comes in it', async () => {
    const desk = await openDesk()
    const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
    expect((await desk.command(inspector, 'language zh')).view?.body).toEqual(['已切换为中文。'])
    expect((await desk.command(inspector, 'tasks')).view?.body).toEqual(['暂无待办事项。'])
    expect((await desk.say(inspector, '帮助')).view?.title).toBe('可用功能')
  })

  test('a wrong word gets the nearest right one', async () => {
    const desk = await openDesk()
    const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
    expect((await desk.command(inspector, 'hazzards')).view?.body?.[0]).toContain('Did you mean “hazards”?')
  })

  test('the figures are also called by what the office calls its tables', async () => {
    const desk = await openDesk()
    const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
    expect((await desk.say(coordinator, '报表')).view?.title).toContain('Week')
  })
})
