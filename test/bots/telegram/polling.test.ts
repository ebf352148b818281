import { expect, test } from 'vitest'
import type { Envelope } from '../../../src/bots/intent'
import { createTelegramPolling } from '../../../src/bots/telegram/polling'
import { createTelegramStandIn } from '../../../src/playground/telegram/stand-in'

test('an update whose work fails is fetched again, and the next one only after it', async () => {
  const standIn = createTelegramStandIn({ botToken: '1:token', now: () => 1_795_399_200_000 })
  standIn.addUser({ id: 5, firstName: 'Li', languageCode: 'en' })
  await standIn.sendText(5, 5, 'one')
  await standIn.sendText(5, 5, 'two')
  const seen: string[] = []
  let fails = 2
  const finished = (() => {
    let resolve: () => void = () => {}
    const promise = new Promise<void>((done) => {
      resolve = done
    })
    return { promise, resolve }
  })()
  const waits: number[] = []
  const polling = createTelegramPolling({
    token: '1:token',
    apiRoot: 'http://telegram.example.org',
    fetch: standIn.fetch as typeof fetch,
    me: async () => standIn.bot,
    later: async () => {},
    log: () => {},
    sleep: async (ms) => {
      waits.push(ms)
    },
    dispatch: async ({ intent }: Envelope) => {
      if (intent.kind === 'message') seen.push(intent.text)
      if (fails > 0) {
        fails -= 1
        throw new Error('the database is away')
      }
      if (seen.at(-1) === 'two') finished.resolve()
      return {}
    },
  })
  polling.start()
  await finished.promise
  await polling.stop()
  expect(seen).toEqual(['one', 'one', 'one', 'two'])
  expect(waits.slice(0, 2)).toEqual([1_000, 2_000])
  expect(standIn.pendingCount()).toBe(0)
})
