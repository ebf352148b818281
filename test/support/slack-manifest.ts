import * as z from 'zod'

const address = z.url({ protocol: /^https$/ }).optional()
const command = z.strictObject({
  command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000),
  should_escape: z.boolean(),
  url: address,
})
const shortcut = z.strictObject({
  name: z.string().min(1).max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().max(255),
  description: z.string().min(1).max(150),
})

/** What Slack takes as an app's manifest, as far as ours goes (docs.slack.dev, App manifest reference). */
export const slackManifestSchema = z
  .strictObject({
    display_information: z.strictObject({
      name: z.string().min(1).max(35),
      description: z.string().max(140),
      background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
    }),
    features: z.strictObject({
      app_home: z.strictObject({
        home_tab_enabled: z.boolean(),
        messages_tab_enabled: z.boolean(),
        messages_tab_read_only_enabled: z.boolean(),
      }),
      bot_user: z.strictObject({
        display_name: z.string().regex(/^[A-Za-z0-9._\- ]{1,80}$/),
        always_online: z.boolean(),
      }),
      shortcuts: z.array(shortcut).max(10),
      slash_commands: z.array(command).max(50),
    }),
    oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
    settings: z.strictObject({
      event_subscriptions: z.strictObject({
        request_url: address,
        bot_events: z.array(z.string()).max(100),
      }),
      interactivity: z.strictObject({
        is_enabled: z.boolean(),
        request_url: address,
        message_menu_options_url: address,
      }),
      org_deploy_enabled: z.boolean(),
      socket_mode_enabled: z.boolean(),
      token_rotation_enabled: z.boolean(),
    }),
  })
  .refine(({ settings, features }) => {
    const urls = [
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      ...features.slash_commands.map((it) => it.url),
    ]
    return settings.socket_mode_enabled || urls.every((url) => url !== undefined)
  }, 'without Socket Mode each of them needs an address')

const scopesOfEvents: Record<string, readonly string[]> = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_left: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_left: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  tokens_revoked: [],
}

/** Scopes that an app with these events, with commands and with words of its own can't do without. */
export const scopesNeeded = (events: readonly string[]): string[] => [
  'chat:write',
  'commands',
  ...events.flatMap((event) => {
    const scopes = scopesOfEvents[event]
    if (!scopes) throw new Error(`which scopes does ${event} need?`)
    return scopes
  }),
]
