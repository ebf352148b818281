import { type CodeKind, codeIn } from '../cards/codes'
import type { Asking, Handled } from './context'
import { openBroadcast } from './open-broadcast'

/** What a code opens whose facts are read only then; hazards and units are read with every message. */
const openers: Partial<Record<CodeKind, (asking: Asking, number: number) => Promise<Handled>>> = {
  broadcast: openBroadcast,
}

/** Opens the card of the first code in a text, `B-5`; undefined where there is none. */
export function openByCode(asking: Asking, text: string): Promise<Handled> | undefined {
  for (const [kind, open] of Object.entries(openers)) {
    const number = codeIn(text, kind as CodeKind)
    if (number > 0) return open(asking, number)
  }
  return undefined
}
