import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Json = Record<string, unknown>
/** An update of a platform's own: its body as an object, and how it is sent. */
export type Sample = { platform: 'telegram' | 'slack'; name: string; body: Json; asForm: boolean }

const spec = fileURLToPath(new URL('../../../shared/spec', import.meta.url))

const filesIn = (folder: string): { name: string; text: string }[] =>
  existsSync(`${spec}/${folder}`)
    ? readdirSync(`${spec}/${folder}`).map((name) => ({
        name,
        text: readFileSync(`${spec}/${folder}/${name}`, 'utf8'),
      }))
    : []

/** Every sample update of both platforms; none where the descriptions are not at hand. */
export function readSamples(): Sample[] {
  const updates = ['telegram/updates', 'telegram/updates-nutgram'].flatMap(filesIn)
  const payloads = filesIn('slack/payloads')
  return [
    ...updates.map(
      ({ name, text }): Sample => ({
        platform: 'telegram',
        name,
        body: JSON.parse(text) as Json,
        asForm: false,
      }),
    ),
    ...payloads.map(({ name, text }): Sample => {
      const body = name.endsWith('.txt')
        ? Object.fromEntries(new URLSearchParams(text.trim()))
        : (JSON.parse(text) as Json)
      return { platform: 'slack', name, body, asForm: !/^(event_|url_)/.test(name) }
    }),
  ]
}
