import * as z from 'zod'
import type { Clock } from './clock'
import type { Act, ActResult } from './contract'
import type { SlackStandIn } from './slack/stand-in'
import type { TelegramStandIn } from './telegram/stand-in'

/** Somebody of the district with their two accounts. */
export type Inhabitant = { id: string; telegramId: number; slackId: string }
export type Uploaded = { bytes: Uint8Array; fileName: string; mimeType: string }

const persona = z.string().max(64)
const text = z.string().max(40_000)
const uploads = z.array(z.string().max(64)).max(10)
const action = z.looseObject({ type: z.string(), action_id: z.string() })

/** What the page may ask for; anything else is refused before a stand-in sees it. */
const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('telegram.text'), persona, chat: z.int(), text, replyTo: z.int().optional() }),
  z.object({ do: z.literal('telegram.press'), persona, chat: z.int(), message: z.int(), data: z.string() }),
  z.object({
    do: z.literal('telegram.files'),
    persona,
    chat: z.int(),
    uploads,
    caption: text.optional(),
    asFile: z.boolean().optional(),
    replyTo: z.int().optional(),
  }),
  z.object({
    do: z.literal('telegram.location'),
    persona,
    chat: z.int(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  z.object({ do: z.literal('telegram.block'), persona, blocked: z.boolean() }),
  z.object({ do: z.literal('telegram.language'), persona, language: z.enum(['en', 'zh-hans']) }),
  z.object({ do: z.literal('slack.command'), persona, channel: z.string(), command: z.string(), text }),
  z.object({
    do: z.literal('slack.message'),
    persona,
    channel: z.string(),
    text,
    uploads: uploads.optional(),
    threadTs: z.string().optional(),
  }),
  z.object({
    do: z.literal('slack.action'),
    persona,
    channel: z.string().optional(),
    ts: z.string().optional(),
    view: z.string().optional(),
    blockId: z.string(),
    action,
  }),
  z.object({
    do: z.literal('slack.suggest'),
    persona,
    view: z.string(),
    blockId: z.string(),
    actionId: z.string(),
    value: text,
  }),
  z.object({
    do: z.literal('slack.submit'),
    persona,
    view: z.string(),
    values: z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() }))),
  }),
  z.object({ do: z.literal('slack.closeView'), persona, view: z.string() }),
  z.object({
    do: z.literal('slack.shortcut'),
    persona,
    channel: z.string(),
    ts: z.string(),
    callbackId: z.string(),
  }),
  z.object({ do: z.literal('greet'), language: z.enum(['en', 'zh']) }),
  z.object({
    do: z.literal('clock.forward'),
    hours: z
      .number()
      .positive()
      .max(24 * 366),
  }),
  z.object({ do: z.literal('clock.to'), where: z.enum(['morning', 'proposal', 'eve', 'festival']) }),
])

export type ActDeps = {
  telegram: TelegramStandIn
  slack: SlackStandIn
  inhabitant: (persona: string) => Inhabitant | undefined
  uploaded: (handle: string) => Uploaded | undefined
  greet: (language: 'en' | 'zh') => Promise<void>
  clock: Pick<Clock, 'forward' | 'to'>
}

/** Does what somebody does in the page, through the stand-ins' own acts. What can't be done says why. */
export async function carryOut(deps: ActDeps, given: unknown): Promise<ActResult> {
  const read = act.safeParse(given)
  if (!read.success) return { ok: false, reason: z.prettifyError(read.error) }
  const what = read.data as Act
  try {
    if (what.do === 'greet') {
      await deps.greet(what.language)
      return { ok: true }
    }
    if (what.do === 'clock.forward') {
      await deps.clock.forward(what.hours)
      return { ok: true }
    }
    if (what.do === 'clock.to') {
      await deps.clock.to(what.where)
      return { ok: true }
    }
    const who = deps.inhabitant(what.persona)
    if (!who) return { ok: false, reason: `nobody is called ${what.persona}` }
    return what.do.startsWith('telegram.')
      ? await onTelegram(deps, who, what)
      : await onSlack(deps, who, what)
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

const filesOf = (deps: ActDeps, handles: readonly string[] = []): Uploaded[] =>
  handles.flatMap((handle) => deps.uploaded(handle) ?? [])

async function onTelegram(deps: ActDeps, who: Inhabitant, what: Act): Promise<ActResult> {
  const { telegram } = deps
  const user = who.telegramId
  switch (what.do) {
    case 'telegram.text':
      await telegram.sendText(
        user,
        what.chat,
        what.text,
        what.replyTo === undefined ? {} : { replyTo: what.replyTo },
      )
      return { ok: true }
    case 'telegram.press':
      await telegram.press(user, what.chat, what.message, what.data, { stale: true })
      return { ok: true }
    case 'telegram.files': {
      const { chat, caption, asFile, replyTo } = what
      await telegram.sendFiles(user, chat, filesOf(deps, what.uploads), {
        ...(caption ? { caption } : {}),
        ...(asFile ? { asFile } : {}),
        ...(replyTo === undefined ? {} : { replyTo }),
      })
      return { ok: true }
    }
    case 'telegram.location':
      await telegram.sendLocation(user, what.chat, what.latitude, what.longitude)
      return { ok: true }
    case 'telegram.block':
      await (what.blocked ? telegram.block(user) : telegram.unblock(user))
      return { ok: true }
    case 'telegram.language':
      telegram.setLanguage(user, what.language)
      return { ok: true }
    default:
      return { ok: false, reason: 'no such act on Telegram' }
  }
}

async function onSlack(deps: ActDeps, who: Inhabitant, what: Act): Promise<ActResult> {
  const { slack } = deps
  const user = who.slackId
  switch (what.do) {
    case 'slack.command':
      await slack.slashCommand(user, what.channel, what.command, what.text)
      return { ok: true }
    case 'slack.message':
      await slack.message(user, what.channel, what.text, {
        files: filesOf(deps, what.uploads),
        ...(what.threadTs ? { threadTs: what.threadTs } : {}),
      })
      return { ok: true }
    case 'slack.action':
      if (!what.channel || !what.ts) return { ok: false, reason: 'nothing to press there' }
      await slack.press(user, { channel: what.channel, ts: what.ts }, what.blockId, what.action, {
        stale: true,
      })
      return { ok: true }
    case 'slack.suggest':
      return { ok: true, options: await slack.suggest(user, what.blockId, what.actionId, what.value) }
    case 'slack.submit':
      await slack.submitView(user, withFiles(deps, what.values))
      return { ok: true }
    case 'slack.closeView':
      slack.closeView(user)
      return { ok: true }
    case 'slack.shortcut':
      await slack.messageShortcut(user, what.channel, what.ts, what.callbackId)
      return { ok: true }
    default:
      return { ok: false, reason: 'no such act in Slack' }
  }
}

/** File inputs hold handles of uploads; Slack sends its own ids and what the files are. */
function withFiles(deps: ActDeps, values: Extract<Act, { do: 'slack.submit' }>['values']) {
  const entries = Object.entries(values).map(([block, elements]) => {
    const kept = Object.entries(elements).map(([id, element]) => {
      if (element.type !== 'file_input' || !Array.isArray(element.files)) return [id, element] as const
      const files = filesOf(deps, element.files as string[]).map((file) => {
        const { id: fileId, name, mimetype, bytes } = deps.slack.keep(file)
        return { id: fileId, name, mimetype, size: bytes.length }
      })
      return [id, { ...element, files }] as const
    })
    return [block, Object.fromEntries(kept)] as const
  })
  return Object.fromEntries(entries)
}
