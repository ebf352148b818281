import { type Channel, nextId, put, type World } from '../world'

export type Send = (
  body: Record<string, unknown>,
  as: 'json' | 'form' | 'payload',
  headers?: Record<string, string>,
) => Promise<Response>

const hookUses = 5
const hookLifeMs = 30 * 60_000

export type Acting = ReturnType<typeof createActing>

/** What every act needs: who and where it is, how its request goes out, what Slack says of itself. */
export function createActing(world: World, { baseUrl, send }: { baseUrl: string; send: Send }) {
  const nameOf = (user: string): string => world.users.get(user)?.name ?? user
  return {
    world,
    baseUrl,
    send,
    nameOf,
    team: { id: world.teamId, domain: 'anwei' },
    channelOf: (id: string): Channel => {
      const channel = world.channels.get(id)
      if (!channel) throw new Error(`no channel ${id}`)
      return channel
    },
    /** A response address for what this person did there; `ts` is of the message it was done to. */
    hookFor: (user: string, channel: string, ts?: string): string => {
      const id = nextId(world, 'R')
      world.hooks.set(id, {
        channel,
        user,
        left: hookUses,
        until: world.now() + hookLifeMs,
        ...(ts ? { ts } : {}),
      })
      return `${baseUrl}/hooks/${id}`
    },
    whisper: (user: string, channel: Channel, content: { text?: string; blocks?: unknown }) =>
      put(world, channel, {
        user: world.botUserId,
        text: content.text ?? '',
        ...(Array.isArray(content.blocks) ? { blocks: content.blocks } : {}),
        onlyFor: user,
      }),
  }
}

export async function bodyOf(response: Response): Promise<Record<string, unknown> | undefined> {
  const text = await response.clone().text()
  if (text === '') return undefined
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text }
}

/** Slack escapes what people type, mentions apart. */
export const escapeText = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/<(?![@#!])/g, '&lt;')
    .replace(/(?<!<[@#!][^>]*)>/g, '&gt;')
