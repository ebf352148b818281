import { createTelegramStandIn, type TelegramStandIn } from '../../src/playground/telegram/stand-in'

export const token = '7000000001:AAtest-token'

/** A user who has written to the bot; gives their id, which is their chat's as well. */
export const startedUser = async (standIn: TelegramStandIn, id = 501): Promise<number> => {
  standIn.addUser({ id, firstName: '敏', lastName: '李', languageCode: 'zh-hans' })
  await standIn.sendText(id, id, '/start')
  return id
}

/** The head of a PNG of this size: enough for whoever asks how large it is. */
export const pngOf = (width: number, height: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(33)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

export type TelegramAnswer = {
  ok: boolean
  error_code?: number
  description?: string
  parameters?: Record<string, number>
  result: { message_id: number; text: string; file_path: string }
}

/**
 * A Telegram with one user, whose chat has the same id; `call` and `upload` speak to the Bot API as a bot does,
 * by hand. `clock.now`: UTC epoch ms.
 */
export const openTelegram = async () => {
  const clock = { now: Date.UTC(2026, 10, 23, 8) }
  const standIn = createTelegramStandIn({ botToken: token, now: () => clock.now })
  const chat = await startedUser(standIn)
  const call = async (method: string, params: Record<string, unknown>): Promise<TelegramAnswer> => {
    const response = await standIn.fetch(`https://api.telegram.org/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return response.json()
  }
  const upload = async (
    method: string,
    field: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<TelegramAnswer> => {
    const body = new FormData()
    body.set('chat_id', String(chat))
    body.set(field, 'attach://f')
    body.set('f', new File([bytes], 'exit.png'))
    const url = `https://api.telegram.org/bot${token}/${method}`
    return (await standIn.fetch(url, { method: 'POST', body })).json()
  }
  return { standIn, clock, chat, call, upload }
}
