import { done, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import {
  actableFrom,
  type Broadcast,
  type BroadcastAct,
  type BroadcastEvent,
  broadcastTextMax,
} from './broadcast'

export type BroadcastCommand =
  | { act: 'send' }
  | { act: 'send-now' }
  | { act: 'cancel' }
  | { act: 'correct'; text: string; other?: string }

/** Only the office speaks to everybody. */
export const mayBroadcast = (person: Person): boolean => person.active && person.post.role === 'coordinator'

/** What somebody may do to a broadcast now. */
export const broadcastActsOf = (broadcast: Broadcast, person: Person): BroadcastAct[] =>
  mayBroadcast(person)
    ? (Object.keys(actableFrom) as BroadcastAct[]).filter((act) =>
        actableFrom[act].includes(broadcast.state.status),
      )
    : []

/** What a command makes happen, or why not. A draft with a time waits for it; without one it goes now. */
export function decideBroadcast(
  broadcast: Broadcast,
  command: BroadcastCommand,
  person: Person,
  now: number,
): Result<BroadcastEvent> {
  if (!mayBroadcast(person)) return refuse({ code: 'coordinators-only' })
  const { status } = broadcast.state
  if (!actableFrom[command.act].includes(status)) return refuse({ code: 'broadcast-moved-on', is: status })
  switch (command.act) {
    case 'send': {
      const sendAt = broadcast.state.status === 'draft' ? broadcast.state.sendAt : undefined
      return done(sendAt !== undefined && sendAt > now ? { type: 'scheduled', sendAt } : { type: 'sent' })
    }
    case 'send-now':
      return done({ type: 'sent' })
    case 'cancel':
      return done({ type: 'cancelled' })
    case 'correct': {
      const { text, other } = command
      if (text.trim() === '') return refuse({ code: 'text-missing', field: 'text' })
      if (text.length > broadcastTextMax)
        return refuse({ code: 'text-too-long', field: 'text', max: broadcastTextMax })
      if (text === broadcast.text && other === broadcast.other)
        return refuse({ code: 'broadcast-unchanged', field: 'text' })
      return done({
        type: 'corrected',
        text,
        before: broadcast.text,
        ...(other === undefined ? {} : { other }),
      })
    }
  }
}

/** The broadcast after what happened. */
export function evolveBroadcast(broadcast: Broadcast, event: BroadcastEvent, at: number): Broadcast {
  const next = { ...broadcast, version: broadcast.version + 1 }
  switch (event.type) {
    case 'written':
      return next
    case 'sent':
      return { ...next, state: { status: 'sent', at } }
    case 'scheduled':
      return { ...next, state: { status: 'scheduled', sendAt: event.sendAt } }
    case 'cancelled':
      return { ...next, state: { status: 'cancelled', at } }
    case 'corrected': {
      const { other: _before, ...rest } = next
      return {
        ...rest,
        text: event.text,
        ...(event.other === undefined ? {} : { other: event.other }),
        ...(broadcast.state.status === 'sent' ? { correctedAt: at } : {}),
      }
    }
  }
}
