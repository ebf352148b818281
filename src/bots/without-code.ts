import { findCommand } from './commands'
import type { Envelope } from './intent'

/** Whether what follows a word may be a code that lets somebody in, or binds a chat. */
function isBeforeCode(word: string): boolean {
  const name = findCommand(word)
  return name === 'join' || name === 'start' || name === 'bind'
}

/** An envelope as it may be kept: of codes nothing is kept but a hash, elsewhere. */
export function withoutCode(envelope: Envelope): Envelope {
  const { intent } = envelope
  switch (intent.kind) {
    case 'bind-code':
      return { ...envelope, intent: { ...intent, code: '' } }
    case 'command':
      return isBeforeCode(intent.word) ? { ...envelope, intent: { ...intent, args: '' } } : envelope
    case 'message': {
      const [word = ''] = intent.text.trim().split(/\s+/)
      return isBeforeCode(word) ? { ...envelope, intent: { ...intent, text: word } } : envelope
    }
    default:
      return envelope
  }
}
