import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type ActDeps, carryOut, type Inhabitant, type Uploaded } from './acts'
import type { Clock } from './clock'
import type { Persona, PlaygroundState } from './contract'
import { momentsFrom } from './time'

export type PlaygroundRoutesDeps = Omit<ActDeps, 'uploaded'> & {
  personas: readonly Persona[]
  now: () => number
  timezone: string
  /** Which steps of the tour have happened. */
  progress: () => Promise<boolean[]>
  /** What the desk speaks to these personas. */
  languages: (personas: readonly string[]) => Promise<Record<string, 'en' | 'zh'>>
  onChange: (listener: () => void) => () => void
  clock: Clock
  /** The visitor plays these people from now on. */
  onVisit: (...personas: string[]) => void
}

/** Uploads that wait to be sent; the oldest go first. */
const uploadsMax = 200
const uploadBytesMax = 50 * 1024 * 1024
/** Changes within this time are shown as one, ms; while days pass, they pass in pictures. */
const gatherMs = 30
const gatherOnTheWayMs = 300
/** So many messages of a conversation are shown then: nobody reads back while days pass. */
const shownOnTheWay = 25

/** The playground's own routes: what the two panes show, and what people do in them (see `contract.ts`). */
export function createPlaygroundRoutes(deps: PlaygroundRoutesDeps): Hono {
  const uploads = new Map<string, Uploaded>()
  const app = new Hono()

  app.get('/stream', (c) => {
    const telegram = deps.inhabitant(c.req.query('telegram') ?? '')
    const slack = deps.inhabitant(c.req.query('slack') ?? '')
    if (!telegram || !slack) return c.text('nobody is called that', 404)
    deps.onVisit(telegram.id, slack.id)
    return streamSSE(c, async (stream) => {
      let changed: () => void = () => {}
      const stop = deps.onChange(() => changed())
      stream.onAbort(() => {
        stop()
        changed()
      })
      while (!stream.aborted) {
        const next = new Promise<void>((resolve) => {
          changed = resolve
        })
        await stream.writeSSE({ event: 'state', data: JSON.stringify(await stateFor(deps, telegram, slack)) })
        await next
        await stream.sleep(deps.clock.isMoving() ? gatherOnTheWayMs : gatherMs)
      }
    })
  })

  app.post('/act', async (c) => {
    const act: unknown = await c.req.json().catch(() => undefined)
    return c.json(await carryOut({ ...deps, uploaded: (handle) => uploads.get(handle) }, act))
  })

  app.post('/upload', async (c) => {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File)) return c.json({ error: 'no file' }, 400)
    if (file.size > uploadBytesMax) return c.json({ error: 'too large' }, 413)
    const upload = crypto.randomUUID()
    const mimeType = file.type || 'application/octet-stream'
    uploads.set(upload, {
      bytes: new Uint8Array(await file.arrayBuffer()),
      fileName: file.name || 'file',
      mimeType,
    })
    const [oldest] = uploads.keys()
    if (uploads.size > uploadsMax && oldest) uploads.delete(oldest)
    return c.json({ upload })
  })

  app.get('/file/:id', (c) => {
    const id = c.req.param('id')
    const telegram = id.startsWith('tg-') ? deps.telegram.fileBytes(id.slice(3)) : undefined
    const slack = id.startsWith('sl-') ? deps.slack.fileBytes(id.slice(3)) : undefined
    const found = telegram ?? (slack && { bytes: slack.bytes, mimeType: slack.mimetype })
    if (!found) return c.notFound()
    const shown = found.mimeType.startsWith('image/') && found.mimeType !== 'image/svg+xml'
    return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': shown ? found.mimeType : 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=3600',
    })
  })
  return app
}

async function stateFor(
  deps: PlaygroundRoutesDeps,
  telegram: Inhabitant,
  slack: Inhabitant,
): Promise<PlaygroundState> {
  const [done, languages] = await Promise.all([deps.progress(), deps.languages([telegram.id, slack.id])])
  const movingTo = deps.clock.movingTo()
  const most = movingTo === undefined ? undefined : shownOnTheWay
  const languageOf = (persona: string) => {
    const language = languages[persona]
    return language === undefined ? {} : { language }
  }
  return {
    now: deps.now(),
    timezone: deps.timezone,
    ...(movingTo === undefined ? {} : { movingTo }),
    moments: momentsFrom(deps.now(), deps.timezone),
    done,
    personas: [...deps.personas],
    telegram: {
      persona: telegram.id,
      ...languageOf(telegram.id),
      ...deps.telegram.pane(telegram.telegramId, most),
    },
    slack: { persona: slack.id, ...languageOf(slack.id), ...deps.slack.pane(slack.slackId, most) },
  }
}
