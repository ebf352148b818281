import { expect, test } from 'vitest'
import type { PlaygroundState } from '../../src/playground/contract'
import { halfWidth } from '../support/chinese'
import { openPlayground } from '../support/playground'

/** Friday morning in the district, before the digests. */
const friday = Date.parse('2026-11-27T06:00:00+08:00')
const cast = ['inspector', 'coordinator', 'contact', 'leader', 'liaison', 'inspector-2']
const residents = Array.from({ length: 54 }, (_, at) => String(at + 7))
const words = [
  ...['help', 'me', 'tasks', 'hazards', 'hazards overdue', 'hazards major', 'unit U-1', 'calendar 2027'],
  ...['campaign', 'campaign P-1', 'coverage P-1', 'campaign P-1 draws', 'checklist', 'bind', 'delivery'],
  ...['joint', 'J-1', 'J-2', 'duty', 'shifts', 'D-1', 'digest', 'report', 'report year', 'return', 'ladder'],
  ...['quiet', 'language', 'phone', 'invite', 'broadcast', 'B-1', 'inspect', 'T-1', 'T-2', 'T-40'],
  ...['H-1', 'H-2', 'H-262', 'H-268', 'ladder H-262', 'ladder H-268', 'duty 2027-02-05 2027-02-12 春节'],
]

/** Every text in what a platform was given to show, buttons and all. */
function textsIn(given: unknown): string[] {
  if (Array.isArray(given)) return given.flatMap(textsIn)
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([key, it]) =>
    typeof it !== 'string' ? textsIn(it) : key === 'text' || key === 'caption' ? [it] : [],
  )
}

/** What the desk has shown somebody in their own chats, a line each. */
function read({ telegram, slack }: PlaygroundState): string[] {
  const chat = telegram.chats.find((it) => it.kind === 'private')
  const desk = slack.channels.find((it) => it.kind === 'dm')
  const shown = [
    ...(chat?.messages ?? []).filter((it) => it.from?.is_bot),
    ...(desk?.messages ?? []).filter((it) => it.user === 'U0ANWEI'),
  ]
  return textsIn(shown).flatMap((it) => it.split('\n'))
}

test('whoever reads Chinese is shown full-width punctuation in it, whatever they ask for and are told', async () => {
  const playground = await openPlayground(friday, 'zh')
  const linesOf = async (people: readonly string[]): Promise<string[]> =>
    (await Promise.all(people.map(async (id) => read(await playground.see(id))))).flat()
  for (const persona of cast) {
    const { telegram, slack } = await playground.see(persona)
    const chat = telegram.chats.find((it) => it.kind === 'private')?.id ?? 0
    const channel = slack.channels.find((it) => it.kind === 'dm')?.id ?? ''
    for (const text of words) {
      await playground.act({ do: 'telegram.text', persona, chat, text: `/${text}` })
      await playground.act({ do: 'slack.command', persona, channel, command: '/safety', text })
    }
  }
  await playground.act({ do: 'clock.to', where: 'morning' })
  const lines = await linesOf([...cast, ...residents])
  expect(lines.length).toBeGreaterThan(3_000)
  expect([...new Set(lines.filter((it) => halfWidth.test(it)))]).toEqual([])
  await playground.stop()
}, 120_000)
