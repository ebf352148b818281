import { Hono } from 'hono/tiny'
import type { FileStorage } from '../domain/evidence/ports'

/** How long a link to a file is good for, ms. */
export const linkLifeMs = 60 * 60_000

/** Types a browser shows as a picture and nothing else. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

type Signer = {
  sign: (text: string) => Promise<string>
  verify: (text: string, key: string) => Promise<boolean>
}

async function createSigner(secret: string): Promise<Signer> {
  const encode = (text: string) => new TextEncoder().encode(text)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encode(`files:${secret}`), algorithm, false, [
    'sign',
    'verify',
  ])
  return {
    sign: async (text) => {
      const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text)))
      return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    },
    // `verify` compares in constant time.
    verify: (text, given) => {
      const bytes = Uint8Array.from(given.match(/[0-9a-f]{2}/g) ?? [], (byte) => Number.parseInt(byte, 16))
      return crypto.subtle.verify('HMAC', key, bytes, encode(text))
    },
  }
}

/**
 * Links to evidence that open without a further check for an hour: whoever is given one was allowed to see
 * the file. The address holds an HMAC over the file and the time; it is never one of a platform's own. Links are
 * sealed with the first of `secrets` and opened by any, so that one that is replaced cuts off no link that was sent.
 */
export function createFileLinks(options: {
  secrets: readonly string[]
  publicUrl: string
  now: () => number
}) {
  const signers = Promise.all(options.secrets.map(createSigner))
  return {
    link: async (id: string): Promise<string> => {
      const until = options.now() + linkLifeMs
      const key = await (await signers)[0]?.sign(`${id}:${until}`)
      return new URL(`/files/${id}?until=${until}&key=${key}`, options.publicUrl).href
    },
    isGood: async (id: string, until: string, key: string): Promise<boolean> => {
      const opened = (await signers).map((signer) => signer.verify(`${id}:${until}`, key))
      return Number(until) > options.now() && (await Promise.all(opened)).includes(true)
    },
  }
}

export type FileLinks = ReturnType<typeof createFileLinks>

/** `GET /files/:id`: a file of ours by such a link, never shown as a page. */
export function createFileRoutes(
  links: FileLinks,
  storage: FileStorage,
  typeOf: (id: string) => Promise<string | undefined>,
): Hono {
  const app = new Hono()
  app.get('/files/:id', async (c) => {
    const id = c.req.param('id')
    const good = await links.isGood(id, c.req.query('until') ?? '', c.req.query('key') ?? '')
    if (!good) return c.text('This link is not valid any more. Open the card again for a new one.', 403)
    const [bytes, mimeType = 'application/octet-stream'] = await Promise.all([storage.get(id), typeOf(id)])
    if (!bytes) return c.notFound()
    const picture = pictures.has(mimeType)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': picture ? mimeType : 'application/octet-stream',
      'Content-Disposition': picture ? 'inline' : 'attachment',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=600',
      'Referrer-Policy': 'no-referrer',
    })
  })
  return app
}
