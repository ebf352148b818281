import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { verifyDraw } from '../domain/campaigns/draw'
import type { ImportUnits, ReadList } from '../domain/units/import-report'
import { demandToken } from './bearer'
import { describeApi } from './openapi'
import type { ApiReader } from './ports'

/** Largest list that is taken, in bytes. */
const importBytesMax = 20 * 1024 * 1024
const pageMax = 200

type ApiDeps = {
  token: string | undefined
  read: ApiReader
  readList: ReadList
  importUnits: ImportUnits
}

/** `/api/v1`: the read side and imports, as JSON. Without a token in the settings the surface is shut. */
export function createApiRoutes({ token, read, readList, importUnits }: ApiDeps): Hono {
  const app = new Hono()
  app.use('*', demandToken(token))
  app.get('/openapi.json', (c) => c.json(describeApi()))
  app.get('/hazards', paged(read.hazards))
  app.get('/hazards/:number', async (c) => {
    const hazard = await read.hazard(Number(c.req.param('number').replace(/^H-/i, '')))
    return hazard ? c.json(hazard) : c.json(failure('not-found', 'There is no such hazard.'), 404)
  })
  app.get('/units', paged(read.units))
  app.get('/tasks', paged(read.tasks))
  app.get('/draws/:id', async (c) => {
    const draw = await read.draw(c.req.param('id'))
    return draw
      ? c.json({ ...draw, verified: verifyDraw(draw) })
      : c.json(failure('not-found', 'There is no such draw.'), 404)
  })
  app.get('/organizations', async (c) => c.json({ items: await read.organizations() }))
  app.post('/units/import', async (c) => {
    if (Number(c.req.header('content-length') ?? 0) > importBytesMax)
      return c.json(failure('too-large', 'At most 20 MB.'), 413)
    const sent = await sentFile(c.req.raw)
    if (!sent) return c.json(failure('no-file', 'Send the list as “file” of a form, or as the body.'), 400)
    if (sent.length > importBytesMax) return c.json(failure('too-large', 'At most 20 MB.'), 413)
    const list = await readList(sent)
    if ('units' in list) return c.json(await importUnits(list.units))
    const error = 'error' in list ? list.error : 'no-name-column'
    return c.json(failure(error, importErrors[error]), 422)
  })
  return app
}

const importErrors = {
  'not-a-spreadsheet': 'The file is neither CSV nor XLSX.',
  'too-large': 'The file is too large: at most 20 MB, 100 MB unpacked.',
  'no-header': 'There is no row of headings.',
  'no-name-column': 'There is no column with the units’ names.',
  empty: 'The file is empty.',
  'too-many-rows': 'There are more than 50,000 rows.',
}

const failure = (code: string, message: string) => ({ error: { code, message } })

type Page = { limit: number; before?: number; status?: string }

/** A list page by page, of one status where it is asked for one. */
const paged =
  (readPage: (page: Page) => Promise<object>) =>
  async (c: Context): Promise<Response> => {
    const page = pageOf(c.req.query('limit'), c.req.query('cursor'))
    if (!page)
      return c.json(
        failure('bad-page', `limit is 1 to ${pageMax}, cursor is what the page before gave.`),
        400,
      )
    const status = c.req.query('status')
    return c.json(await readPage({ ...page, ...(status ? { status } : {}) }))
  }

function pageOf(limit = '50', cursor = ''): { limit: number; before?: number } | undefined {
  const size = Number(limit)
  if (!Number.isInteger(size) || size < 1 || size > pageMax || !/^\d{0,12}$/.test(cursor)) return undefined
  return { limit: size, ...(cursor ? { before: Number(cursor) } : {}) }
}

async function sentFile(request: Request): Promise<Uint8Array | undefined> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) {
    const bytes = new Uint8Array(await request.arrayBuffer())
    return bytes.length > 0 ? bytes : undefined
  }
  const form = await request.formData().catch(() => undefined)
  const file = form?.get('file')
  return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined
}
