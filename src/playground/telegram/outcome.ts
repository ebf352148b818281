/**
 * What becomes of a call, where a test says so:
 * - `answer`: not done; this status and JSON body come back
 * - `flood`: not done; 429 with `retry_after` in seconds
 * - `failure`: not done; a 5xx as the server or something before it gives
 * - `reset`: not done; the connection breaks
 * - `dropped`: done, but the connection breaks before the answer
 * - `hang`: not done; no answer until the caller gives up
 * - `malformed`: done; the answer is no JSON
 */
export type Outcome =
  | { kind: 'answer'; status: number; body: unknown }
  | { kind: 'flood'; retryAfter: number }
  | { kind: 'failure'; status: number }
  | { kind: 'reset' }
  | { kind: 'dropped' }
  | { kind: 'hang' }
  | { kind: 'malformed' }

export type Script = (method: string, params: Record<string, unknown>) => Outcome | undefined

export const flood = (retryAfter: number) => ({
  status: 429,
  body: {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${retryAfter}`,
    parameters: { retry_after: retryAfter },
  },
})

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(new DOMException('This operation was aborted', 'AbortError'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })

const html = (status: number) =>
  new Response('<html><body>not what was asked for</body></html>', {
    status,
    headers: { 'content-type': 'text/html' },
  })

/** Plays an outcome; `process` does the call and gives its answer. */
export const play = async (
  outcome: Outcome,
  signal: AbortSignal,
  process: () => Promise<Response>,
): Promise<Response> => {
  switch (outcome.kind) {
    case 'answer':
      return Response.json(outcome.body, { status: outcome.status })
    case 'flood': {
      const { status, body } = flood(outcome.retryAfter)
      return Response.json(body, { status })
    }
    case 'failure':
      return html(outcome.status)
    case 'reset':
      throw new TypeError('fetch failed')
    case 'dropped':
      await process()
      throw new TypeError('fetch failed')
    case 'hang':
      return untilAborted(signal)
    case 'malformed':
      await process()
      return html(200)
  }
}
