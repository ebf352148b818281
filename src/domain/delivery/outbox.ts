import type { BoundTo } from '../chats/binding'
import type { ChecklistKind } from '../inspections/checklist'
import type { Platform } from '../people/person'
import type { LadderKind } from '../reminders/ladder'
import type { MessageRef } from './outcome'
import type { Finding } from './watch'

/** Smaller goes first: answers and what is urgent before what many get. */
export const lanes = { answer: 0, urgent: 1, work: 2, refresh: 3, digest: 4, broadcast: 5 } as const
export type LaneName = keyof typeof lanes
export type Lane = (typeof lanes)[LaneName]
export const laneNames = Object.keys(lanes) as LaneName[]

/** Two streams, so that a broadcast to thousands keeps nobody waiting for an answer. */
export const streams = {
  prompt: [lanes.answer, lanes.urgent, lanes.work, lanes.refresh],
  bulk: [lanes.digest, lanes.broadcast],
} as const satisfies Record<string, readonly Lane[]>
export type Stream = keyof typeof streams

export type OutboxState =
  | 'waiting'
  | 'sent'
  /** The recipient is gone. */
  | 'gone'
  /** It may have arrived, nobody knows, and it is not sent again. */
  | 'unconfirmed'
  /** Set aside: it will never be taken, or failed too often. A coordinator sees it. */
  | 'aside'

/** Why somebody gets a card: it says what is wanted of them. */
export const reasons = [
  'filed',
  'opened',
  'to-confirm',
  'to-order',
  'to-rectify',
  'to-check',
  'to-delist',
  'to-answer-referral',
  'to-answer-extension',
  'rejected',
  'duplicate',
  'referral-answered',
  'extension-answered',
  'failed',
  'closed',
  'listed',
  'reopened',
  'noted',
  'nobody-at-unit',
  'joint-to-name',
  'joint-asked',
  'joint-substitute',
  'joint-substitute-declined',
  'joint-replaced',
  'joint-declined',
  'joint-released',
  'joint-swap',
  'joint-swapped',
  'joint-swap-refused',
  'joint-moved',
  'joint-cancelled',
  'joint-held',
  'shift-asked',
  'shift-nobody',
  'shift-substitute-declined',
  'shift-taken',
  'shift-kept',
  'shift-swap',
  'shift-swapped',
  'shift-swap-refused',
  'shift-assigned',
  'shift-handed-over',
  'entry-refused',
  'campaign-proposed',
  'campaign-started',
  'campaign-covered',
  'campaign-replanned',
  'broadcast',
] as const
export type Reason = (typeof reasons)[number]

/** One thing to be said. Texts are made when it is sent, in the reader's language and from what is true then. */
export type Telling =
  /** A new card at the bottom of the chat, with evidence under it; an older card gives up its buttons. */
  | { kind: 'card'; reason: Reason; files?: string[] }
  /** The card that is there, edited in place. */
  | { kind: 'refresh' }
  /** A card that was replaced by a newer one further down. */
  | { kind: 'retire'; ref: MessageRef; code: string }
  /** Evidence files, shown as an answer to the card. */
  | { kind: 'files'; files: string[] }
  /** A spreadsheet of units, or a checklist, to be fetched, taken and answered with what became of each row. */
  | { kind: 'import'; fileId: string; name: string }
  /** Their shifts of a roster that was published, or changed since. */
  | { kind: 'shifts'; rosterId: string; changed?: true }
  /** A published roster as a file to pass on. */
  | { kind: 'roster-file'; rosterId: string }
  /** Word to those on duty. */
  | { kind: 'duty-word'; from: string; text: string }
  /** The same, once it was said which checklist it is. */
  | { kind: 'checklist'; fileId: string; name: string; list: ChecklistKind }
  /** A short message without a card. */
  | { kind: 'notice'; notice: Notice }
  /**
   * A step of a ladder. Those that wait for one chat are said as one message. `above`: told as one who answers for
   * those who have to do it.
   */
  | {
      kind: 'reminder'
      subject: string
      ladder: LadderKind
      step: string
      deadlineAt: number
      above: boolean
    }
  /** What is theirs, of a day: the day itself, and the week or month that ended before it. */
  | ({ kind: 'digest'; periods: DigestPeriod[]; returnDueAt: number } & Planned)
  /** For a bound group chat: what the office or a department has, as the person of that id would be told. */
  | ({ kind: 'group-digest'; as: string; periods: DigestPeriod[]; returnDueAt: number } & Planned)
  /** The figures of two weeks as a picture. */
  | ({ kind: 'chart' } & Planned)
  /** An answer that could not be given at once, as it was drawn then; emptied once it is sent. `file.bytes`: base64. */
  | {
      kind: 'answer'
      view?: unknown
      file?: { name: string; mimeType: string; bytes: string }
      edits?: MessageRef
      replyTo?: string
    }

/** What is said of a day (YYYY-MM-DD) as it stood when it was planned (UTC ms): whose facts of then were kept for it. */
type Planned = { on: string; at: number; of: string[] }

/** What a digest looks back on, beside the day before. */
export type DigestPeriod = 'week' | 'month'

/** What a group chat is called, and where it is; notices written before that was kept lack it. */
type OfChat = { platform?: Platform; title: string }

/** Short messages that are not answers. */
export type Notice =
  | { code: 'file-too-large'; number?: number; name?: string }
  | { code: 'person-unreachable'; name: string }
  | { code: 'set-aside'; count: number }
  | { code: 'flooding'; name: string }
  | ({ code: 'chat-bound'; bound: BoundTo } & OfChat)
  | ({ code: 'chat-gone'; reason: string } & OfChat)
  | ({ code: 'chat-back'; bound: BoundTo } & OfChat)
  | ({ code: 'watch' } & Finding)

/** What a card can be of. Each kind draws its own (`bots/cards/subjects.ts`). */
export const subjectKinds = [
  'hazard',
  'campaign',
  'coverage',
  'task',
  'operation',
  'roster',
  'shift',
  'broadcast',
  'broadcast-sheet',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** The one thing a card is of: its kind and its id. */
export type Subject = `${SubjectKind}:${string}`

export const subject = (kind: SubjectKind, id: string): Subject => `${kind}:${id}`

/** A subject taken apart; undefined for a kind that is unknown to this version of the software. */
export function readSubject(text: string): { kind: SubjectKind; id: string } | undefined {
  const [head, ...rest] = text.split(':')
  const kind = subjectKinds.find((it) => it === head)
  return kind && { kind, id: rest.join(':') }
}

/**
 * The outbox key of a card: one for each version of its subject and each chat, so that whoever is told of a
 * change is not sent an edit of the same change too. `chat` is `<platform>:<chat id>`.
 */
export const cardKey = (of: Subject, version: number | string, chat: string): string =>
  `${of}:${version}:${chat}`
