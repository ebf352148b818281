import * as z from 'zod/mini'
import type { Outcome } from '../../domain/delivery/outcome'

/** Nobody is there, or the app may not speak there; also every `restricted_action_…`. */
const gone = new Set([
  'channel_not_found',
  'channel_is_archived',
  'is_archived',
  'is_inactive',
  'not_in_channel',
  'no_permission',
  'posting_to_channel_denied',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'user_not_in_channel',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'restricted_action',
])
/** Nothing can be sent until a person mends our installation. */
const credentials = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'missing_scope',
  'app_uninstalled',
  'access_denied',
  'accesslimited',
  'app_access_restricted',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'not_allowed_token_type',
  'org_login_required',
  'team_access_not_granted',
  'team_added_to_org',
  'two_factor_setup_required',
])
const lost = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed'])
/** Not carried out now, and may be later. */
const later = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'request_timeout'])
/** Faults of Slack's own: the call may have been carried out. */
const faults = new Set(['internal_error', 'fatal_error', 'service_unavailable'])
/** The connection was never made, so nothing was written. */
const neverSent = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

/** What the client of @slack/web-api throws, as far as it is read. */
type Thrown = {
  code?: string
  retryAfter?: number
  statusCode?: number
  data?: unknown
  original?: unknown
  message?: string
}

/**
 * A refusal of Slack's own. An answer that is no JSON comes out of the client as an error of that text: nobody knows
 * what it means, nor what any other answer does.
 */
const Refusal = z.lazy(() =>
  z.object({
    error: z.string().check(z.regex(/^[a-z0-9_]+$/)),
    response_metadata: z.catch(
      z.optional(z.object({ messages: z.optional(z.array(z.string())) })),
      undefined,
    ),
  }),
)

/**
 * What was called: a `send` puts something into a chat, an `edit` changes it, a `step` shows nothing yet (an
 * upload, a look-up). Only a send must not be made again where nobody knows how it ended.
 */
export type CallKind = 'send' | 'edit' | 'step'

/** What a failed call means. Times of Slack are seconds, ours ms. Reasons never hold texts or addresses. */
export function outcomeOfError(error: unknown, call: CallKind): Outcome {
  const thrown: Thrown = typeof error === 'object' && error !== null ? error : {}
  if (thrown.retryAfter !== undefined) {
    return {
      kind: 'retry',
      afterMs: thrown.retryAfter * 1000,
      scope: 'chat',
      reason: 'ratelimited',
      limited: true,
    }
  }
  const refusal = Refusal.safeParse(thrown.data)
  if (refusal.success) {
    const { error, response_metadata: more } = refusal.data
    return outcomeOfRefusal(error, more?.messages ?? [], call)
  }
  const reason = describe(thrown)
  const status = thrown.statusCode
  // A 429 that doesn't say for how long comes out of the client as a plain error that says so.
  const limited = thrown.message?.startsWith('Retry header') === true
  if (neverSent.some((code) => reason.includes(code))) return { kind: 'away', reason }
  const notDone = limited || (status !== undefined && status < 500)
  return notDone || call !== 'send'
    ? { kind: 'retry', scope: 'chat', reason: limited ? 'ratelimited' : reason }
    : { kind: 'ambiguous', reason }
}

function outcomeOfRefusal(error: string, details: readonly string[], call: CallKind): Outcome {
  const reason = [error, ...details].join(' ').slice(0, 300)
  if (later.has(error)) return { kind: 'retry', scope: 'chat', reason }
  if (gone.has(error) || error.startsWith('restricted_action_')) return { kind: 'gone', reason }
  if (credentials.has(error)) return { kind: 'credentials', reason }
  if (call === 'edit' && lost.has(error)) return { kind: 'lost', reason }
  if (faults.has(error))
    return call === 'send' ? { kind: 'ambiguous', reason } : { kind: 'retry', scope: 'chat', reason }
  return { kind: 'rejected', reason }
}

/** Name and code of an error and its cause; never an address or a header. */
function describe({ code, statusCode, original }: Thrown): string {
  const inner = original instanceof Error ? original : undefined
  const cause = inner?.cause
  const causeCode = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  const innerCode = inner && 'code' in inner ? String(inner.code) : undefined
  return [code, statusCode, inner?.name, innerCode, causeCode].filter(Boolean).join(' ') || 'unknown error'
}
