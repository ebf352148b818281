import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlaygroundState } from '../../src/playground/contract'
import { openPlayground } from '../support/playground'

/** Thursday morning in the district. */
const thursday = Date.parse('2026-11-26T09:00:00+08:00')
const residents = Array.from({ length: 54 }, (_, at) => String(at + 7))

const privateChat = ({ telegram }: PlaygroundState) => telegram.chats.find((it) => it.kind === 'private')
const desk = ({ slack }: PlaygroundState) => slack.channels.find((it) => it.kind === 'dm')
/** What somebody wrote or sent themselves, in both chats. */
const said = (state: PlaygroundState): string[] => [
  ...(privateChat(state)?.messages ?? [])
    .filter((it) => !it.from?.is_bot)
    .map((it) => it.text ?? (it.photo ? '(photo)' : '')),
  ...(desk(state)?.messages ?? [])
    .filter((it) => it.user === `U${privateChat(state)?.id}`)
    .map((it) => it.text),
]
/** What the desk shows somebody: blocks and all. */
const shown = (state: PlaygroundState): string =>
  [
    ...(privateChat(state)?.messages ?? []).map((it) => it.text ?? ''),
    ...(desk(state)?.messages ?? []).map((it) => JSON.stringify(it.blocks ?? it.text)),
  ].join('\n')

type Playground = Awaited<ReturnType<typeof openPlayground>>
/** What the coordinator reads of something, once they asked for it. */
async function asked(playground: Playground, text: string, until: RegExp): Promise<string> {
  const before = await playground.see('inspector', 'coordinator')
  const channel = desk(before)?.id ?? ''
  await playground.act({ do: 'slack.command', persona: 'coordinator', channel, command: '/safety', text })
  return expect
    .poll(async () => shown(await playground.see('inspector', 'coordinator')), { timeout: 20_000 })
    .toMatch(until)
    .then(async () => shown(await playground.see('inspector', 'coordinator')))
}
const twoDays = async (playground: Playground): Promise<void> => {
  await playground.act({ do: 'clock.to', where: 'morning' })
  await playground.act({ do: 'clock.to', where: 'morning' })
}

describe('the district’s people, as two days pass', () => {
  let playground: Playground
  beforeAll(async () => {
    playground = await openPlayground(thursday)
    const { telegram } = await playground.see('inspector', 'coordinator')
    await playground.see('inspector-2', 'liaison')
    const chat = telegram.chats.find((it) => it.kind === 'private')?.id ?? 0
    const text = '/hazard Xinyuan petrol station: fire lane blocked, major, 3 days'
    await playground.act({ do: 'telegram.text', persona: 'inspector', chat, text })
    await twoDays(playground)
  }, 120_000)
  afterAll(() => playground?.stop())

  test('broadcasts are acknowledged, some with a comment, and not by everybody', async () => {
    const sheet = await asked(playground, 'broadcast B-1', /\d+ of \d+ acknowledged/)
    const [, acknowledged, recipients] = /Progress.{0,90}?(\d+) of (\d+) acknowledged/.exec(sheet) ?? []
    expect(Number(acknowledged)).toBeGreaterThan(5)
    expect(Number(acknowledged)).toBeLessThan(Number(recipients))
  })

  test('weekly returns come in, but not all of them in time', async () => {
    const returns = await asked(playground, 'return', /\d+ of 26 are in/)
    const filed = Number(/(\d+) of 26 are in/.exec(returns)?.[1])
    expect(filed).toBeGreaterThan(10)
    expect(filed).toBeLessThan(26)
  })

  test('places are answered, shifts confirmed and handed over, units visited, hazards put right, all in their own chats', async () => {
    const all: PlaygroundState[] = []
    for (const id of residents) all.push(await playground.see(id))
    const words = all.flatMap(said)
    expect(words.filter((it) => it === '(photo)').length).toBeGreaterThan(5)
    expect(words.some((it) => /已整改完毕|已清理到位|已更换全部灭火器/.test(it))).toBe(true)
    expect(words.some((it) => it.startsWith('隐患 '))).toBe(true)
    const cards = all.map(shown).join('\n')
    // Not the cards themselves: a failure would print sixty chats.
    for (const fact of [/未发现隐患/, /已确认/, /本班一切正常|夜间接报|临时销售点巡查|大风橙色预警/])
      expect(fact.test(cards), String(fact)).toBe(true)
  })

  test('the visitor’s people do nothing by themselves, and what the tour is about is left alone', async () => {
    for (const id of ['inspector', 'coordinator', 'contact', 'leader', 'liaison', 'inspector-2']) {
      const own = said(await playground.see(id)).filter((it) => !/^\/(start|tasks|hazard Xinyuan)/.test(it))
      expect(own, id).toEqual([])
    }
    expect(
      privateChat(await playground.see('inspector'))?.messages.find((it) => it.text?.includes('H-301'))?.text,
    ).toContain('Reported')
  })
})

test('over six weeks the patrol’s group is talked in now and then, and what is due does not pile up', async () => {
  const playground = await openPlayground(thursday)
  const before = await playground.see('inspector', 'coordinator')
  const cast = new Set(before.telegram.chats.flatMap((it) => (it.kind === 'private' ? [it.id] : [])))
  for (const id of ['inspector-2', 'contact', 'leader', 'liaison', 'coordinator'])
    for (const chat of (await playground.see(id)).telegram.chats)
      if (chat.kind === 'private') cast.add(chat.id)
  await playground.act({ do: 'clock.forward', hours: 42 * 24 })
  const { telegram } = await playground.see('inspector', 'coordinator')
  const group = telegram.chats.find((it) => it.title.includes('巡查群'))?.messages ?? []
  const talk = group.filter((it) => !it.from?.is_bot && !cast.has(it.from?.id ?? 0))
  expect(talk.length).toBeGreaterThan(3)
  expect(talk.length).toBeLessThan(21)
  expect(talk.some((it) => it.text?.startsWith('#隐患 '))).toBe(true)
  expect(talk.some((it) => it.text?.startsWith('@anwei_bot '))).toBe(true)
  // Each is answered where it was said.
  for (const said of talk)
    expect(group.some((it) => it.from?.is_bot && it.message_id > said.message_id)).toBe(true)

  // On a long way no less than on short ones: units are visited and hazards put right, each with its photo.
  let photos = 0
  for (const id of residents) photos += said(await playground.see(id)).filter((it) => it === '(photo)').length
  expect(photos).toBeGreaterThan(30)
  await playground.stop()
}, 120_000)

test('the same district lives the same days', async () => {
  const lives = [await openPlayground(thursday), await openPlayground(thursday)]
  const words: string[][] = []
  for (const life of lives) {
    await life.act({ do: 'clock.to', where: 'morning' })
    const all: string[] = []
    for (const id of residents.slice(30)) all.push(...said(await life.see(id)))
    words.push(all)
    await life.stop()
  }
  expect(words[0]).toEqual(words[1])
  expect(words[0]?.length).toBeGreaterThan(residents.slice(30).length)
}, 120_000)
