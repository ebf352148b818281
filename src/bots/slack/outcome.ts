import type { MessageRef, Outcome } from '../../domain/delivery/outcome'

/** Nobody is there, or we may not speak there any more. */
const gone = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'restricted_action',
  'messages_tab_disabled',
  'user_not_visible',
  'channel_is_archived',
]) // prettier-ignore
/** Nothing can be sent until a person mends our installation. */
const credentials = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'missing_scope',
  'app_uninstalled',
  'team_access_not_granted',
  'org_login_required',
  'no_permission',
  'not_allowed_token_type',
]) // prettier-ignore
const lost = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found'])
/** Faults of Slack's own: the call may have been carried out. */
const faults = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])
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
  data?: { error?: string; response_metadata?: { messages?: string[] } }
  original?: unknown
  message?: string
}

/**
 * What a failed call means. `ref` is given for an edit, which may be made again however the first ended.
 * Times of Slack are seconds, ours ms.
 */
export function outcomeOfError(error: unknown, ref?: MessageRef): Outcome {
  const thrown: Thrown = typeof error === 'object' && error !== null ? error : {}
  if (thrown.retryAfter !== undefined) {
    return { kind: 'retry', afterMs: thrown.retryAfter * 1000, scope: 'chat', reason: 'ratelimited' }
  }
  const refusal = thrown.data?.error
  if (refusal !== undefined)
    return outcomeOfRefusal(refusal, thrown.data?.response_metadata?.messages ?? [], ref)
  const reason = describe(thrown)
  const tryAgain = ref !== undefined || neverSent.some((code) => reason.includes(code))
  return tryAgain ? { kind: 'retry', scope: 'chat', reason } : { kind: 'ambiguous', reason }
}

function outcomeOfRefusal(error: string, details: readonly string[], ref?: MessageRef): Outcome {
  const reason = [error, ...details].join(' ').slice(0, 300)
  if (error === 'ratelimited') return { kind: 'retry', afterMs: 1000, scope: 'chat', reason }
  if (gone.has(error)) return { kind: 'gone', reason }
  if (credentials.has(error)) return { kind: 'credentials', reason }
  if (ref && lost.has(error)) return { kind: 'lost', reason }
  if (faults.has(error)) return ref ? { kind: 'retry', scope: 'chat', reason } : { kind: 'ambiguous', reason }
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
