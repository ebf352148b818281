import { bound } from './bind-codes'
import { type Asking, type Handled, load, nothing } from './context'

/** The bot was put out of a group chat, or it is archived: what is bound there waits, and the office is told. */
export async function putOut(asking: Asking, reason: string): Promise<Handled> {
  const { place } = asking.envelope
  return { ...nothing, changes: [{ kind: 'chat.gone', place, reason, at: asking.now() }] }
}

/**
 * The bot may speak in a chat: what was bound there before it was lost is so again. Where a coordinator lets it in
 * whose code still waits, the chat is bound to what they chose.
 */
export async function letIn(asking: Asking): Promise<Handled> {
  const { queries } = asking.database
  const { place, account } = asking.envelope
  const asked = await load(asking, {
    code: queries.bindCodeOf(account, asking.now()),
    organizations: queries.organizations(),
  })
  if (asked.seen) return nothing
  const byCode = asked.code ? bound(asking, asked, asked.code) : nothing
  // After the code: where that binds the chat anew, only what is bound in its other topics comes back.
  return { ...byCode, changes: [...byCode.changes, { kind: 'chat.back', place, at: asked.now }] }
}
