import type { Telling } from '../domain/delivery/outbox'
import type { Outcome } from '../domain/delivery/outcome'
import type { CardInChat, Delivered, OutboxRow, Paced, Post } from '../domain/delivery/ports'
import type { Organization } from '../domain/organizations/organization'
import type { Language, Person } from '../domain/people/person'
import type { Query } from '../domain/query'
import type { Channel } from './channel'
import { tellers } from './tellers'
import type { PostDeps } from './tellers/teller'
import { texts } from './texts'

/** What a batch of rows is about, read in one trip. */
type Facts = {
  readers: Map<string, Person>
  cards: CardInChat[]
  organizations: Organization[]
  /** What each kind of telling asked for. */
  told: Partial<Record<Telling['kind'], Record<string, unknown>>>
}

/**
 * Sends rows of the outbox: draws what is true now, in the reader's language, for their platform. A chat's
 * rows go one after the other, chats beside each other. Never throws for what a platform does.
 */
export function createPost(deps: PostDeps): Post {
  return async (rows, paced) => {
    const facts = await readFacts(deps, rows)
    const chats = new Map<string, OutboxRow[]>()
    for (const row of rows) {
      const chat = `${row.place.platform}:${row.place.chat}`
      chats.set(chat, [...(chats.get(chat) ?? []), row])
    }
    const sent = await Promise.all([...chats.values()].map((chat) => postChat(deps, facts, chat, paced)))
    return sent.flat()
  }
}

async function readFacts(deps: PostDeps, rows: readonly OutboxRow[]): Promise<Facts> {
  const { queries } = deps.database
  const kinds = [...new Set(rows.map((row) => row.telling.kind))]
  const asked = kinds.flatMap((kind) => {
    const own = rows.filter((row) => row.telling.kind === kind)
    return Object.entries(tellers[kind].ask(queries, own, deps.now(), deps.timezone)).map(
      ([name, query]) => ({
        kind,
        name,
        query,
      }),
    )
  })
  const common = {
    readers: queries.peopleById([...new Set(rows.flatMap((row) => row.personId ?? []))]),
    cards: queries.cards([...new Set(rows.flatMap((row) => row.subject ?? []))]),
    organizations: queries.organizations(),
  }
  const own: Record<string, Query<unknown>> = Object.fromEntries(
    asked.map(({ kind, name, query }) => [`${kind}/${name}`, query]),
  )
  const found = await deps.database.read<typeof common & typeof own>({ ...own, ...common })
  const told: Facts['told'] = {}
  for (const { kind, name } of asked) told[kind] = { ...told[kind], [name]: found[`${kind}/${name}`] }
  return {
    readers: new Map(found.readers.map((person) => [person.id, person])),
    cards: found.cards,
    organizations: found.organizations,
    told,
  }
}

async function postChat(
  deps: PostDeps,
  facts: Facts,
  rows: readonly OutboxRow[],
  paced: Paced,
): Promise<Delivered[]> {
  const delivered: Delivered[] = []
  for (const together of bundled(rows)) {
    const last = delivered.at(-1)?.outcome
    const said =
      last && waiting.includes(last.kind)
        ? together.map((row) => ({ row, outcome: last }))
        : await paced(together, () => postTogether(deps, facts, together))
    delivered.push(...said)
  }
  return delivered
}

/** What has to wait in a chat holds up what comes after it there. */
const waiting: readonly Outcome['kind'][] = ['retry', 'credentials', 'away', 'unsent']

/** A chat's rows in order, those of a kind that is said together in the place of the first of them. */
function bundled(rows: readonly OutboxRow[]): [OutboxRow, ...OutboxRow[]][] {
  const groups: [OutboxRow, ...OutboxRow[]][] = []
  for (const row of rows) {
    const { kind } = row.telling
    const same = tellers[kind].tellAll && groups.find(([first]) => first.telling.kind === kind)
    if (same) same.push(row)
    else groups.push([row])
  }
  return groups
}

/** Says rows that make one message; they share its outcome. */
async function postTogether(
  deps: PostDeps,
  facts: Facts,
  rows: [OutboxRow, ...OutboxRow[]],
): Promise<Delivered[]> {
  const [row] = rows
  const channel = deps.channels[row.place.platform]
  const all = (outcome: Outcome): Delivered[] => rows.map((it) => ({ row: it, outcome }))
  if (!channel) return all({ kind: 'credentials', reason: `${row.place.platform} is switched off` })
  const reader = row.personId === undefined ? undefined : facts.readers.get(row.personId)
  const language = reader?.language ?? 'zh'
  const { organizations, cards } = facts
  const context = { language, now: deps.now(), timezone: deps.timezone, organizations }
  const { telling } = row
  const marked = row.ambiguous > 0 ? markingRepeats(channel, language) : channel
  try {
    const posting = { deps, row, channel: marked, reader, language, cards, context }
    const { tell, tellAll } = tellers[telling.kind]
    const told = facts.told[telling.kind] ?? {}
    const tellings = rows.map((it) => it.telling)
    const delivered = tellAll
      ? all(await tellAll(tellings, posting, told))
      : [await tell(telling, posting, told)]
    const outcome = delivered[0]?.outcome
    if (outcome && outcome.kind !== 'accepted' && outcome.kind !== 'needless') {
      deps.log({ level: 'warn', event: 'not sent', id: row.id, telling: telling.kind, ...outcome })
    }
    return delivered
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    deps.log({ level: 'error', event: 'sending failed', id: row.id, reason })
    return all({ kind: 'retry', scope: 'chat', reason })
  }
}

/** Nobody knows whether the first one arrived: whoever reads it twice is told why. */
function markingRepeats(channel: Channel, language: Language): Channel {
  const marked = (text?: string): string =>
    [text, texts[language].notice.possibleRepeat].filter(Boolean).join(' · ')
  return {
    ...channel,
    send: (place, view, options) => channel.send(place, { ...view, footer: marked(view.footer) }, options),
    sendFiles: (place, files, options) =>
      channel.sendFiles(place, files, { ...options, caption: marked(options.caption) }),
  }
}
