import { appendFileSync } from 'node:fs'
import { createApp } from '../../src/app'
import type { Channel } from '../../src/bots/channel'
import type { View } from '../../src/bots/view'
import { readConfig } from '../../src/config'
import { createFileClient } from '../../src/db/file-client'
import type { Outcome, Place } from '../../src/domain/delivery/outcome'
import { unpaced } from '../../src/domain/delivery/pace'
import type { Account } from '../../src/domain/people/person'
import { readList } from '../../src/files/read-list'

/** What a life of the service is given: a migrated file, where what it says is written down, who reports, and when it is. */
export type Life = { file: string; heard: string; account: Account; at: number }

/** A line of what was taken by a platform. */
export type Heard = { chat: string; view: View }

const units = Array.from({ length: 60 }, (_, at) => `Imported unit ${at},Imported sub-district ${at % 3}`)
const apiToken = 'test-token-of-the-api'

/**
 * One life: somebody reports, a list of units is imported, the clock runs, and what is due is delivered.
 * Each of it can be done again and then changes nothing. What was taken by a platform is a line in `heard`;
 * `step` is called on both sides of that.
 */
export async function live({ file, heard, at, account }: Life, step: () => void = () => {}): Promise<void> {
  const hear = ({ platform, chat }: Place, view: View): Outcome => {
    step()
    appendFileSync(heard, `${JSON.stringify({ chat, view } satisfies Heard)}\n`)
    step()
    return { kind: 'accepted', ref: { platform, chat, message: crypto.randomUUID() } }
  }
  const channel: Channel = {
    send: async (place, view) => hear(place, view),
    edit: async (ref) => ({ kind: 'accepted', ref }),
    ping: async () => true,
    sendFiles: async (place) => hear(place, { title: 'files' }),
    download: async () => ({ kind: 'gone', reason: 'not in this test' }),
  }
  const client = createFileClient(`file:${file}`)
  const app = createApp(readConfig({ TELEGRAM_BOT_TOKEN: '1:x', API_TOKEN: apiToken }), {
    client,
    storage: { put: async () => undefined, get: async () => undefined },
    reader: { readList, readExif: async () => ({}), writeSheet: async () => new Uint8Array() },
    platforms: () => ({
      channels: { telegram: channel, slack: channel },
      me: () => Promise.reject(new Error('not asked in this test')),
    }),
    now: () => at,
    log: () => {},
    kick: () => {},
    paces: unpaced,
    unlimited: true,
  })
  await app.dispatch({
    key: 'tg:1',
    account,
    name: 'Li Wei',
    languageHint: 'en',
    place: { platform: 'telegram', chat: account.userId, private: true },
    at,
    canOpenForm: false,
    intent: { kind: 'command', word: 'hazard', args: 'old mill: bare wires', files: [] },
  })
  const imported = await app.http.request('/api/v1/units/import', {
    method: 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'text/csv' },
    body: ['name,sub-district', ...units].join('\n'),
  })
  if (!imported.ok) throw new Error(`the import ended in ${imported.status}`)
  await app.tick(at)
  for (const stream of ['prompt', 'bulk', 'prompt'] as const) await app.round(stream)
  client.close()
}
