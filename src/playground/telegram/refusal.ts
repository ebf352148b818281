/** What the Bot API answers beside the description where a request can be mended. */
export type RefusalParameters = { migrate_to_chat_id?: number; retry_after?: number }

export type Refusal = Error & { code: number; parameters?: RefusalParameters }

const prefixes: Record<number, string> = { 400: 'Bad Request', 403: 'Forbidden', 409: 'Conflict' }

/**
 * An error as the Bot API server words it: the prefix of its code, then the reason with a small first letter,
 * unless its second character is a capital or an underscore (`BUTTON_DATA_INVALID`, `USER_…`).
 * Source: `fail_query_with_error` in tdlib/telegram-bot-api, Client.cpp.
 */
export const refusal = (code: number, reason: string, parameters?: RefusalParameters): Refusal => {
  const prefix = prefixes[code]
  const small = /^.[A-Z_]/.test(reason) ? reason : reason.slice(0, 1).toLowerCase() + reason.slice(1)
  const error = new Error(prefix === undefined ? reason : `${prefix}: ${small}`)
  return Object.assign(error, parameters === undefined ? { code } : { code, parameters })
}

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'code' in error && typeof error.code === 'number'
