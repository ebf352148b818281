import type { Notice, Telling } from '../domain/delivery/outbox'
import type { Outcome } from '../domain/delivery/outcome'
import type { CardInChat, Delivered, OutboxRow, Post } from '../domain/delivery/ports'
import type { HazardSheet } from '../domain/hazards/sheet'
import type { Language, Person, Platform } from '../domain/people/person'
import type { Database } from '../domain/ports'
import type { ImportUnits } from '../domain/units/import-report'
import { type CardContext, hazardCard, hazardCode } from './cards/hazard-card'
import { importCard } from './cards/import-card'
import type { Channel, OutgoingFile } from './channel'
import { texts } from './texts'
import type { View } from './view'

export type PostDeps = {
  database: Database
  channels: Partial<Record<Platform, Channel>>
  timezone: string
  now: () => number
  /** A file's bytes from our own storage. */
  readFile: (id: string) => Promise<Uint8Array | undefined>
  importUnits: ImportUnits
  log: (event: Record<string, unknown>) => void
}

/** What a batch of rows is about, read in one trip. */
type Facts = {
  sheets: Map<string, HazardSheet>
  readers: Map<string, Person>
  cards: CardInChat[]
  organizations: CardContext['organizations']
}

/**
 * Sends rows of the outbox: draws what is true now, in the reader's language, for their platform. A chat's
 * rows go one after the other, chats beside each other. Never throws.
 */
export function createPost(deps: PostDeps): Post {
  return async (rows) => {
    const facts = await readFacts(deps, rows)
    const chats = new Map<string, OutboxRow[]>()
    for (const row of rows) {
      const chat = `${row.place.platform}:${row.place.chat}`
      chats.set(chat, [...(chats.get(chat) ?? []), row])
    }
    const sent = await Promise.all([...chats.values()].map((chat) => postChat(deps, facts, chat)))
    return sent.flat()
  }
}

async function readFacts({ database }: PostDeps, rows: readonly OutboxRow[]): Promise<Facts> {
  const { queries } = database
  const hazardIds = [...new Set(rows.flatMap((row) => row.hazardId ?? []))]
  const read = await database.read({
    sheets: queries.hazardsById(hazardIds),
    readers: queries.peopleById([...new Set(rows.flatMap((row) => row.personId ?? []))]),
    cards: queries.cards(hazardIds),
    organizations: queries.organizations(),
  })
  return {
    ...read,
    sheets: new Map(read.sheets.map((sheet) => [sheet.hazard.id, sheet])),
    readers: new Map(read.readers.map((person) => [person.id, person])),
  }
}

async function postChat(deps: PostDeps, facts: Facts, rows: readonly OutboxRow[]): Promise<Delivered[]> {
  const delivered: Delivered[] = []
  for (const row of rows) {
    const last = delivered.at(-1)?.outcome
    // What has to wait in a chat holds up what comes after it there.
    const held = last?.kind === 'retry' || last?.kind === 'credentials'
    delivered.push(held ? { row, outcome: last } : await postOne(deps, facts, row))
  }
  return delivered
}

async function postOne(deps: PostDeps, facts: Facts, row: OutboxRow): Promise<Delivered> {
  const channel = deps.channels[row.place.platform]
  if (!channel)
    return { row, outcome: { kind: 'credentials', reason: `${row.place.platform} is switched off` } }
  try {
    const delivered = await tell(deps, facts, row, channel)
    if (delivered.outcome.kind !== 'accepted') {
      deps.log({
        level: 'warn',
        event: 'not sent',
        id: row.id,
        telling: row.telling.kind,
        ...delivered.outcome,
      })
    }
    return delivered
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    deps.log({ level: 'error', event: 'sending failed', id: row.id, reason })
    return { row, outcome: { kind: 'retry', scope: 'chat', reason } }
  }
}

async function tell(deps: PostDeps, facts: Facts, row: OutboxRow, channel: Channel): Promise<Delivered> {
  const { telling, place } = row
  const reader = row.personId === undefined ? undefined : facts.readers.get(row.personId)
  const language: Language = reader?.language ?? 'zh'
  switch (telling.kind) {
    case 'card':
    case 'refresh':
      return tellCard(deps, facts, row, channel, reader)
    case 'retire': {
      const view = { body: [texts[language].card.retired(hazardCode(telling.number))] }
      return { row, outcome: await channel.edit(telling.ref, view, { language }) }
    }
    case 'files':
      return { row, outcome: await tellFiles(deps, facts, row, channel, telling.files, language) }
    case 'import': {
      return { row, outcome: await tellImport(deps, row, channel, telling, language) }
    }
    case 'notice':
      return { row, outcome: await channel.send(place, noticeView(telling.notice, language), { language }) }
  }
}

