import type { Dispatch, Suggest } from '../channel'
import type { AnswerLater } from '../late-answer'

/** How Slack's Web API is called. */
export type SlackApiOptions = {
  token: string
  /** With a slash at its end. */
  apiUrl: string
  fetch?: typeof fetch
}

/** What the app needs besides, to answer what Slack sends it. */
export type SlackAppOptions = SlackApiOptions & {
  dispatch: Dispatch
  suggest: Suggest
  later: AnswerLater
  now: () => number
  log: (event: Record<string, unknown>) => void
}
