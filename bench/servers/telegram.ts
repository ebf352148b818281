import '../support/scaled-time'
import { createServer } from 'node:http'
import { createPacing } from '../../src/playground/telegram/pacing'

/**
 * Telegram's API as far as sending goes. `LIMITS=1` enforces the documented limits (30/s over all, 1/s to a
 * private chat with short bursts) with 429 and `retry_after`; `GET /figures` tells what came.
 */
const limits = { overallPerSecond: 30, privatePerSecond: 1, groupPerMinute: 20 }
const pacing = process.env.LIMITS === '1' ? createPacing(limits, Date.now) : undefined
const figures = { sent: 0, limited: 0, firstAt: 0, lastAt: 0, times: {} as Record<string, number> }
const bot = {
  id: 123456,
  is_bot: true,
  first_name: 'Anwei',
  username: 'anwei_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

function answer(method: string, params: Record<string, unknown>): { status: number; body: unknown } {
  if (method === 'getMe') return { status: 200, body: { ok: true, result: bot } }
  if (method !== 'sendMessage') return { status: 200, body: { ok: true, result: true } }
  const chat = Number(params.chat_id)
  const wait = pacing?.(chat)
  if (wait !== undefined) {
    figures.limited += 1
    const description = `Too Many Requests: retry after ${wait}`
    return {
      status: 429,
      body: { ok: false, error_code: 429, description, parameters: { retry_after: wait } },
    }
  }
  figures.sent += 1
  figures.firstAt ||= Date.now()
  figures.lastAt = Date.now()
  figures.times[chat] = (figures.times[chat] ?? 0) + 1
  const message = { message_id: figures.sent, date: 1, chat: { id: chat, type: 'private' }, text: '' }
  return { status: 200, body: { ok: true, result: message } }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const method = request.url?.split('/').at(-1)?.split('?')[0] ?? ''
    if (method === 'figures') {
      const all = Object.values(figures.times)
      const twice = all.filter((it) => it > 1).length
      response.end(JSON.stringify({ ...figures, times: undefined, chats: all.length, twice }))
      return
    }
    const text = Buffer.concat(chunks).toString()
    const { status, body } = answer(method, text.startsWith('{') ? JSON.parse(text) : {})
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`ready ${typeof address === 'object' ? address?.port : ''}`)
})
