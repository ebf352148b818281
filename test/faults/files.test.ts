import { expect, test } from 'vitest'
import type { Outcome } from '../../src/playground/telegram/outcome'
import { openPlatforms } from '../support/platforms'
import { pngOf } from '../support/telegram-people'

const second = 1_000
const shows = /^send(Photo|Document|MediaGroup)$/
const png = { bytes: pngOf(640, 480), mimeType: 'image/png' }
const photos = Array.from({ length: 12 }, (_, at) => ({ ...png, fileName: `wall-${at}.png` }))
const paper = { bytes: new Uint8Array([37, 80, 68, 70]), fileName: 'notice.pdf', mimeType: 'application/pdf' }

/**
 * A report by Slack with twelve photos and a document, of which the office reads on Telegram: that is an album of ten,
 * one of two, and a document. The call with the number `at` of these ends as said, each other is done.
 */
async function open(at: number, outcome: Outcome) {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'slack')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
  const calledAt: number[] = []
  it.telegram.script((method) => {
    if (!shows.test(method)) return undefined
    calledAt.push(it.now())
    return calledAt.length === at ? outcome : undefined
  })
  await it.slack.message(inspector.userId, inspector.dm, '#隐患 仓库 电线裸露', { files: [...photos, paper] })
  await it.settle()
  await it.pass(60)
  it.checkCalls()
  const shown = it.telegram
    .pane(office.number)
    .chats.flatMap((chat) => chat.messages)
    .filter((message) => message.photo || message.document)
  const rows = await it.client.execute(
    "SELECT state, ambiguous FROM outbox WHERE platform = 'telegram' AND telling ->> '$.kind' = 'files' ORDER BY id",
  )
  return {
    calledAt,
    photos: shown.filter((message) => message.photo).length,
    papers: shown.filter((message) => message.document).length,
    states: rows.rows.map((row) => `${row.state} ${row.ambiguous}`),
  }
}

test.each([1, 2, 3])(
  'of files that take three messages each is shown once, though the call number %i meets a 429',
  async (at) => {
    const it = await open(at, { kind: 'flood', retryAfter: 17 })
    expect([it.photos, it.papers, it.calledAt.length]).toEqual([12, 1, 4])
    expect((it.calledAt[at] ?? 0) - (it.calledAt[at - 1] ?? 0)).toBeGreaterThanOrEqual(17 * second)
    expect(it.states).toEqual(['sent 0', 'sent 0', 'sent 0'])
  },
)

test('of a message of which nobody knows whether it arrived its own files alone are shown once more', async () => {
  const it = await open(2, { kind: 'dropped' })
  expect([it.photos, it.papers, it.calledAt.length]).toEqual([14, 1, 4])
  expect(it.states).toEqual(['sent 0', 'sent 1', 'sent 0'])
})
