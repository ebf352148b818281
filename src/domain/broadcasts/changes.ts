import type { Broadcast, BroadcastEvent } from './broadcast'

/** What is kept of broadcasts. */
export type BroadcastChange =
  /** Gets its number when it is saved. */
  | { kind: 'broadcast.written'; broadcast: Broadcast }
  /**
   * `broadcast` is the state after `event`; fails as a conflict if another change came first. Sending fixes its
   * recipients and puts a message for each into the outbox, whatever their number, by a few statements.
   */
  | { kind: 'broadcast.changed'; broadcast: Broadcast; event: BroadcastEvent; by: string; at: number }
  /** Done once, and once more after a correction; a later one only adds the comment. */
  | { kind: 'broadcast.acknowledged'; broadcastId: string; personId: string; comment?: string; at: number }
