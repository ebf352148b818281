import type { Client } from '@libsql/client'
import type { Channel, OutgoingFile } from '../../src/bots/channel'
import { createDispatch } from '../../src/bots/dispatch'
import type { Envelope, Intent } from '../../src/bots/intent'
import { createPost } from '../../src/bots/post'
import type { Answer, View } from '../../src/bots/view'
import { isUnavailable } from '../../src/db/client'
import { createDatabase } from '../../src/db/database'
import { sha256 } from '../../src/db/hash'
import { createOutbox } from '../../src/db/outbox/outbox'
import type { MessageRef, Place } from '../../src/domain/delivery/outcome'
import { unpaced } from '../../src/domain/delivery/pace'
import type { Person, Platform, Post } from '../../src/domain/people/person'
import { readList } from '../../src/files/read-list'
import { writeSheet } from '../../src/files/write-sheet'
import { createDeliver } from '../../src/jobs/deliver'
import { createDoubts } from '../../src/jobs/doubts'
import { createKeepChecklist } from '../../src/jobs/keep-checklist'
import { noCallLog } from '../../src/jobs/no-calls'
import { createPacer } from '../../src/jobs/pacer'
import { openTestDatabase } from './database'
import { withClock } from './database-clock'

/** What stands in a chat: the newest state of each message, in order. */
export type Shown = { ref: MessageRef; view: View; edits: number }

/** The desk without any platform: what people say goes in as intents, what they see comes out as views. */
export async function openDesk(
  startAt = Date.UTC(2026, 10, 23, 2, 0),
  /** A database that was filled by another desk, and how far that one had counted. */
  given?: { client: Client; counted: number; limited?: boolean },
) {
  let now = startAt
  const client = withClock(given?.client ?? (await openTestDatabase()), () => now)
  const database = createDatabase(client)
  let ids = given?.counted ?? 0
  let updates = ids
  const shown: Shown[] = []
  const filesShown: { place: Place; files: OutgoingFile[]; caption: string }[] = []
  /** What the platforms have of files, by their ids. */
  const downloads = new Map<string, Uint8Array>()
  const logs: Record<string, unknown>[] = []
  /** Chats in which nobody is there any more. */
  const gone = new Set<string>()
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const channel = (platform: Platform): Channel => ({
    send: async (place, view) => {
      if (gone.has(place.chat)) return { kind: 'gone', reason: 'bot was blocked by the user' }
      const ref = { platform, chat: place.chat, message: String(shown.length + 1) }
      shown.push({ ref, view, edits: 0 })
      return { kind: 'accepted', ref }
    },
    edit: async (ref, view) => {
      const message = shown.find((it) => it.ref.chat === ref.chat && it.ref.message === ref.message)
      if (!message) return { kind: 'lost', reason: 'not there' }
      message.view = view
      message.edits += 1
      return { kind: 'accepted', ref }
    },
    ping: async () => true,
    sendFiles: async (place, files, { caption }) => {
      filesShown.push({ place, files, caption })
      return { kind: 'accepted', ref: { platform, chat: place.chat, message: 'files' } }
    },
    download: async (fileId) => {
      const bytes = downloads.get(fileId)
      return bytes ? { kind: 'bytes', bytes } : { kind: 'gone', reason: 'not in this test' }
    },
  })
  const dispatch = createDispatch({
    database,
    timezone: 'Asia/Shanghai',
    now: () => now,
    newId,
    newCode: () => `code-${++ids}`,
    hash: sha256,
    setupCode: 'first-coordinator',
    botName: () => 'anwei_bot',
    kick: () => {},
    log: (event) => logs.push(event),
    isUnavailable,
    unlimited: !given?.limited,
  })
  const deliver = createDeliver({
    doubts: createDoubts({ ping: async () => true, now: () => 0 }),
    outbox: createOutbox(client, unpaced),
    pacer: createPacer({ now: () => now, sleep: async () => {}, paces: unpaced, connections: 16 }),
    calls: noCallLog,
    patience: () => new Promise(() => {}),
    log: (event) => logs.push(event),
    post: createPost({
      database,
      channels: { telegram: channel('telegram'), slack: channel('slack') },
      timezone: 'Asia/Shanghai',
      now: () => now,
      readFile: async () => undefined,
      writeSheet,
      readList,
      importUnits: async () => {
        throw new Error('no units are sent here')
      },
      keepChecklist: createKeepChecklist({ database, now: () => now }),
      log: (event) => logs.push(event),
    }),
    now: () => now,
    random: () => 0.5,
    newToken: newId,
  })

  /** Everything that is due is sent. */
  async function settle(): Promise<void> {
    await deliver.run('prompt')
    await deliver.run('bulk')
  }

  /** Sends an intent as somebody and delivers what follows from it. */
  async function send(who: Someone, intent: Intent, more: Partial<Envelope> = {}): Promise<Answer> {
    updates += 1
    const answer = await dispatch({
      key: `test:${updates}`,
      account: who.account,
      name: who.name,
      languageHint: who.language ?? 'en',
      place: { platform: who.account.platform, chat: who.account.userId, private: true },
      at: now,
      canOpenForm: who.account.platform === 'slack',
      intent,
      ...more,
    })
    await settle()
    return answer
  }

  async function enrol(
    name: string,
    post: Post,
    platform: Platform = 'telegram',
  ): Promise<Someone & { id: string }> {
    const id = newId()
    const userId = platform === 'telegram' ? String(1000 + ids) : `U${1000 + ids}`
    const account = { platform, userId }
    const person: Person = { id, name, post, language: 'en', active: true }
    await database.save(`enrol:${id}`, now, [
      { kind: 'person.enrolled', person, account, chat: userId, at: now },
    ])
    return { id, name, account }
  }

  return {
    client,
    database,
    settle,
    dispatch,
    send,
    enrol,
    shown,
    filesShown,
    downloads,
    logs,
    gone,
    newId,
    now: () => now,
    forward: (ms: number) => {
      now += ms
    },
    command: (who: Someone, text: string) => {
      const [word = '', ...args] = text.split(' ')
      return send(who, { kind: 'command', word, args: args.join(' '), files: [] })
    },
    say: (who: Someone, text: string) => send(who, { kind: 'message', text, files: [], addressed: true }),
    press: (who: Someone, data: string, ref?: MessageRef) =>
      send(who, { kind: 'press', data, ...(ref ? { message: ref } : {}) }),
    /** The messages of somebody's private chat. */
    chatOf: (who: Someone) => shown.filter((it) => it.ref.chat === who.account.userId),
  }
}

