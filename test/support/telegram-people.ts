import type { TelegramStandIn } from '../../src/playground/telegram/stand-in'

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
