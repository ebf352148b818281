/** A chunk of a picture: its name, four letters as one number, and where its data is. */
type Chunk = { name: number; from: number; to: number }

const names = { png: 0x89504e47, riff: 0x52494646, webp: 0x57454250, eXIf: 0x65584966, EXIF: 0x45584946 }

/** The chunks of a PNG (PNG specification, 3rd edition, 5.3): length, name, data, checksum. */
function* pngChunks(view: DataView): Generator<Chunk> {
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const from = at + 8
    const to = from + view.getUint32(at)
    yield { name: view.getUint32(at + 4), from, to }
    at = to + 4
  }
}

/** The chunks of a WebP (RFC 9649, 2.3): name, length with its low byte first, data, filled up to an even length. */
function* webpChunks(view: DataView): Generator<Chunk> {
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const from = at + 8
    const to = from + view.getUint32(at + 4, true)
    yield { name: view.getUint32(at), from, to }
    at = to + ((to - from) % 2)
  }
}

/** A picture of 20 MB has some thousands, and none has more of which anything is to be read. */
const chunksMax = 20_000
/** A JPEG has its EXIF in its first segments, of 64 KiB at most. */
const jpegBytesMax = 1024 * 1024
const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

function chunksOf(view: DataView): Iterable<Chunk> {
  if (view.byteLength < 16) return []
  if (view.getUint32(0) === names.png) return pngChunks(view)
  return view.getUint32(0) === names.riff && view.getUint32(8) === names.webp ? webpChunks(view) : []
}

/** What one segment of a JPEG holds, in bytes, beside its length and the word that says it is EXIF. */
const segmentBytesMax = 0xffff - 8
const exifWord = [0x45, 0x78, 0x69, 0x66, 0, 0]

/** A JPEG of nothing but its EXIF. */
function jpegOf(exif: Uint8Array): Uint8Array {
  const length = exif.length + 8
  return new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff],
    ...exifWord,
    ...exif,
    ...[0xff, 0xd9],
  ])
}

/**
 * A photo as the EXIF library's small build reads it: of a PNG or a WebP, which it does not know, the EXIF in a
 * JPEG's clothes; anything else as it is. Only so much of it is gone through that nobody waits, whatever it is.
 */
export function exifReadable(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isJpeg(bytes)) return bytes.subarray(0, jpegBytesMax)
  let seen = 0
  for (const { name, from, to } of chunksOf(view)) {
    seen += 1
    if (seen > chunksMax) break
    if (name !== names.eXIf && name !== names.EXIF) continue
    const data = bytes.subarray(from, to)
    // Some writers put a JPEG's word before it.
    const worded = exifWord.every((byte, at) => data[at] === byte)
    return jpegOf(data.subarray(worded ? exifWord.length : 0).subarray(0, segmentBytesMax))
  }
  return bytes
}
