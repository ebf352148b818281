import * as z from 'zod/mini'

/**
 * What Slack sends, as far as it is read. Everything is checked, since a signed payload may still be of a
 * kind, or of an age, that we do not know; whatever does not fit is ignored rather than failed.
 */
const filled = z.string().check(z.minLength(1))
const text = z.nullish(z.string())
const user = z.lazy(() => z.object({ id: filled, name: text, username: text }))

export const SlackFile = z.lazy(() =>
  z.object({
    id: filled,
    name: text,
    mimetype: text,
    size: z.nullish(z.number()),
  }),
)
export type SlackFile = z.infer<typeof SlackFile>

export const SlashCommand = z.lazy(() =>
  z.object({
    command: z.string().check(z.startsWith('/')),
    text: text,
    user_id: filled,
    user_name: text,
    channel_id: text,
    channel_name: text,
    trigger_id: filled,
  }),
)
export type SlashCommand = z.infer<typeof SlashCommand>

export const BlockActions = z.lazy(() =>
  z.object({
    type: z.literal('block_actions'),
    user,
    trigger_id: filled,
    response_url: z.nullish(z.url()),
    channel: z.nullish(z.object({ id: filled })),
    container: z.nullish(
      z.object({
        type: text,
        channel_id: text,
        message_ts: text,
        thread_ts: text,
        is_ephemeral: z.nullish(z.boolean()),
      }),
    ),
    message: z.nullish(z.object({ text: text })),
    actions: z
      .array(z.object({ value: text, selected_option: z.nullish(z.object({ value: z.string() })) }))
      .check(z.minLength(1)),
  }),
)
export type BlockActions = z.infer<typeof BlockActions>

/** One element of `view.state.values`. */
export const StateValue = z.lazy(() =>
  z.object({
    value: text,
    selected_option: z.nullish(z.object({ value: z.string() })),
    selected_options: z.nullish(z.array(z.object({ value: z.string() }))),
    selected_date: text,
    selected_date_time: z.nullish(z.number()),
    files: z.nullish(z.array(SlackFile)),
  }),
)
export type StateValue = z.infer<typeof StateValue>

export const ViewSubmission = z.lazy(() =>
  z.object({
    type: z.literal('view_submission'),
    user,
    view: z.object({
      id: filled,
      hash: text,
      callback_id: z.string(),
      private_metadata: text,
      title: z.nullish(z.object({ text: z.string() })),
      blocks: z.array(z.object({ type: z.string(), block_id: text })),
      state: z.nullish(z.object({ values: z.record(z.string(), z.record(z.string(), StateValue)) })),
    }),
  }),
)
export type ViewSubmission = z.infer<typeof ViewSubmission>

export const MessageShortcut = z.lazy(() =>
  z.object({
    type: z.literal('message_action'),
    user,
    trigger_id: filled,
    message: z.object({ text: text, files: z.nullish(z.array(SlackFile)) }),
  }),
)

export const BlockSuggestion = z.lazy(() =>
  z.object({
    type: z.literal('block_suggestion'),
    user,
    action_id: z.string(),
    value: z.string(),
  }),
)

/** The installations that an event is for: of them, the app's own user. */
const authorizations = z.lazy(() =>
  z.nullish(z.array(z.object({ user_id: text, is_bot: z.nullish(z.boolean()) }))),
)

/** Which of Slack's events say that we may speak in a channel, or why we may not any more. */
export const standings = {
  channel_archive: 'archived',
  group_archive: 'archived',
  channel_left: 'removed',
  group_left: 'removed',
  channel_unarchive: undefined,
  group_unarchive: undefined,
  member_joined_channel: undefined,
} as const
export type StandingType = keyof typeof standings

export const StandingEvent = z.lazy(() =>
  z.object({
    event_id: filled,
    event: z.object({
      type: z.enum(Object.keys(standings) as [StandingType, ...StandingType[]]),
      channel: filled,
      user: text,
      inviter: text,
      event_ts: text,
    }),
    authorizations,
  }),
)
export type StandingEvent = z.infer<typeof StandingEvent>

export const MessageEvent = z.lazy(() =>
  z.object({
    event: z.object({
      type: z.enum(['message', 'app_mention']),
      subtype: text,
      bot_id: text,
      user: filled,
      text: text,
      channel: filled,
      ts: z.string().check(z.regex(/^\d+\.\d+$/)),
      thread_ts: text,
      parent_user_id: text,
      files: z.nullish(z.array(SlackFile)),
    }),
    authorizations,
  }),
)
