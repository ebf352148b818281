import { createApp } from '../../src/app'
import type { Channel } from '../../src/bots/channel'
import { readConfig } from '../../src/config'
import { openDatabase } from '../../src/db/open'
import type { Outcome, Place } from '../../src/domain/delivery/outcome'
import { unpaced } from '../../src/domain/delivery/pace'
import { createFolderCallLog } from '../../src/files/folder-calls'

/**
 * The service in a process that is to be killed: it files reports as fast as it can, says `filed KEY` once one is
 * answered, and delivers what waits to a stand-in (`STAND_IN`) meanwhile. From `REPORTS` on; says `idle` when
 * nothing is left, where there are no reports to file.
 */
const client = await openDatabase(process.env.DATABASE_URL ?? '')
const standIn = process.env.STAND_IN ?? ''
const from = process.env.REPORTS === undefined ? undefined : Number(process.env.REPORTS)

async function send({ platform, chat }: Place): Promise<Outcome> {
  const answer = await fetch(`${standIn}/send`, { method: 'POST', body: chat })
  return { kind: 'accepted', ref: { platform, chat, message: await answer.text() } }
}
const channel: Channel = {
  send,
  edit: async (ref) => ({ kind: 'accepted', ref }),
  ping: async () => true,
  sendFiles: send,
  download: async () => ({ kind: 'gone', reason: 'not in this test' }),
}
const app = createApp(readConfig({ TELEGRAM_BOT_TOKEN: '1:x' }), {
  client,
  calls: createFolderCallLog(process.env.CALLS ?? ''),
  storage: { put: async () => undefined, get: async () => undefined },
  reader: {
    readList: async () => ({ error: 'empty' }),
    readExif: async () => undefined,
    fileType: () => undefined,
  } as never,
  platforms: () => ({
    channels: { telegram: channel },
    me: () => Promise.reject(new Error('not asked in this test')),
  }),
  now: Date.now,
  log: () => {},
  kick: () => {},
  paces: unpaced,
  unlimited: true,
})
console.log('started')

async function deliver(): Promise<void> {
  for (;;) {
    const rounds = [await app.round('prompt'), await app.round('bulk')]
    if (from === undefined && rounds.every((it) => it.nextDueAt === undefined)) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  console.log('idle')
  process.exit(0)
}

async function report(first: number): Promise<void> {
  for (let at = first; ; at += 1) {
    const key = `tg:${at}`
    await app.dispatch({
      key,
      account: { platform: 'telegram', userId: '1' },
      name: 'Li Wei',
      languageHint: 'en',
      place: { platform: 'telegram', chat: '1', private: true },
      at: Date.now(),
      canOpenForm: false,
      intent: { kind: 'command', word: 'hazard', args: `Unit ${at % 200}: fire lane blocked`, files: [] },
    })
    console.log(`filed ${key}`)
  }
}

await Promise.all([deliver(), ...(from === undefined ? [] : [report(from)])])
