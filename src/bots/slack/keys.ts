/** The key of one thing that Slack sends, however often it comes; the parsers' own (`parse.ts`). */
export const slackKeys = {
  trigger: (trigger: string): string => `sl:${trigger}`,
  view: (id: string, hash: string | null | undefined): string => `sl:view:${id}:${hash ?? ''}`,
  message: (channel: string, ts: string): string => `sl:msg:${channel}:${ts}`,
  event: (id: string): string => `sl:event:${id}`,
}

/** The same from a body that nobody has parsed yet: of a command, a press, a form, a shortcut, a message or another event. */
export function keyOf(body: Record<string, unknown>): string | undefined {
  const { trigger_id: trigger } = body
  if (typeof body.command === 'string')
    return typeof trigger === 'string' ? slackKeys.trigger(trigger) : undefined
  switch (body.type) {
    case 'block_actions':
    case 'message_action':
      return typeof trigger === 'string' ? slackKeys.trigger(trigger) : undefined
    case 'view_submission': {
      const { id, hash } = partsOf(body.view)
      return typeof id === 'string'
        ? slackKeys.view(id, typeof hash === 'string' ? hash : undefined)
        : undefined
    }
    case 'event_callback': {
      const { channel, ts } = partsOf(body.event)
      if (typeof channel === 'string' && typeof ts === 'string') return slackKeys.message(channel, ts)
      return typeof body.event_id === 'string' ? slackKeys.event(body.event_id) : undefined
    }
    default:
      return undefined
  }
}

/** The same of a command's form as it came, whose values can hold neither `&` nor `=`: to parse it costs ten times as much. */
export function keyOfForm(raw: string): string | undefined {
  const trigger = /(?:^|&)command=/.test(raw) && /(?:^|&)trigger_id=([\w.]+)(?:&|$)/.exec(raw)?.[1]
  return trigger ? slackKeys.trigger(trigger) : undefined
}

const partsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
