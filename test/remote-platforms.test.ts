import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outcome, Place } from '../src/domain/delivery/outcome'
import type { Platform } from '../src/domain/people/person'
import type { Core } from '../src/platform-settings'
import { createRemotePlatforms, type PlatformsService } from '../src/remote-platforms'

const settings = {
  telegram: { token: 'token', apiRoot: 'https://api.telegram.org' },
  slack: { token: 'token', apiUrl: 'https://slack.com/api/' },
}
const place: Place = { platform: 'telegram', chat: '1', private: true }
const accepted: Outcome = { kind: 'accepted', ref: { platform: 'telegram', chat: '1', message: '1' } }
const core = {} as Core

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** The platforms' worker, which counts how often it is invoked and what is let go; `answer` is what a send comes to. */
function open(answer: () => Promise<Outcome> = async () => accepted) {
  const seen = { invoked: [] as string[], letGo: 0, sent: 0 }
  const service = {
    channel: async (platform: Platform) => {
      seen.invoked.push(platform)
      return {
        send: async () => {
          seen.sent += 1
          return answer()
        },
        ping: async () => true,
        [Symbol.dispose]: () => {
          seen.letGo += 1
        },
      }
    },
  } as unknown as PlatformsService
  const { telegram, slack } = createRemotePlatforms(service)(settings, core).channels
  const send = (channel = telegram) => channel?.send(place, { body: ['text'] }, { language: 'en' })
  return { seen, telegram, slack, send }
}

test('a slice’s hundreds of calls invoke the platforms’ worker once for each platform', async () => {
  const it = open()
  await Promise.all(Array.from({ length: 300 }, () => it.send()))
  await it.send(it.slack)
  expect([it.seen.sent, it.seen.invoked]).toEqual([301, ['telegram', 'slack']])
})

test('a channel is let go after half a minute, once nothing is under way', async () => {
  let answer = (_: Outcome): void => {}
  const it = open(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  )
  const sending = it.send()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(it.seen.letGo).toBe(0)
  const next = it.telegram?.ping()
  await next
  expect(it.seen.invoked).toHaveLength(2)
  answer(accepted)
  expect(await sending).toEqual(accepted)
  await vi.advanceTimersByTimeAsync(0)
  expect(it.seen.letGo).toBe(1)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(it.seen.letGo).toBe(2)
})

test('where the worker ends beneath a send nobody knows whether it arrived; the next has another', async () => {
  let broken = true
  const it = open(async () => {
    if (broken) throw new TypeError('the other side is gone')
    return accepted
  })
  expect(await it.send()).toMatchObject({ kind: 'ambiguous' })
  broken = false
  expect(await it.send()).toEqual(accepted)
  expect(it.seen.invoked).toEqual(['telegram', 'telegram'])
})
