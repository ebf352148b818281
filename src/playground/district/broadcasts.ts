import type { Broadcast } from '../../domain/broadcasts/broadcast'
import { decideBroadcast, evolveBroadcast } from '../../domain/broadcasts/decide'
import type { Person } from '../../domain/people/person'
import type { Database } from '../../domain/ports'

/** A Telegram channel in which the office posts; what is for the committee comes there. */
export const noticesChannel = { id: -1_009_000_002, title: '安委办通知 Notices' }

const hourMs = 3_600_000
/** The people whom the visitor can be come first. */
const castSize = 6

/**
 * A broadcast of this morning, through the same changes as in earnest: to all who are out in the street, whom it
 * reaches as the district opens, and into the office's channel; some have acknowledged it, the cast has not.
 */
export async function seedBroadcasts(deps: {
  database: Database
  people: readonly Person[]
  now: number
}): Promise<void> {
  const { database, people, now } = deps
  const office = people.find((it) => it.post.role === 'coordinator')
  if (!office) return
  const draft: Broadcast = {
    id: 'broadcast-wind',
    number: 1,
    version: 1,
    text: '今晚大风降温：请在天黑前检查辖区广告牌、脚手架和临时用电，有情况立即上报。',
    other:
      'Strong wind and cold tonight: check hoardings, scaffolding and temporary wiring before dark, and report at once.',
    files: [],
    audience: { roles: ['inspector'], organizationIds: [], chats: true },
    chaseHours: 4,
    by: office.id,
    at: now - hourMs,
    state: { status: 'draft' },
  }
  const sent = decideBroadcast(draft, { act: 'send' }, office, now)
  if (!sent.ok) return
  const { id, title } = noticesChannel
  const place = { platform: 'telegram', chat: String(id), private: false } as const
  await database.save('seed:broadcast', now, [
    { kind: 'chat.bound', binding: { place, title, bound: { to: 'committee' }, by: office.id, at: now } },
    { kind: 'broadcast.written', broadcast: draft },
    {
      kind: 'broadcast.changed',
      broadcast: evolveBroadcast(draft, sent.value, now),
      event: sent.value,
      by: office.id,
      at: now,
    },
    ...people
      .filter((it, at) => at >= castSize && it.post.role === 'inspector' && at % 3 === 0)
      .map((it) => ({
        kind: 'broadcast.acknowledged' as const,
        broadcastId: draft.id,
        personId: it.id,
        at: now,
      })),
  ])
}
