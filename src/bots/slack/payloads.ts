import { z } from 'zod'

/**
 * What Slack sends, as far as it is read. Everything is checked, since a signed payload may still be of a
 * kind, or of an age, that we do not know; whatever does not fit is ignored rather than failed.
 */
const filled = z.string().min(1)
const user = z.object({ id: filled, name: z.string().nullish(), username: z.string().nullish() })

export const SlackFile = z.object({
  id: filled,
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
})
export type SlackFile = z.infer<typeof SlackFile>

export const SlashCommand = z.object({
  command: z.string().startsWith('/'),
  text: z.string().nullish(),
  user_id: filled,
  user_name: z.string().nullish(),
  trigger_id: filled,
})

export const BlockActions = z.object({
  type: z.literal('block_actions'),
  user,
  trigger_id: filled,
  response_url: z.string().url().nullish(),
  channel: z.object({ id: filled }).nullish(),
  container: z
    .object({
      type: z.string().nullish(),
      channel_id: z.string().nullish(),
      message_ts: z.string().nullish(),
      thread_ts: z.string().nullish(),
      is_ephemeral: z.boolean().nullish(),
    })
    .nullish(),
  message: z.object({ text: z.string().nullish() }).nullish(),
  actions: z
    .array(
      z.object({
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
})
export type BlockActions = z.infer<typeof BlockActions>

/** One element of `view.state.values`. */
export const StateValue = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date_time: z.number().nullish(),
  files: z.array(SlackFile).nullish(),
})
export type StateValue = z.infer<typeof StateValue>

export const ViewSubmission = z.object({
  type: z.literal('view_submission'),
  user,
  view: z.object({
    id: filled,
    hash: z.string().nullish(),
    callback_id: z.string(),
    private_metadata: z.string().nullish(),
    title: z.object({ text: z.string() }).nullish(),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().nullish() })),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), StateValue)) }).nullish(),
  }),
})
export type ViewSubmission = z.infer<typeof ViewSubmission>

export const MessageShortcut = z.object({
  type: z.literal('message_action'),
  user,
  trigger_id: filled,
  message: z.object({ text: z.string().nullish(), files: z.array(SlackFile).nullish() }),
})

export const BlockSuggestion = z.object({
  type: z.literal('block_suggestion'),
  user,
  action_id: z.string(),
  value: z.string(),
})

export const MessageEvent = z.object({
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    subtype: z.string().nullish(),
    bot_id: z.string().nullish(),
    user: filled,
    text: z.string().nullish(),
    channel: filled,
    ts: z.string().regex(/^\d+\.\d+$/),
    thread_ts: z.string().nullish(),
    parent_user_id: z.string().nullish(),
    files: z.array(SlackFile).nullish(),
  }),
  /** The installations that the event is for: of them, the app's own user. */
  authorizations: z
    .array(z.object({ user_id: z.string().nullish(), is_bot: z.boolean().nullish() }))
    .nullish(),
})
