import { createHmac } from 'node:crypto'
import type { SlackPane } from '../contract'
import { broadcasts } from './block-kit'
import { createPeople, type Send } from './people'
import { serve } from './server'
import { createWorld, dmOf, type Message, type Script, type World } from './world'

export type SlackStandInOptions = {
  botToken: string
  signingSecret: string
  /** Takes the requests Slack sends the app. */
  deliver: (request: Request) => Promise<Response>
  /** UTC epoch ms. */
  now: () => number
  teamId?: string
  botUserId?: string
  /** Where the stand-in itself is reached; the app's `SLACK_API_URL` is `<baseUrl>/api/`. */
  baseUrl?: string
  commands?: SlackPane['commands']
}

/** A signed request, as Slack signs them (docs.slack.dev, Verifying requests from Slack). */
export function signedRequest(
  signingSecret: string,
  now: number,
  body: string,
  headers: Record<string, string>,
): Request {
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  return new Request('http://anwei.example.org/slack/events', {
    method: 'POST',
    headers: { ...headers, 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${signature}` },
    body,
  })
}

/**
 * A Slack workspace of one app and some people, within the process: the Web API as a `fetch`, held to
 * Slack's rules and error codes, and the people's acts, which reach the app as signed requests.
 */
export function createSlackStandIn(options: SlackStandInOptions) {
  const { botToken, signingSecret, deliver, now, baseUrl = 'http://slack.example.org' } = options
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const world = createWorld({
    teamId: options.teamId ?? 'T0ANWEI',
    botUserId: options.botUserId ?? 'U0ANWEI',
    now,
    changed,
  })
  const send: Send = (body, as, headers = {}) => {
    const form = as === 'form' ? (body as Record<string, string>) : { payload: JSON.stringify(body) }
    const raw = as === 'json' ? JSON.stringify(body) : new URLSearchParams(form).toString()
    const type = as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
    return deliver(signedRequest(signingSecret, now(), raw, { 'Content-Type': type, ...headers }))
  }
  const people = createPeople(world, { baseUrl, send })
  return {
    ...people,
    baseUrl,
    apiUrl: `${baseUrl}/api/`,
    fetch: ((input: Request | string | URL, init?: RequestInit) =>
      serve(world, { botToken, baseUrl }, new Request(input, init))) as typeof fetch,
    calls: world.calls,
    script: (script: Script | undefined) => {
      world.script = script
    },
    onChange: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    addUser: (user: { id: string; name: string; realName: string; locale?: string }) => {
      world.users.set(user.id, { locale: 'en-US', ...user, deactivated: false })
      dmOf(world, user.id)
    },
    addChannel: ({ id, name, members }: { id: string; name: string; members: string[] }) => {
      world.channels.set(id, {
        id,
        name,
        kind: 'channel',
        members: new Set(members),
        archived: false,
        messages: [],
      })
    },
    deactivate: (user: string) => Object.assign(world.users.get(user) ?? {}, { deactivated: true }),
    uninstall: (revoked = true) => {
      world.revoked = revoked
    },
    messages: (channel: string): readonly Message[] => world.channels.get(channel)?.messages ?? [],
    openView: (user: string) => world.views.get(user),
    fileBytes: (id: string) => world.files.get(id),
    /** Mentions in what the app sent that would ring for a whole channel. */
    broadcasts: () =>
      [...world.channels.values()].flatMap((it) =>
        it.messages.filter((m) => m.user === world.botUserId).flatMap((m) => broadcasts(m.text)),
      ),
    /** What somebody sees; of each conversation no more than the newest `most` messages. */
    pane: (user: string, most?: number): Omit<SlackPane, 'persona'> =>
      paneOf(world, user, options.commands ?? [], most),
  }
}

function paneOf(
  world: World,
  user: string,
  commands: SlackPane['commands'],
  most = Number.POSITIVE_INFINITY,
): Omit<SlackPane, 'persona'> {
  const mine = [...world.channels.values()].filter((channel) => channel.members.has(user))
  const open = world.views.get(user)
  const names = [...world.users.values()].map((it) => [it.id, it.realName] as const)
  return {
    channels: mine.map((channel) => ({
      id: channel.id,
      name: channel.name,
      kind: channel.kind,
      messages: channel.messages
        .filter((it) => it.onlyFor === undefined || it.onlyFor === user)
        .slice(-most)
        .map((it) => paneMessage(world, it)),
    })),
    commands,
    names: Object.fromEntries([
      ...names,
      [world.botUserId, 'Anwei'],
      ...mine.map((it) => [it.id, it.name] as const),
    ]),
    ...(open
      ? {
          view: {
            id: open.id,
            callback_id: open.view.callback_id ?? '',
            title: open.view.title.text,
            blocks: open.view.blocks as NonNullable<SlackPane['view']>['blocks'],
            ...(open.view.submit ? { submit: open.view.submit.text } : {}),
            ...(open.view.close ? { close: open.view.close.text } : {}),
            ...(open.errors ? { errors: open.errors } : {}),
          },
        }
      : {}),
  }
}

function paneMessage(world: World, message: Message) {
  const files = (message.files ?? []).flatMap((id) => world.files.get(id) ?? [])
  return {
    ts: message.ts,
    user: message.user,
    text: message.text,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.edited ? { edited: true } : {}),
    ...(message.onlyFor ? { ephemeral: true } : {}),
    ...(files.length > 0
      ? {
          files: files.map(({ id, name, mimetype }) => ({
            id,
            name,
            mimetype,
            url: `/playground/file/sl-${id}`,
          })),
        }
      : {}),
  }
}

export type SlackStandIn = ReturnType<typeof createSlackStandIn>
