export type Field = { tag: number; type: 'ascii' | 'rational' | 'long'; value: string | number[] }

/** A directory of EXIF fields at an offset, low byte first, with its values behind it. */
function directory(fields: Field[], offset: number): Uint8Array {
  const head = 2 + fields.length * 12 + 4
  const bodies = fields.map(({ value }) =>
    typeof value === 'string' ? new TextEncoder().encode(`${value}\0`) : longs(value),
  )
  const bytes = new Uint8Array(head + bodies.reduce((sum, it) => sum + it.length, 0))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, fields.length, true)
  let bodyAt = head
  for (const [at, { tag, type }] of fields.entries()) {
    const body = bodies[at] ?? new Uint8Array()
    const fieldAt = 2 + at * 12
    view.setUint16(fieldAt, tag, true)
    view.setUint16(fieldAt + 2, { ascii: 2, long: 4, rational: 5 }[type], true)
    view.setUint32(
      fieldAt + 4,
      { ascii: body.length, long: body.length / 4, rational: body.length / 8 }[type],
      true,
    )
    if (body.length <= 4) bytes.set(body, fieldAt + 8)
    else view.setUint32(fieldAt + 8, offset + bodyAt, true)
    bytes.set(body, bodyAt)
    bodyAt += body.length
  }
  return bytes
}

function longs(values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  for (const [at, value] of values.entries()) new DataView(bytes.buffer).setUint32(at * 4, value, true)
  return bytes
}

/** EXIF as every container carries it: a TIFF, low byte first. */
export function exifOf(exif: Field[], gps: Field[]): Uint8Array {
  const rootLength = 2 + 2 * 12 + 4 + 8
  const exifAt = 8 + rootLength
  const exifBytes = directory(exif, exifAt)
  const gpsAt = exifAt + exifBytes.length
  const root = directory(
    [
      { tag: 0x8769, type: 'long', value: [exifAt] },
      { tag: 0x8825, type: 'long', value: [gpsAt] },
    ],
    8,
  )
  return new Uint8Array([0x49, 0x49, 42, 0, 8, 0, 0, 0, ...root, ...exifBytes, ...directory(gps, gpsAt)])
}

/** A JPEG of nothing but EXIF. */
export function photo(exif: Field[], gps: Field[]): Uint8Array {
  const tiff = exifOf(exif, gps)
  const length = 2 + 6 + tiff.length
  const header = [0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0]
  return new Uint8Array([...header, ...tiff, 0xff, 0xd9])
}

const letters = (text: string): number[] => [...new TextEncoder().encode(text)]

/** A PNG with its EXIF behind another chunk (checksums are left at zero: no reader of EXIF looks at them). */
export function pngPhoto(tiff: Uint8Array): Uint8Array {
  const chunk = (name: string, data: ArrayLike<number>): number[] => [
    ...[...longs([data.length])].reverse(),
    ...letters(name),
    ...Array.from(data),
    ...[0, 0, 0, 0],
  ]
  const header = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  return new Uint8Array([
    ...header,
    ...chunk('IHDR', new Uint8Array(13)),
    ...chunk('eXIf', tiff),
    ...chunk('IEND', []),
  ])
}

/** A WebP with its EXIF behind a chunk of odd length. */
export function webpPhoto(tiff: Uint8Array): Uint8Array {
  const chunk = (name: string, data: ArrayLike<number>): number[] => [
    ...letters(name),
    ...longs([data.length]),
    ...Array.from(data),
    ...(data.length % 2 === 1 ? [0] : []),
  ]
  const body = [
    ...letters('WEBP'),
    ...chunk('VP8X', new Uint8Array(10)),
    ...chunk('VP8L', [0x2f]),
    ...chunk('EXIF', tiff),
  ]
  return new Uint8Array([...letters('RIFF'), ...longs([body.length]), ...body])
}

/** 36°03′36″ and 120°22′48″, on the half of the earth that is named. */
export const place = (north: string, east: string): Field[] => [
  { tag: 1, type: 'ascii', value: north },
  { tag: 2, type: 'rational', value: [36, 1, 3, 1, 3600, 100] },
  { tag: 3, type: 'ascii', value: east },
  { tag: 4, type: 'rational', value: [120, 1, 22, 1, 4800, 100] },
]
export const taken: Field = { tag: 0x9003, type: 'ascii', value: '2026:11:25 10:30:00' }
export const offset: Field = { tag: 0x9011, type: 'ascii', value: '+09:00' }
