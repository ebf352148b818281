import { reportShortcut } from './app'
import { standings } from './payloads'

/**
 * The Slack app as its manifest, with the least that does: it speaks (`chat:write`), hears its own chats
 * (`im:history`, `im:write` for showing files there) and where it is mentioned (`app_mentions:read`), takes
 * commands, and reads and shows evidence (`files:read`, `files:write`). It asks for no `channels:history`: to
 * hear reports that don't name it, it would have to be sent every word of a channel; a mention, `/hazard` and
 * the message shortcut do. Names come with commands, so it asks for no `users:read` either. `channels:read` and
 * `groups:read` are for word of the channels it is in: archived, brought back, left and joined.
 */
export function slackManifest(options: { publicUrl?: string; socketMode: boolean }): Record<string, unknown> {
  const url = options.publicUrl === undefined ? {} : { url: new URL('/slack/events', options.publicUrl).href }
  const request =
    options.publicUrl === undefined ? {} : { request_url: new URL('/slack/events', options.publicUrl).href }
  const command = (name: string, description: string, usage_hint: string) => ({
    command: name,
    description,
    usage_hint,
    should_escape: true,
    ...url,
  })
  return {
    display_information: {
      name: 'Anwei',
      description: 'The work safety committee’s duty desk 安委会值班台',
      background_color: '#7a1f1f',
    },
    features: {
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Anwei', always_online: true },
      shortcuts: [
        {
          name: 'Report as a hazard',
          type: 'message',
          callback_id: reportShortcut,
          description: 'Turns this message into a hazard report',
        },
      ],
      slash_commands: [
        command('/safety', 'The duty desk: hazards, tasks, units, help', 'help'),
        command('/hazard', 'Report a hazard 上报隐患', 'Xinyuan petrol station: fire lane blocked, 3 days'),
      ],
    },
    oauth_config: {
      scopes: {
        bot: [
          'app_mentions:read',
          'channels:read',
          'chat:write',
          'commands',
          'files:read',
          'files:write',
          'groups:read',
          'im:history',
          'im:write',
        ],
      },
    },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: [
          'app_mention',
          'app_uninstalled',
          'message.im',
          'tokens_revoked',
          ...Object.keys(standings),
        ].sort(),
      },
      interactivity: {
        is_enabled: true,
        ...request,
        ...(request.request_url ? { message_menu_options_url: request.request_url } : {}),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: options.socketMode,
      token_rotation_enabled: false,
    },
  }
}
