import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createSlackChannel } from '../../src/bots/slack/channel'
import { isTrusted } from '../../src/bots/slack/trusted'
import { createTelegramChannel } from '../../src/bots/telegram/channel'
import { readExif } from '../../src/files/exif'
import { createFolderStorage } from '../../src/files/folder-storage'
import { createR2Storage } from '../../src/files/r2-storage'

describe('only the platforms are called', () => {
  const api = 'https://slack.com/api/'
  test.each([
    'https://hooks.slack.com/actions/T1/1/x',
    'https://files.slack.com/files-pri/T1-F1/a.jpg',
    'https://slack-files.com/x',
  ])('%s is Slack’s', (url) => expect(isTrusted(url, api)).toBe(true))

  test.each([
    'http://hooks.slack.com/actions',
    'https://hooks.slack.com.evil.example/',
    'https://evil.example/?slack.com',
    'https://slack.com@evil.example/',
    'https://user:word@hooks.slack.com/',
    'https://evilslack.com/',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:8787/api/v1/hazards',
    'file:///etc/passwd',
    '//hooks.slack.com',
    '',
  ])('%s is not', (url) => expect(isTrusted(url, api)).toBe(false))

  test.each([
    'photos/1.jpg',
    '../../../x',
    '/../../evil',
    '@evil.example/x',
    '//evil.example/x',
    '?x#y',
    'http://evil.example',
  ])('a Telegram file at “%s” is asked of the API’s root alone', async (path) => {
    const called: { url: URL; redirect: string | undefined }[] = []
    const channel = createTelegramChannel({
      token: '1:secret',
      apiRoot: 'https://api.telegram.org',
      fetch: async (input, init) => {
        const url = new URL(String(input instanceof Request ? input.url : input))
        if (url.pathname.endsWith('/getFile'))
          return Response.json({ ok: true, result: { file_id: 'f', file_unique_id: 'u', file_path: path } })
        called.push({ url, redirect: init?.redirect })
        return new Response('x')
      },
    })
    await channel.download('f')
    expect(called).toHaveLength(1)
    for (const { url, redirect } of called) {
      expect(url.origin).toBe('https://api.telegram.org')
      expect(url.pathname).toMatch(/^\/file\/bot1:secret\//)
      expect([url.search, redirect]).toEqual(['', 'manual'])
    }
  })
})

test.each([301, 302, 303, 307, 308])(
  'a call of Telegram’s API is not followed elsewhere: %i',
  async (status) => {
    const asked: string[] = []
    const elsewhere = createServer((_, response) => {
      asked.push('elsewhere')
      response.end('{"ok":true,"result":{}}')
    })
    const to = await listening(elsewhere)
    const platform = createServer((_, response) => {
      asked.push('platform')
      response.writeHead(status, { location: `${to}/bot1:secret/sendMessage` }).end()
    })
    const channel = createTelegramChannel({ token: '1:secret', apiRoot: await listening(platform) })
    const place = { platform: 'telegram' as const, chat: '1', private: true }
    expect((await channel.send(place, { body: ['text'] }, { language: 'en' })).kind).toBe('ambiguous')
    expect((await channel.download('f')).kind).toBe('retry')
    expect(asked).toEqual(['platform', 'platform'])
    for (const server of [elsewhere, platform]) server.close()
  },
)

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('on Slack', () => {
  const addresses = [
    'https://evil.example/upload',
    'http://169.254.169.254/latest/meta-data',
    'https://files.slack.com@evil.example/x',
    'file:///etc/passwd',
  ]
  /** Slack's API, that names `address` for whatever file is asked of it. */
  const open = (address: string) => {
    const called: string[] = []
    const channel = createSlackChannel({
      token: 'xoxb-secret',
      apiUrl: 'https://slack.com/api/',
      fetch: (async (input, init) => {
        const url = String(input instanceof Request ? input.url : input)
        called.push(url)
        expect(init?.redirect).toBe('manual')
        if (!url.startsWith('https://slack.com/api/')) return new Response('x')
        return Response.json({ ok: true, file: { url_private: address }, upload_url: address, file_id: 'F1' })
      }) as typeof fetch,
    })
    return { channel, beyond: () => called.filter((url) => !url.startsWith('https://slack.com/api/')) }
  }

  test.each(addresses)('a file is not fetched from “%s”, with our token or without', async (address) => {
    const { channel, beyond } = open(address)
    expect(await channel.download('F1')).toMatchObject({ kind: 'gone' })
    expect(beyond()).toEqual([])
  })

  test.each(addresses)('nor sent to “%s”', async (address) => {
    const { channel, beyond } = open(address)
    const file = {
      kind: 'photo' as const,
      name: 'a.png',
      mimeType: 'image/png',
      bytes: async () => new Uint8Array([1]),
    }
    const place = { platform: 'slack' as const, chat: 'C1', private: false }
    expect((await channel.sendFiles(place, [file], { caption: '', language: 'en' })).kind).toBe('retry')
    expect(beyond()).toEqual([])
  })

  test('both go where Slack’s own servers are', async () => {
    const { channel, beyond } = open('https://files.slack.com/files-pri/T1-F1/a.jpg')
    expect((await channel.download('F1')).kind).toBe('bytes')
    expect(beyond()).toEqual(['https://files.slack.com/files-pri/T1-F1/a.jpg'])
  })
})

describe('what is stored', () => {
  const traversals = [
    '../anwei.db',
    '..',
    '/etc/passwd',
    'a/b',
    'a\\b',
    '',
    '.',
    'a\u0000b',
    'x'.repeat(65),
    '%2e%2e',
  ]
  test.each(traversals)('is nowhere but under our own ids: “%s”', async (id) => {
    const asked: string[] = []
    const bucket = createR2Storage({
      put: async (key) => asked.push(key),
      get: async (key) => {
        asked.push(key)
        return null
      },
    })
    const folder = createFolderStorage('/nowhere')
    for (const storage of [folder, bucket]) {
      await expect(storage.get(id)).rejects.toThrow(RangeError)
      await expect(storage.put(id, new Uint8Array(), 'x')).rejects.toThrow(RangeError)
    }
    expect(asked).toEqual([])
  })

  test('a picture that unpacks to a wall of pixels is never unpacked', async () => {
    // A PNG of 65,535 by 65,535, 16 GiB as pixels; and a JPEG that says as much of itself.
    const png = [
      0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 255, 255, 0, 0, 255,
      255, 8, 6, 0, 0, 0,
    ]
    const jpeg = [
      0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 255, 255, 255, 255, 3, 1, 17, 0, 2, 17, 1, 3, 17, 1, 0xff, 0xd9,
    ]
    const before = process.memoryUsage().rss
    for (const bytes of [png, jpeg])
      expect(await readExif(new Uint8Array(bytes), 'Asia/Shanghai')).toEqual({})
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })
})
