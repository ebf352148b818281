import type { Texts } from '../texts'
import { chatLosses } from '../texts/chats'

/** How the platforms say that we can't speak in a chat any more. */
const signs: Record<(typeof chatLosses)[number], RegExp> = {
  archived: /archived/i,
  removed: /removed|kicked|not a member|not_in_channel/i,
  closed: /not.found|deactivated|deleted/i,
  silenced: /rights|forbidden|restricted/i,
}

/** Why a chat is lost, in the reader's words where we know it, else in the platform's. */
export function lossText(reason: string, t: Texts): string {
  const loss = chatLosses.find((it) => signs[it].test(reason))
  return loss === undefined ? reason : t.chats.losses[loss]
}
