import type { Platform } from '../people/person'

/**
 * How fast messages go out. Intervals are ms between two messages, a little longer than the platforms' own, so
 * that no 429 is met in ordinary running; `burst` is how many may go at once before the interval counts.
 */
export type Pace = {
  /** Of the bot or workspace as a whole; `perSecond` is the platform's own limit, of which no process goes beyond. */
  whole: { intervalMs: number; burst: number; perSecond: number }
  privateChat: { intervalMs: number; burst: number }
  groupChat: { intervalMs: number; burst: number }
}
export type Paces = Record<Platform, Pace>

/**
 * Telegram: 30 messages/s over all, 1/s to a private chat where short bursts pass, 20/min to a group (Bots FAQ,
 * "My bot is hitting limits"). Slack: 1/s to a channel with short bursts, some hundreds a minute to a workspace
 * (docs.slack.dev, Rate limits).
 */
export const platformPaces: Paces = {
  telegram: {
    whole: { intervalMs: 33.6, burst: 15, perSecond: 30 },
    privateChat: { intervalMs: 1_050, burst: 3 },
    groupChat: { intervalMs: 60_000 / 17, burst: 3 },
  },
  slack: {
    whole: { intervalMs: 200, burst: 10, perSecond: 11 },
    privateChat: { intervalMs: 1_050, burst: 3 },
    groupChat: { intervalMs: 1_050, burst: 3 },
  },
}

const none = { intervalMs: 0, burst: 1 }
const unlimited: Pace = {
  whole: { ...none, perSecond: Number.POSITIVE_INFINITY },
  privateChat: none,
  groupChat: none,
}
/** For stand-ins without limits. */
export const unpaced: Paces = { telegram: unlimited, slack: unlimited }

/** What goes at once never takes more than this share of a platform's pace for long: a broadcast goes on beside it. */
export const promptShare = 0.8

/** After a 429 an interval grows at once to this many times itself, at most to four times the platform's. */
export const slowdown = 1.5
export const slowdownMax = 4
/**
 * After each batch without a 429 it comes back by this share, until it is the platform's again; that of a chat after each
 * message it took.
 */
export const recovery = 0.95
/** How long a platform is left alone after it refused our token, ms. */
export const refusedMs = 60_000
/** How long a platform is left alone that did not answer, ms; then it is asked again. */
export const awayMs = 10_000
/** So many chats that are limited at once mean that the bot as a whole is. */
export const limitedChatsMax = 3
