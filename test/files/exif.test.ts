import { describe, expect, it } from 'vitest'
import { readExif } from '../../src/files/exif'
import { exifOf, type Field, offset, photo, place, pngPhoto, taken, webpPhoto } from '../support/exif-photo'

describe('a photo sent as a file', () => {
  it('tells where and when it was taken, by the offset it names', async () => {
    const facts = await readExif(photo([taken, offset], place('N', 'E')), 'Asia/Shanghai')
    expect(facts.position?.latitude).toBeCloseTo(36.06, 5)
    expect(facts.position?.longitude).toBeCloseTo(120.38, 5)
    expect(facts.takenAt).toBe(Date.parse('2026-11-25T01:30:00Z'))
  })

  const worded = (tiff: Uint8Array) => new Uint8Array([...new TextEncoder().encode('Exif\0\0'), ...tiff])
  const tiff = exifOf([taken, offset], place('N', 'E'))
  it.each([
    ['a PNG', pngPhoto(tiff)],
    ['a PNG with a JPEG’s word before it', pngPhoto(worded(tiff))],
    ['a WebP', webpPhoto(tiff)],
    ['a WebP with a JPEG’s word before it', webpPhoto(worded(tiff))],
    ['a PNG from a larger buffer', new Uint8Array([1, 2, 3, ...pngPhoto(tiff)]).subarray(3)],
  ])('tells the same where it is %s', async (_what, bytes) => {
    const facts = await readExif(bytes, 'Asia/Shanghai')
    expect(facts.position?.latitude).toBeCloseTo(36.06, 5)
    expect(facts.position?.longitude).toBeCloseTo(120.38, 5)
    expect(facts.takenAt).toBe(Date.parse('2026-11-25T01:30:00Z'))
  })

  it('is not gone through to its end, of however many parts it is made', async () => {
    const behind = (whole: Uint8Array, at: number, filler: Uint8Array) =>
      readExif(new Uint8Array([...whole.subarray(0, at), ...filler, ...whole.subarray(at)]), 'UTC')
    const webp = webpPhoto(tiff)
    expect((await behind(webp, 12, new Uint8Array(8 * 100))).position).toBeDefined()
    expect(await behind(webp, 12, new Uint8Array(8 * 100_000))).toEqual({})
    const jpeg = photo([taken, offset], place('N', 'E'))
    const segments = (count: number) =>
      new Uint8Array(count * 4).map((_, at) => [0xff, 0xe5, 0, 2][at % 4] ?? 0)
    expect((await behind(jpeg, 2, segments(10))).position).toBeDefined()
    expect(await behind(jpeg, 2, segments(400_000))).toEqual({})
  })

  it('without an offset is taken in the time zone of the committee', async () => {
    const facts = await readExif(photo([taken], place('N', 'E')), 'Asia/Shanghai')
    expect(facts.takenAt).toBe(Date.parse('2026-11-25T02:30:00Z'))
  })

  it('lies south and west where it says so', async () => {
    const { position } = await readExif(photo([taken], place('S', 'W')), 'UTC')
    expect(position?.latitude).toBeCloseTo(-36.06, 5)
    expect(position?.longitude).toBeCloseTo(-120.38, 5)
  })

  it('has no position where the receiver had no fix', async () => {
    const zero: Field[] = place('N', 'E').map((it) =>
      it.type === 'rational' ? { ...it, value: [0, 1, 0, 1, 0, 1] } : it,
    )
    expect((await readExif(photo([taken], zero), 'UTC')).position).toBeUndefined()
  })

  it('that is none, or is cut off anywhere, gives nothing and no error', async () => {
    for (const whole of [photo([taken, offset], place('N', 'E')), pngPhoto(tiff), webpPhoto(tiff)]) {
      for (let length = 0; length < whole.length; length += 7) {
        const { position } = await readExif(whole.slice(0, length), 'UTC')
        if (position) expect(Math.abs(position.latitude)).toBeLessThanOrEqual(90)
      }
    }
    expect(await readExif(pngPhoto(new Uint8Array(100_000)), 'UTC')).toEqual({})
    expect(await readExif(webpPhoto(new Uint8Array()), 'UTC')).toEqual({})
    expect(await readExif(new TextEncoder().encode('no photo'), 'UTC')).toEqual({})
  })
})
