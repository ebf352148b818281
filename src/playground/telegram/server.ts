import { readBody } from './body'
import type { FileInput } from './files'
import type { Method } from './method'
import { findMethod } from './methods/index'
import { flood, type Outcome, play, type Script } from './outcome'
import { isRefusal } from './refusal'
import type { World } from './world'

/** A call as it was made and answered. `at`: UTC epoch ms. `status` is 0 where no answer came. */
export type RecordedCall = {
  method: string
  params: Record<string, unknown>
  at: number
  /** Whether it came as the answer to a webhook instead of as a request. */
  asWebhookReply: boolean
  response: { status: number; body: unknown }
}

export type Server = {
  world: World
  token: string
  calls: RecordedCall[]
  script: Script | undefined
  pace: ((chatId: number) => number | undefined) | undefined
  changed: () => void
}

/** Calls kept before the older half goes: enough for any test, and a playground can run for weeks. */
const keptCalls = 20_000

type Answer = { status: number; body: unknown }

const failure = (code: number, description: string): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description },
})

const toAnswer = (run: () => unknown): Answer => {
  try {
    // A copy: what the caller gets does not change when the message does.
    return { status: 200, body: { ok: true, result: structuredClone(run()) } }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { code, message, parameters } = error
    const { status, body } = failure(code, message)
    return { status, body: parameters === undefined ? body : { ...Object(body), parameters } }
  }
}

/** The parameters in their types where they are right, else as they came. */
const readable = (method: Method, raw: Record<string, unknown>): Record<string, unknown> => {
  try {
    return method.read(raw)
  } catch {
    return raw
  }
}

type Uploads = Map<string, FileInput>
type Todo = { name: string; method: Method; raw: Record<string, unknown>; uploads: Uploads }

const answer = (server: Server, { name, method, raw, uploads }: Todo): Answer => {
  const chatId = Number(raw.chat_id)
  if (server.pace !== undefined && /^(send(?!ChatAction)|edit)/.test(name) && !Number.isNaN(chatId)) {
    const wait = server.pace(chatId)
    if (wait !== undefined) return flood(wait)
  }
  return toAnswer(() => method.run({ world: server.world, uploads }, raw))
}

/** Does one call, scripted or not, and writes it down. */
const perform = async (
  server: Server,
  todo: Todo,
  options: { signal: AbortSignal; asWebhookReply: boolean },
): Promise<Response> => {
  const params = readable(todo.method, todo.raw)
  const record: RecordedCall = {
    method: todo.name,
    params,
    at: server.world.now(),
    asWebhookReply: options.asWebhookReply,
    response: { status: 0, body: undefined },
  }
  server.calls.push(record)
  if (server.calls.length > keptCalls) server.calls.splice(0, keptCalls / 2)
  const process = async () => {
    const { status, body } = answer(server, todo)
    record.response = { status, body }
    return Response.json(body, { status })
  }
  const outcome: Outcome | undefined = server.script?.(todo.name, params)
  try {
    if (outcome === undefined) return await process()
    const response = await play(outcome, options.signal, process)
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined)
    record.response = { status: response.status, body }
    return response
  } finally {
    server.changed()
  }
}

/** A webhook's JSON answer that names a method is a call; nobody gets its result. */
export const performWebhookReply = async (server: Server, reply: Record<string, unknown>): Promise<void> => {
  const { method: name, ...raw } = reply
  const found = findMethod(String(name))
  if (found === undefined) return
  const options = { signal: new AbortController().signal, asWebhookReply: true }
  await perform(server, { ...found, raw, uploads: new Map() }, options)
}

const toResponse = ({ status, body }: Answer) => Response.json(body, { status })

const download = (server: Server, path: string): Response => {
  const known = server.world.paths.get(path)
  const file = known === undefined ? undefined : server.world.files.get(known.fileId)
  const isFresh = known !== undefined && server.world.now() - known.at <= 3600_000
  if (file === undefined || !isFresh) return toResponse(failure(404, 'Not Found: file not found'))
  return new Response(file.bytes.slice(), { headers: { 'content-type': 'application/octet-stream' } })
}

/**
 * Serves `/bot<token>/METHOD` and `/file/bot<token>/PATH` as the Bot API does; an unknown method and an
 * unknown path are 404, a wrong token 401.
 */
export const serve = async (server: Server, request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url)
  const match = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(pathname)
  if (match === null) return toResponse(failure(404, 'Not Found'))
  const [, isFile, token, rest = ''] = match
  if (decodeURIComponent(token ?? '') !== server.token) return toResponse(failure(401, 'Unauthorized'))
  if (isFile !== undefined) return download(server, rest)
  const found = findMethod(rest)
  if (found === undefined) return toResponse(failure(404, 'Not Found: method not found'))
  const body = await readBody(request).catch(() => undefined)
  if (body === undefined) return toResponse(failure(400, "Bad Request: can't parse JSON object"))
  const todo = { ...found, raw: body.params, uploads: body.uploads }
  return perform(server, todo, { signal: request.signal, asWebhookReply: false })
}
