import type { SlackViewValues } from '../contract'
import type { Modal, ModalBlock } from './block-kit'
import { describeFile, typeOf } from './methods'
import { type Channel, dmOf, mintTrigger, nextId, nextTs, put, type StoredFile, type World } from './world'

export type Send = (
  body: Record<string, unknown>,
  as: 'json' | 'form' | 'payload',
  headers?: Record<string, string>,
) => Promise<Response>
export type Upload = { bytes: Uint8Array; fileName: string; mimeType?: string }

const hookUses = 5
const hookLifeMs = 30 * 60_000

/** What people do in Slack, as the requests it sends the app for it, and what it makes of the answers. */
export function createPeople(world: World, options: { baseUrl: string; send: Send }) {
  const { baseUrl, send } = options
  const nameOf = (user: string): string => world.users.get(user)?.name ?? user
  const team = { id: world.teamId, domain: 'anwei' }
  const channelOf = (id: string): Channel => {
    const channel = world.channels.get(id)
    if (!channel) throw new Error(`no channel ${id}`)
    return channel
  }
  const hookFor = (user: string, channel: string, ts?: string): string => {
    const id = nextId(world, 'R')
    world.hooks.set(id, {
      channel,
      user,
      left: hookUses,
      until: world.now() + hookLifeMs,
      ...(ts ? { ts } : {}),
    })
    return `${baseUrl}/hooks/${id}`
  }
  const whisper = (user: string, channel: Channel, content: { text?: string; blocks?: unknown }) =>
    put(world, channel, {
      user: world.botUserId,
      text: content.text ?? '',
      ...(Array.isArray(content.blocks) ? { blocks: content.blocks } : {}),
      onlyFor: user,
    })

  /** A command's own answer is shown to whoever typed it; a failure says so, as Slack does. */
  async function slashCommand(
    user: string,
    channelId: string,
    command: string,
    text: string,
  ): Promise<Response> {
    const channel = channelOf(channelId)
    const response = await send(
      {
        token: 'deprecated',
        team_id: world.teamId,
        team_domain: team.domain,
        channel_id: channel.id,
        channel_name: channel.kind === 'dm' ? 'directmessage' : channel.name,
        user_id: user,
        user_name: nameOf(user),
        command,
        text,
        api_app_id: 'A0ANWEI',
        is_enterprise_install: 'false',
        response_url: hookFor(user, channel.id),
        trigger_id: mintTrigger(world, user),
      },
      'form',
    )
    const answer = await bodyOf(response)
    if (response.status !== 200)
      whisper(user, channel, { text: `${command} failed with the error "dispatch_failed"` })
    else if (answer) whisper(user, channel, answer)
    return response
  }

  async function message(
    user: string,
    channelId: string,
    text: string,
    more: { files?: Upload[]; threadTs?: string } = {},
  ): Promise<Response | undefined> {
    const channel = channelOf(channelId)
    const files = (more.files ?? []).map((file) => keep(file))
    const thread = more.threadTs === undefined ? {} : { threadTs: more.threadTs }
    const sent = put(world, channel, {
      user,
      text,
      ...thread,
      ...(files.length > 0 ? { files: files.map((it) => it.id) } : {}),
    })
    const mentioned = text.includes(`<@${world.botUserId}>`)
    if (channel.kind === 'channel' && !mentioned) return undefined
    const event = {
      type: channel.kind === 'dm' ? 'message' : 'app_mention',
      ...(files.length > 0
        ? { subtype: 'file_share', files: files.map((file) => describeFile(file, baseUrl)) }
        : {}),
      ...(channel.kind === 'dm' ? { channel_type: 'im' } : {}),
      user,
      text: escapeText(text),
      ts: sent.ts,
      event_ts: sent.ts,
      channel: channel.id,
      team: world.teamId,
      ...(more.threadTs ? { thread_ts: more.threadTs, parent_user_id: world.botUserId } : {}),
    }
    return sendEvent(event)
  }

  let lastEvent: Record<string, unknown> | undefined
  function sendEvent(event: Record<string, unknown>): Promise<Response> {
    lastEvent = {
      token: 'deprecated',
      team_id: world.teamId,
      api_app_id: 'A0ANWEI',
      event,
      type: 'event_callback',
      event_id: nextId(world, 'Ev'),
      event_time: Math.floor(world.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: world.teamId,
          user_id: world.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: 'context',
    }
    return send(lastEvent, 'json')
  }

  function keep(file: Upload): StoredFile {
    const id = nextId(world, 'F')
    const stored = {
      id,
      name: file.fileName,
      mimetype: file.mimeType ?? typeOf(file.fileName),
      bytes: file.bytes,
      complete: true,
    }
    world.files.set(id, stored)
    return stored
  }

  /** A control under a message; only one that is there now and that this person sees. */
  async function press(
    user: string,
    where: { channel: string; ts: string },
    blockId: string | undefined,
    action: { action_id: string; [key: string]: unknown },
  ): Promise<Response> {
    const channel = channelOf(where.channel)
    const shown = channel.messages.find(
      (it) => it.ts === where.ts && (it.onlyFor === undefined || it.onlyFor === user),
    )
    const elements = (shown?.blocks ?? []).flatMap((block) =>
      Array.isArray(block.elements) ? block.elements : [],
    )
    const element = elements.find(
      (it: { action_id?: string; value?: string }) => it.action_id === action.action_id,
    )
    if (!shown || !element) throw new Error(`no ${action.action_id} there`)
    return send(
      {
        type: 'block_actions',
        user: { id: user, username: nameOf(user), name: nameOf(user), team_id: world.teamId },
        api_app_id: 'A0ANWEI',
        token: 'deprecated',
        container: {
          type: 'message',
          message_ts: shown.ts,
          channel_id: channel.id,
          is_ephemeral: shown.onlyFor !== undefined,
        },
        trigger_id: mintTrigger(world, user),
        team,
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: channel.id, name: channel.kind === 'dm' ? 'directmessage' : channel.name },
        ...(shown.onlyFor
          ? {}
          : { message: { type: 'message', ts: shown.ts, text: shown.text, blocks: shown.blocks } }),
        response_url: hookFor(user, channel.id, shown.ts),
        actions: [{ ...element, ...action, block_id: blockId ?? 'b', action_ts: nextTs(world) }],
      },
      'payload',
    )
  }

  async function suggest(user: string, blockId: string, actionId: string, value: string) {
    const open = world.views.get(user)
    if (!open) return []
    const response = await send(
      {
        type: 'block_suggestion',
        user: { id: user, name: nameOf(user), team_id: world.teamId },
        container: { type: 'view', view_id: open.id },
        api_app_id: 'A0ANWEI',
        token: 'deprecated',
        action_id: actionId,
        block_id: blockId,
        value,
        team,
        view: viewPayload(open.id, open.view, {}),
      },
      'payload',
    )
    const body = await bodyOf(response)
    return Array.isArray(body?.options)
      ? (body.options as { text: { type: 'plain_text'; text: string }; value: string }[])
      : []
  }

  /** Submits the open modal: what was left alone has its initial value; what is required is demanded here, as Slack does. */
  async function submitView(user: string, given: SlackViewValues): Promise<Response | undefined> {
    const open = world.views.get(user)
    if (!open) throw new Error('no view is open')
    const values = filled(open.view, given)
    const missing = open.view.blocks.flatMap((block) =>
      block.type === 'input' && !block.optional && isEmpty(values[block.block_id ?? ''])
        ? [[block.block_id ?? '', 'Please complete this required field.']]
        : [],
    )
    if (missing.length > 0) {
      open.errors = Object.fromEntries(missing)
      world.changed()
      return undefined
    }
    const response = await send(
      {
        type: 'view_submission',
        team,
        user: { id: user, username: nameOf(user), name: nameOf(user), team_id: world.teamId },
        api_app_id: 'A0ANWEI',
        token: 'deprecated',
        trigger_id: mintTrigger(world, user),
        view: viewPayload(open.id, open.view, values),
        response_urls: [],
        is_enterprise_install: false,
        enterprise: null,
      },
      'payload',
    )
    const body = await bodyOf(response)
    if (response.status !== 200)
      open.errors = { [Object.keys(values)[0] ?? '']: 'We had some trouble connecting. Try again?' }
    else if (body?.response_action === 'errors') open.errors = body.errors as Record<string, string>
    else world.views.delete(user)
    world.changed()
    return response
  }

  async function messageShortcut(
    user: string,
    channelId: string,
    ts: string,
    callbackId: string,
  ): Promise<Response> {
    const channel = channelOf(channelId)
    const shown = channel.messages.find((it) => it.ts === ts)
    const files = (shown?.files ?? []).flatMap((id) => world.files.get(id) ?? [])
    return send(
      {
        type: 'message_action',
        callback_id: callbackId,
        token: 'deprecated',
        action_ts: nextTs(world),
        team,
        user: { id: user, name: nameOf(user), team_id: world.teamId },
        channel: { id: channel.id, name: channel.name },
        is_enterprise_install: false,
        enterprise: null,
        message_ts: ts,
        trigger_id: mintTrigger(world, user),
        response_url: hookFor(user, channel.id, ts),
        message: {
          type: 'message',
          user: shown?.user,
          ts,
          text: escapeText(shown?.text ?? ''),
          files: files.map((file) => describeFile(file, baseUrl)),
        },
      },
      'payload',
    )
  }

  return {
    slashCommand,
    message,
    sendEvent,
    press,
    suggest,
    submitView,
    messageShortcut,
    keep,
    closeView: (user: string) => {
      world.views.delete(user)
      world.changed()
    },
    /** The last event once more, as Slack sends it when it got no 200. */
    retry: (count = 1): Promise<Response> =>
      send(lastEvent ?? {}, 'json', {
        'X-Slack-Retry-Num': String(count),
        'X-Slack-Retry-Reason': 'http_error',
      }),
    openDm: (user: string) => dmOf(world, user),
  }
}

