import type { FileInput } from './files'

/** A request's parameters and files, read but not checked. */
export type Body = { params: Record<string, unknown>; uploads: Map<string, FileInput> }

const latin1 = new TextDecoder('latin1')
const utf8 = new TextDecoder()

const mimeTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
}

/** grammY sends every file as octets, so its kind is read off its name, as the server does. */
const mimeTypeOf = (fileName: string, given: string | undefined): string => {
  const known = mimeTypes[/\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '']
  return known ?? given ?? 'application/octet-stream'
}

/** Where the boundary stands; the body is searched as one character a byte. */
const splitParts = (bytes: Uint8Array, boundary: string): { start: number; end: number }[] => {
  const characters = latin1.decode(bytes)
  const parts: { start: number; end: number }[] = []
  const mark = `--${boundary}`
  let at = characters.indexOf(mark)
  while (at !== -1) {
    const next = characters.indexOf(`\r\n${mark}`, at + mark.length)
    if (next === -1) break
    parts.push({ start: at + mark.length + 2, end: next })
    at = next + 2
  }
  return parts
}

const addPart = (body: Body, part: Uint8Array): void => {
  const headEnd = latin1.decode(part).indexOf('\r\n\r\n')
  const head = utf8.decode(part.subarray(0, headEnd))
  const content = part.subarray(headEnd + 4)
  const name = /[;\s]name="?([^";\r\n]+)"?/i.exec(head)?.[1]
  if (headEnd === -1 || name === undefined) return
  const fileName = /filename="?([^";\r\n]*)"?/i.exec(head)?.[1]
  if (fileName === undefined) {
    body.params[name] = utf8.decode(content)
    return
  }
  const given = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1]
  body.uploads.set(name, { bytes: content.slice(), fileName, mimeType: mimeTypeOf(fileName, given) })
}

/**
 * Reads `multipart/form-data`. Its own reader, since grammY leaves out blanks and quotes that the platform's
 * `formData()` insists on, and the real server does not.
 */
const readMultipart = (bytes: Uint8Array, boundary: string): Body => {
  const body: Body = { params: {}, uploads: new Map() }
  for (const { start, end } of splitParts(bytes, boundary)) addPart(body, bytes.subarray(start, end))
  return body
}

const fromSearch = (search: URLSearchParams): Record<string, unknown> => Object.fromEntries(search)

/** Reads a call's parameters from its address and its body: JSON, a form, or a form with files. */
export const readBody = async (request: Request): Promise<Body | undefined> => {
  const params = fromSearch(new URL(request.url).searchParams)
  const type = request.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.length === 0) return { params, uploads: new Map() }
  if (type.startsWith('multipart/form-data')) {
    const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1] ?? ''
    const body = readMultipart(bytes, boundary)
    return { params: { ...params, ...body.params }, uploads: body.uploads }
  }
  if (type.startsWith('application/json')) {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return { params: { ...params, ...value }, uploads: new Map() }
  }
  return { params: { ...params, ...fromSearch(new URLSearchParams(utf8.decode(bytes))) }, uploads: new Map() }
}
