import type { MessageRef, Outcome, Place } from '../domain/delivery/outcome'
import type { Account, Language } from '../domain/people/person'
import type { Envelope } from './intent'
import type { Answer, Option, SearchField, View } from './view'

/** A file of ours to be shown in a chat. `knownAs` is the platform's own id of it, where it came from there. */
export type OutgoingFile = {
  kind: 'photo' | 'video' | 'document'
  name: string
  mimeType: string
  knownAs?: string
  bytes: () => Promise<Uint8Array>
}

export type Download =
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'too-large' }
  | { kind: 'gone'; reason: string }
  | { kind: 'retry'; reason: string }

/**
 * A chat platform as delivery sees it. No method throws: what the platform did is the outcome. No method
 * waits for a rate limit or tries again by itself: the outbox does.
 */
export type Channel = {
  send: (place: Place, view: View, options: { language: Language; replyTo?: string }) => Promise<Outcome>
  edit: (ref: MessageRef, view: View, options: { language: Language }) => Promise<Outcome>
  /**
   * Shows files at a place, as an album or in the thread of `replyTo`: no more than one message has (`shownTogether`).
   * `caption` is plain text.
   */
  sendFiles: (
    place: Place,
    files: OutgoingFile[],
    options: { caption: string; language: Language; replyTo?: string },
  ) => Promise<Outcome>
  /** Fetches a file that was sent to the bot. At most 20 MB (Telegram `getFile`). */
  download: (fileId: string) => Promise<Download>
  /** Whether the platform answers, asked by a call that shows nothing. */
  ping: () => Promise<boolean>
}

/** Answers an envelope at once; may throw only where the update should come again (the database is away). */
export type Dispatch = (envelope: Envelope) => Promise<Answer>

/** What a search field searches, and whether it takes words that are no result. */
export type Searched = Pick<SearchField, 'source' | 'free'>
/** Options for a search field while somebody types; empty for strangers. At most 100. */
export type Suggest = (account: Account, searched: Searched, words: string) => Promise<Option[]>
