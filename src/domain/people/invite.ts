import type { Post } from './person'

/** Length of a code's life unless said otherwise, and at most, in days. */
export const inviteDays = 14
export const inviteDaysMax = 365
export const inviteUsesMax = 500

/** What a join code gives. Only the code's hash is kept. */
export type Invite =
  | { kind: 'enrol'; post: Post; usesLeft: number; expiresAt: number }
  /** Adds a further account to a person who is enrolled on the other platform. */
  | { kind: 'link'; personId: string; usesLeft: number; expiresAt: number }

export const isUsable = (invite: Invite, now: number): boolean =>
  invite.usesLeft > 0 && invite.expiresAt > now
