import { GrammyError, HttpError } from 'grammy'
import * as z from 'zod/mini'
import type { MessageRef, Outcome } from '../../domain/delivery/outcome'

/** 400s that say nobody is there any more (Bot API server, Client.cpp). */
const goneTexts = [
  'chat not found',
  'user is deactivated',
  'group chat was deactivated',
  'PEER_ID_INVALID',
  'topic_deleted',
  'need administrator rights in the channel',
  'thread not found',
]
/** 400s that say the message to be edited is not there, or not to be edited any more. */
const lostTexts = [
  'message to edit not found',
  "message can't be edited",
  'MESSAGE_ID_INVALID',
  'message identifier is not specified',
]
/** The connection was not made, so nothing was sent. */
const neverSent = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT_CONNECT',
  'UND_ERR_CONNECT_TIMEOUT',
]

/** A refusal of the Bot API's own; whatever else comes with a body says nothing of how the call ended. */
const Refusal = z.lazy(() =>
  z.object({
    error_code: z.number(),
    description: z.catch(z.string(), ''),
    parameters: z.catch(
      z.object({
        retry_after: z.catch(z.optional(z.number().check(z.positive())), undefined),
        migrate_to_chat_id: z.optional(z.number()),
      }),
      {},
    ),
  }),
)

/**
 * What a failed call means. `ref` is given for an edit: an edit is the same however often it is made, so
 * what is ambiguous for a send is simply tried again.
 */
export function outcomeOfError(error: unknown, ref?: MessageRef): Outcome {
  const refusal = error instanceof GrammyError ? Refusal.safeParse(error) : undefined
  if (refusal?.success) return outcomeOfRefusal(refusal.data, ref)
  const cause = error instanceof HttpError ? error.error : error
  const reason = describe(cause)
  if (neverSent.some((code) => reason.includes(code))) return { kind: 'away', reason }
  return ref ? { kind: 'retry', scope: 'chat', reason } : { kind: 'ambiguous', reason }
}

function outcomeOfRefusal(refusal: z.infer<typeof Refusal>, ref?: MessageRef): Outcome {
  const { error_code: code, description, parameters } = refusal
  const says = (texts: readonly string[]): boolean =>
    texts.some((text) => description.toLowerCase().includes(text.toLowerCase()))
  if (code === 429) {
    const afterMs = (parameters.retry_after ?? 1) * 1000
    // Telegram does not say which of its limits was hit; the chat's own is by far the most common.
    return { kind: 'retry', afterMs, scope: 'chat', reason: description, limited: true }
  }
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: 'moved', chat: String(parameters.migrate_to_chat_id) }
  if (code === 401 || code === 404) return { kind: 'credentials', reason: description }
  if (code === 403) return { kind: 'gone', reason: description }
  if (ref && says(['message is not modified'])) return { kind: 'accepted', ref }
  if (ref && says(lostTexts)) return { kind: 'lost', reason: description }
  if (says(goneTexts)) return { kind: 'gone', reason: description }
  if (code >= 500)
    return ref
      ? { kind: 'retry', scope: 'chat', reason: description }
      : { kind: 'ambiguous', reason: description }
  return { kind: 'rejected', reason: description }
}

/** The error and what caused it, without addresses: they hold the token. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? ` ${String(cause.code)}` : ''
  const own = 'code' in error ? ` ${String(error.code)}` : ''
  return `${error.name}${own}${code}`
}
