import type { SlackBlock } from '../contract'
import type { Modal } from './block-kit'

export type SlackUser = { id: string; name: string; realName: string; locale: string; deactivated: boolean }

export type Message = {
  ts: string
  user: string
  text: string
  blocks?: SlackBlock[]
  threadTs?: string
  edited?: boolean
  /** Only this person sees it. */
  onlyFor?: string
  files?: string[]
}

export type Channel = {
  id: string
  name: string
  kind: 'dm' | 'channel'
  members: Set<string>
  archived: boolean
  messages: Message[]
}

export type StoredFile = { id: string; name: string; mimetype: string; bytes: Uint8Array; complete: boolean }

export type OpenView = {
  id: string
  hash: string
  user: string
  view: Modal
  errors?: Record<string, string>
}

export type Call = {
  method: string
  params: Record<string, unknown>
  at: number
  response: { status: number; body: unknown }
}

/** What a test makes the next call end in, whatever the rules say. */
export type Outcome =
  | { kind: 'error'; error: string }
  | { kind: 'limited'; retryAfter: number }
  | { kind: 'status'; status: number }
  | { kind: 'reset' }
  | { kind: 'dropped' }
  | { kind: 'malformed' }
export type Script = (method: string, params: Record<string, unknown>) => Outcome | undefined

export type World = {
  teamId: string
  botUserId: string
  now: () => number
  users: Map<string, SlackUser>
  channels: Map<string, Channel>
  files: Map<string, StoredFile>
  views: Map<string, OpenView>
  /** Trigger ids that may still open a modal: whose, and until when. */
  triggers: Map<string, { user: string; until: number; used: boolean }>
  /** Response addresses: where they answer to, how often still, until when. */
  hooks: Map<string, { channel: string; user: string; ts?: string; left: number; until: number }>
  calls: Call[]
  script: Script | undefined
  /** The workspace took the app's token away. */
  revoked: boolean
  counter: number
  changed: () => void
}

/** Messages kept of a channel: enough to scroll through. */
const historyMax = 300

export function createWorld(options: {
  teamId: string
  botUserId: string
  now: () => number
  changed: () => void
}): World {
  return {
    ...options,
    users: new Map(),
    channels: new Map(),
    files: new Map(),
    views: new Map(),
    triggers: new Map(),
    hooks: new Map(),
    calls: [],
    script: undefined,
    revoked: false,
    counter: 0,
  }
}

export function nextId(world: World, letter: string): string {
  world.counter += 1
  return `${letter}${String(world.counter).padStart(8, '0')}`
}

/** A message's time and name: seconds of the clock, and a counter that keeps two of one second apart. */
export function nextTs(world: World): string {
  world.counter += 1
  return `${Math.floor(world.now() / 1000)}.${String(world.counter % 1_000_000).padStart(6, '0')}`
}

export function put(world: World, channel: Channel, message: Omit<Message, 'ts'>): Message {
  const whole: Message = { ts: nextTs(world), ...message }
  channel.messages.push(whole)
  if (channel.messages.length > historyMax) channel.messages.shift()
  world.changed()
  return whole
}

/** The conversation between a person and the app; made when it is first needed. */
export function dmOf(world: World, user: string): Channel {
  const id = `D${user.slice(1)}`
  const existing = world.channels.get(id)
  if (existing) return existing
  const channel: Channel = {
    id,
    name: 'Anwei',
    kind: 'dm',
    members: new Set([user, world.botUserId]),
    archived: false,
    messages: [],
  }
  world.channels.set(id, channel)
  return channel
}

/** A trigger as Slack mints them: good for three seconds, once. */
export function mintTrigger(world: World, user: string): string {
  const id = `${nextId(world, '')}.${world.teamId}`
  world.triggers.set(id, { user, until: world.now() + 3000, used: false })
  return id
}
