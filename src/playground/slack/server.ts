import type { SlackBlock } from '../contract'
import { messageBlocks } from './block-kit'
import type { Answer } from './method'
import { methods } from './methods'
import { type Outcome, put, type World } from './world'

export type ServerOptions = { botToken: string; baseUrl: string }

/** Slack's side of the wire: `/api/METHOD`, `/upload/ID`, `/files/ID` and `/hooks/ID` under the base address. */
export async function serve(world: World, options: ServerOptions, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname
    .replace(new URL(options.baseUrl).pathname, '')
    .split('/')
    .filter(Boolean)
  const [kind, name = ''] = path
  if (kind === 'upload') return upload(world, name, request)
  if (kind === 'files') return download(world, options, name, request)
  if (kind === 'hooks') return respond(world, name, request)
  return kind === 'api' ? call(world, options, name, request) : new Response('not found', { status: 404 })
}

async function call(world: World, options: ServerOptions, name: string, request: Request): Promise<Response> {
  const params = await paramsOf(request)
  const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? params.token
  delete params.token
  const scripted = world.script?.(name, params)
  if (scripted && scripted.kind !== 'dropped') return noted(world, name, params, await fail(scripted))
  const body = answer(world, options, name, params, token)
  note(world, name, params, 200, body)
  if (scripted) throw new TypeError('the connection was reset')
  return Response.json(body)
}

function answer(
  world: World,
  options: ServerOptions,
  name: string,
  params: Record<string, unknown>,
  token: unknown,
): Answer {
  const method = methods[name]
  if (!method) return { ok: false, error: 'unknown_method' }
  if (token === undefined) return { ok: false, error: 'not_authed' }
  if (token !== options.botToken) return { ok: false, error: 'invalid_auth' }
  if (world.revoked) return { ok: false, error: 'token_revoked' }
  const read = method.params.safeParse(params)
  if (!read.success) {
    const messages = read.error.issues.map((it) => `[ERROR] ${it.path.join('.')}: ${it.message}`)
    return { ok: false, error: 'invalid_arguments', response_metadata: { messages } }
  }
  return method.run(world, read.data as never, options.baseUrl)
}

async function fail(outcome: Outcome): Promise<Response> {
  switch (outcome.kind) {
    case 'error':
      return Response.json({ ok: false, error: outcome.error })
    case 'limited':
      return Response.json(
        { ok: false, error: 'ratelimited' },
        { status: 429, headers: { 'Retry-After': String(outcome.retryAfter) } },
      )
    case 'status':
      return new Response('upstream error', { status: outcome.status })
    case 'malformed':
      return new Response('<html>', { status: 200 })
    default:
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      })
  }
}

function note(
  world: World,
  method: string,
  params: Record<string, unknown>,
  status: number,
  body: unknown,
): void {
  world.calls.push({ method, params, at: world.now(), response: { status, body } })
  if (world.calls.length > 20_000) world.calls.splice(0, 10_000)
}

async function noted(
  world: World,
  method: string,
  params: Record<string, unknown>,
  response: Response,
): Promise<Response> {
  const text = await response.clone().text()
  note(world, method, params, response.status, text.startsWith('{') ? JSON.parse(text) : text)
  return response
}

async function paramsOf(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (type.includes('json')) return (await request.json()) as Record<string, unknown>
  // As the SDK sends them; a fifth of the time that reading a form takes.
  if (type.includes('urlencoded')) return Object.fromEntries(new URLSearchParams(await request.text()))
  if (type.includes('form')) return Object.fromEntries(await request.formData())
  return Object.fromEntries(new URL(request.url).searchParams)
}

async function upload(world: World, id: string, request: Request): Promise<Response> {
  const file = world.files.get(id)
  if (!file) return new Response('not found', { status: 404 })
  file.bytes = new Uint8Array(await request.arrayBuffer())
  return new Response(`OK - ${file.bytes.length}`)
}

/** Without the app's token Slack shows its login page, as a 200. */
function download(world: World, options: ServerOptions, id: string, request: Request): Response {
  const file = world.files.get(id)
  if (request.headers.get('authorization') !== `Bearer ${options.botToken}`) {
    return new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } })
  }
  if (!file) return new Response('not found', { status: 404 })
  return new Response(new Blob([file.bytes as BlobPart]), { headers: { 'content-type': file.mimetype } })
}

/** A response address: five answers within thirty minutes (docs.slack.dev, Handling user interaction). */
async function respond(world: World, id: string, request: Request): Promise<Response> {
  const hook = world.hooks.get(id)
  const body = (await request.json()) as {
    text?: string
    blocks?: unknown
    replace_original?: boolean
    delete_original?: boolean
    response_type?: string
  }
  if (!hook) return new Response('no_service', { status: 404 })
  if (hook.left <= 0 || hook.until < world.now()) return new Response('used_url', { status: 404 })
  const blocks = body.blocks === undefined ? undefined : messageBlocks.safeParse(body.blocks)
  if (blocks && !blocks.success) return new Response('invalid_blocks', { status: 400 })
  const channel = world.channels.get(hook.channel)
  if (!channel) return new Response('channel_not_found', { status: 404 })
  hook.left -= 1
  const content = { text: body.text ?? '', ...(blocks ? { blocks: blocks.data as SlackBlock[] } : {}) }
  const original = channel.messages.find((it) => it.ts === hook.ts)
  world.calls.push({
    method: 'response_url',
    params: body,
    at: world.now(),
    response: { status: 200, body: 'ok' },
  })
  if (body.replace_original && original) {
    Object.assign(original, content, { edited: true })
    world.changed()
  } else {
    put(world, channel, {
      user: world.botUserId,
      ...content,
      ...(body.response_type === 'in_channel' ? {} : { onlyFor: hook.user }),
    })
  }
  return new Response('ok')
}
