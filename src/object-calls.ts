import type { DurableObjectStorage } from '@cloudflare/workers-types'
import type { CallLog, Delivered, LeftLease } from './domain/delivery/ports'

/** `calls:TOKEN` is a lease that began, `calls:TOKEN:ID` a row of it: called for, or answered. */
const prefix = 'calls:'
const keyOf = (token: string, id?: number): string => `${prefix}${token}${id === undefined ? '' : `:${id}`}`

/**
 * The log of calls in a Durable Object's own storage. A write is not waited for: the runtime lets no later call leave
 * the object before it is kept.
 */
export function createObjectCallLog(storage: DurableObjectStorage): CallLog {
  const open = new Map<string, Set<string>>()
  const put = (token: string, id: number | undefined, value: 'called' | Delivered): void => {
    const key = keyOf(token, id)
    open.set(token, (open.get(token) ?? new Set()).add(key))
    void storage.put(key, value)
  }
  return {
    begin: (token) => put(token, undefined, 'called'),
    mark: (token, ids) => {
      for (const id of ids) put(token, id, 'called')
    },
    keep: (token, delivered) => {
      for (const it of delivered) put(token, it.row.id, it)
    },
    release: (token) => {
      open.delete(token)
    },
    end: (token) => {
      const own = open.get(token)
      open.delete(token)
      const forget = (keys: Iterable<string>): void => {
        for (const key of keys) void storage.delete(key)
      }
      if (own) forget(own)
      else void storage.list({ prefix: keyOf(token) }).then((kept) => forget(kept.keys()))
    },
    left: async () => {
      const left = new Map<string, LeftLease>()
      for (const [key, value] of await storage.list<'called' | Delivered>({ prefix })) {
        const [token = '', id] = key.slice(prefix.length).split(':')
        if (open.has(token)) continue
        const lease = left.get(token) ?? { token, called: [], delivered: [] }
        left.set(token, lease)
        if (id !== undefined) lease.called.push(Number(id))
        if (value !== 'called') lease.delivered.push(value)
      }
      return [...left.values()]
    },
  }
}