async function bodyOf(response: Response): Promise<Record<string, unknown> | undefined> {
  const text = await response.clone().text()
  if (text === '') return undefined
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text }
}

/** Slack escapes what people type, mentions apart. */
const escapeText = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/<(?![@#!])/g, '&lt;')
    .replace(/(?<!<[@#!][^>]*)>/g, '&gt;')

const viewPayload = (id: string, view: Modal, values: SlackViewValues) => ({
  id,
  team_id: 'T0ANWEI',
  type: 'modal',
  blocks: view.blocks,
  private_metadata: view.private_metadata ?? '',
  callback_id: view.callback_id ?? '',
  state: { values },
  hash: 'hash',
  title: view.title,
  close: view.close ?? null,
  submit: view.submit ?? null,
  root_view_id: id,
  app_id: 'A0ANWEI',
  external_id: '',
  app_installed_team_id: 'T0ANWEI',
  bot_id: 'B0ANWEI',
})

const isEmpty = (elements: SlackViewValues[string] | undefined): boolean =>
  Object.values(elements ?? {}).every((it) => {
    const value = it.value ?? it.selected_option ?? it.selected_date_time ?? it.files
    return (
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    )
  })

/** Values of all input blocks, with the initial ones where nothing was touched. */
function filled(view: Modal, given: SlackViewValues): SlackViewValues {
  const entries = view.blocks.flatMap((block) =>
    block.type === 'input' ? [[block.block_id ?? '', filledInput(block, given)] as const] : [],
  )
  return Object.fromEntries(entries)
}

function filledInput(
  block: Extract<ModalBlock, { type: 'input' }>,
  given: SlackViewValues,
): SlackViewValues[string] {
  const { element } = block
  const id = element.action_id ?? ''
  const touched = given[block.block_id ?? '']?.[id]
  if (touched) return { [id]: touched }
  switch (element.type) {
    case 'plain_text_input':
      return { [id]: { type: element.type, value: element.initial_value ?? null } }
    case 'datetimepicker':
      return { [id]: { type: element.type, selected_date_time: element.initial_date_time ?? null } }
    case 'file_input':
      return { [id]: { type: element.type, files: [] } }
    default:
      return { [id]: { type: element.type, selected_option: element.initial_option ?? null } }
  }
}
