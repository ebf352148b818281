import { sayPart } from '../late-answer'
import type { View } from '../view'
import { teller } from './teller'

/** What could not be said at once. Where the message it was to change is not there any more, it is a new one. */
export const answerTeller = teller('answer', {
  ask: () => ({}),
  tell: async ({ view, file, edits, replyTo }, { row, channel, language }) => {
    const part = {
      place: row.place,
      ...(view === undefined ? {} : { view: view as View }),
      ...(file ? { file: { ...file, bytes: new Uint8Array(Buffer.from(file.bytes, 'base64')) } } : {}),
      ...(replyTo === undefined ? {} : { replyTo }),
    }
    const edited = edits && (await sayPart(channel, { ...part, edits }, language))
    const outcome = edited && edited.kind !== 'lost' ? edited : await sayPart(channel, part, language)
    return { row, outcome }
  },
})
