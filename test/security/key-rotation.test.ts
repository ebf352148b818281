import { expect, test } from 'vitest'
import { createFileLinks } from '../../src/web/files'
import { openPlatforms } from '../support/platforms'

const [old, newer] = ['old-secret-of-links', 'newer-secret-of-links']

/** A service whose links are sealed by these settings, and a link as another service with others would send it. */
async function open(LINK_SECRET: string | undefined, sealedWith: string) {
  const it = await openPlatforms({ settings: { LINK_SECRET } })
  await it.storage.put('file-1', new Uint8Array([1]), 'image/jpeg')
  const links = createFileLinks({ secrets: [sealedWith], publicUrl: it.settings.PUBLIC_URL, now: it.now })
  return (await it.http.request(await links.link('file-1'))).status
}

test('a link that was sent opens while the secret that sealed it is the newest, or still named beside it', async () => {
  expect(await open(old, old)).toBe(200)
  expect(await open(`${newer},${old}`, old)).toBe(200)
  expect(await open(`${newer} ${old}`, newer)).toBe(200)
  expect(await open(newer, old)).toBe(403)
})

test('without the setting the platforms’ secrets seal links, and those go on opening when it is set', async () => {
  const { settings } = await openPlatforms()
  const tokens = `${settings.TELEGRAM_WEBHOOK_SECRET}:${settings.SLACK_SIGNING_SECRET}:${settings.TELEGRAM_BOT_TOKEN}:${settings.SLACK_BOT_TOKEN}`
  expect(await open(undefined, tokens)).toBe(200)
  expect(await open(newer, tokens)).toBe(200)
  expect(await open(undefined, old)).toBe(403)
})

test.each([undefined, newer])(
  'nobody can make the seal of a service that knows Slack alone, by a socket (LINK_SECRET: %s)',
  async (LINK_SECRET) => {
    const it = await openPlatforms({
      settings: {
        LINK_SECRET,
        TELEGRAM_BOT_TOKEN: undefined,
        TELEGRAM_WEBHOOK_SECRET: undefined,
        SLACK_SIGNING_SECRET: undefined,
        SLACK_APP_TOKEN: 'xapp-1',
      },
    })
    await it.storage.put('file-1', new Uint8Array([1]), 'image/jpeg')
    for (const guessed of ['', ':', '::', ':::', 'undefined:undefined:undefined']) {
      const links = createFileLinks({ secrets: [guessed], publicUrl: it.settings.PUBLIC_URL, now: it.now })
      expect((await it.http.request(await links.link('file-1'))).status).toBe(403)
    }
  },
)

test('links are sealed with the newest alone', async () => {
  const now = () => 1_000
  const publicUrl = 'https://anwei.example.org'
  const link = new URL(await createFileLinks({ secrets: [newer, old], publicUrl, now }).link('file-1'))
  const asked = ['file-1', link.searchParams.get('until') ?? '', link.searchParams.get('key') ?? ''] as const
  expect(await createFileLinks({ secrets: [newer], publicUrl, now }).isGood(...asked)).toBe(true)
  expect(await createFileLinks({ secrets: [old], publicUrl, now }).isGood(...asked)).toBe(false)
})

test.each(['short', `${newer},short`, ','])('“%s” is no secret', async (given) => {
  await expect(openPlatforms({ settings: { LINK_SECRET: given } })).rejects.toThrow('LINK_SECRET')
})
