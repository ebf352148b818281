import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlayground } from '../support/playground'

let playground: Awaited<ReturnType<typeof openPlayground>>
beforeAll(async () => {
  playground = await openPlayground(Date.parse('2026-11-26T09:00:00+08:00'))
  const chat = await phone()
  const text = '/hazard Xinyuan petrol station: fire lane blocked, major, 3 days'
  await playground.act({ do: 'telegram.text', persona: 'inspector', chat: chat?.id ?? 0, text })
}, 60_000)
afterAll(() => playground?.stop())

const see = () => playground.see('inspector', 'coordinator')
const phone = async () => (await see()).telegram.chats.find((it) => it.kind === 'private')
const desk = async () => (await see()).slack.channels.find((it) => it.kind === 'dm')

type Button = { type: string; action_id: string; value: string; text: { text: string } }
async function confirm() {
  for (const { ts, blocks = [] } of (await desk())?.messages ?? [])
    for (const block of blocks)
      for (const it of (Array.isArray(block.elements) ? block.elements : []) as Button[])
        if (it.text?.text === 'Confirm' && JSON.stringify(blocks).includes('Xinyuan'))
          return { ts, blockId: block.block_id ?? '', action: it }
  return undefined
}

test('a Slack button pressed on a picture that lags is answered by the desk, kindly', async () => {
  await expect.poll(confirm, { timeout: 10_000 }).toBeDefined()
  const stale = await confirm()
  const channel = (await desk())?.id ?? ''
  if (!stale) throw new Error('no card')
  const press = () => playground.act({ do: 'slack.action', persona: 'coordinator', channel, ...stale })
  await press()
  await expect.poll(confirm, { timeout: 10_000 }).toBeUndefined()
  await press()
  const words = async () => (await desk())?.messages.filter((it) => it.ephemeral).at(-1)?.text
  await expect.poll(words, { timeout: 10_000 }).toMatch(/confirmed/i)
})

test('so is a Telegram button', async () => {
  const card = (await phone())?.messages.findLast((it) => it.text?.includes('Xinyuan') && it.reply_markup)
  const number = /H-(\d+)/.exec(card?.text ?? '')?.[1]
  await playground.act({
    do: 'telegram.press',
    persona: 'inspector',
    chat: (await phone())?.id ?? 0,
    message: card?.message_id ?? 0,
    data: `h.${number}.confirm`,
  })
  expect((await see()).telegram.callbackAnswer?.text).toMatch(/\S/)
})