export type Someone = {
  name: string
  account: { platform: Platform; userId: string }
  language?: 'en' | 'zh'
}
export type Desk = Awaited<ReturnType<typeof openDesk>>

/** Labels of a view's buttons, in order. */
export const labels = (view: View | undefined): string[] =>
  (view?.buttons ?? []).flat().map((button) => button.label)

/** The data behind the button with this label. */
export function dataOf(view: View | undefined, label: string): string {
  const button = (view?.buttons ?? []).flat().find((it) => it.label === label)
  if (!button || !('data' in button)) throw new Error(`no button “${label}” among ${labels(view).join(', ')}`)
  return button.data
}

/** A unit straight into the database, found by its name. */
export async function addUnit(
  client: Client,
  unit: { id: string; number: number; name: string; nameEn?: string; departmentId?: string },
) {
  const { gramsOf } = await import('../../src/domain/text/grams')
  await client.batch(
    [
      {
        sql: `INSERT INTO units (id, number, import_key, name, name_en, department_id, key_monitored, updated_at) VALUES (?, ?, ?, ?, ?, ?, 0, 0)`,
        args: [unit.id, unit.number, unit.name, unit.name, unit.nameEn ?? null, unit.departmentId ?? null],
      },
      {
        sql: 'INSERT INTO unit_search (rowid, grams) VALUES (?, ?)',
        args: [unit.number, gramsOf(`${unit.name} ${unit.nameEn ?? ''}`)],
      },
    ],
    'write',
  )
}