async function tellCard(
  deps: PostDeps,
  facts: Facts,
  row: OutboxRow,
  channel: Channel,
  reader?: Person,
): Promise<Delivered> {
  const sheet = row.hazardId === undefined ? undefined : facts.sheets.get(row.hazardId)
  if (!sheet) return { row, outcome: { kind: 'rejected', reason: 'the hazard is not there' } }
  const language: Language = reader?.language ?? 'zh'
  const { telling, place } = row
  const context = { language, now: deps.now(), timezone: deps.timezone, organizations: facts.organizations }
  const view = hazardCard(sheet, reader, context, telling.kind === 'card' ? telling.reason : undefined)
  const fingerprint = JSON.stringify(view)
  if (telling.kind === 'card') {
    return { row, fingerprint, outcome: await channel.send(place, view, { language }) }
  }
  const card = facts.cards.find(
    (it) => it.hazardId === row.hazardId && it.ref.platform === place.platform && it.chat === place.chat,
  )
  if (!card) return { row, outcome: { kind: 'lost', reason: 'no card there' } }
  if (card.fingerprint === fingerprint)
    return { row, fingerprint, outcome: { kind: 'accepted', ref: card.ref } }
  return { row, fingerprint, outcome: await channel.edit(card.ref, view, { language }) }
}

async function tellFiles(
  deps: PostDeps,
  facts: Facts,
  row: OutboxRow,
  channel: Channel,
  ids: readonly string[],
  language: Language,
): Promise<Outcome> {
  const sheet = row.hazardId === undefined ? undefined : facts.sheets.get(row.hazardId)
  const files = sheet?.files.filter((file) => ids.includes(file.id)) ?? []
  const waiting = files.some(
    (file) => !file.stored && file.problem === undefined && file.platform !== row.place.platform,
  )
  // Its bytes are still on their way from the other platform.
  if (waiting) return { kind: 'retry', afterMs: 2_000, scope: 'chat', reason: 'files are being copied' }
  const outgoing = files
    .filter((file) => file.stored || file.platform === row.place.platform)
    .map(
      (file): OutgoingFile => ({
        kind: file.kind,
        name: file.name ?? `${file.id}.${file.kind === 'photo' ? 'jpg' : 'bin'}`,
        mimeType: file.mimeType ?? 'application/octet-stream',
        ...(file.platform === row.place.platform ? { knownAs: file.platformFileId } : {}),
        bytes: async () => (await deps.readFile(file.id)) ?? new Uint8Array(),
      }),
    )
  if (!sheet || outgoing.length === 0) return { kind: 'lost', reason: 'no files to show' }
  const card = facts.cards.find((it) => it.hazardId === row.hazardId && it.chat === row.place.chat)
  return channel.sendFiles(row.place, outgoing, {
    caption: hazardCode(sheet.hazard.number),
    language,
    ...(card ? { replyTo: card.ref.message } : {}),
  })
}

/** Fetches the list, takes it, and says what became of it. Taking it twice changes nothing more. */
async function tellImport(
  deps: PostDeps,
  row: OutboxRow,
  channel: Channel,
  telling: Extract<Telling, { kind: 'import' }>,
  language: Language,
): Promise<Outcome> {
  const fetched = await channel.download(telling.fileId)
  if (fetched.kind === 'retry') return { kind: 'retry', scope: 'chat', reason: fetched.reason }
  if (fetched.kind === 'gone') return { kind: 'rejected', reason: fetched.reason }
  const report =
    fetched.kind === 'too-large'
      ? { error: 'too-large' as const }
      : await deps.importUnits(fetched.bytes, telling.name)
  return channel.send(row.place, importCard(report, telling.name, language), { language })
}

function noticeView(notice: Notice, language: Language): View {
  const t = texts[language]
  switch (notice.code) {
    case 'file-too-large':
      return { body: [t.notice.fileTooLarge(notice.name)] }
    case 'set-aside':
      return { body: [t.notice.setAside(notice.count)] }
    case 'person-unreachable':
      return { body: [t.notice.unreachable(notice.name)] }
  }
}
