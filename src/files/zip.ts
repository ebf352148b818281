/** An entry of a zip archive as its directory declares it; sizes in bytes. */
type Entry = { name: string; method: number; packed: number; size: number; offset: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endLength = 22
const commentMax = 0xffff

/** The archive is none, is broken, or would unpack to more than was allowed. */
export type ZipProblem = 'not-a-zip' | 'too-large'

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - commentMax)
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return undefined
}

function readDirectory(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return undefined
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > view.byteLength) return undefined
  const from =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  return from + entry.packed <= bytes.byteLength ? bytes.subarray(from, from + entry.packed) : undefined
}

/** Inflates up to a number of bytes; what the archive declares is not believed. */
async function inflate(packed: Uint8Array, max: number): Promise<Uint8Array | ZipProblem> {
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.byteLength
      if (length > max) {
        await reader.cancel()
        return 'too-large'
      }
      chunks.push(next.value)
    }
  } catch {
    return 'not-a-zip'
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

/**
 * The entries of a zip archive that are wanted, unpacked; at most `max` bytes in all. Refused before anything is
 * unpacked where the declared sizes are larger, and as soon as it shows where they were declared too small.
 */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  max: number,
): Promise<Map<string, Uint8Array> | ZipProblem> {
  const entries = readDirectory(bytes)?.filter((it) => wanted(it.name))
  if (!entries || entries.length === 0) return 'not-a-zip'
  // Entries that share their bytes would be gone through over and over, for ever so little that comes of them.
  if (entries.reduce((sum, it) => sum + it.packed, 0) > bytes.byteLength) return 'not-a-zip'
  let left = max - entries.reduce((sum, it) => sum + it.size, 0)
  if (left < 0) return 'too-large'
  left = max
  const files = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry)
    if (!packed || (entry.method !== 0 && entry.method !== 8)) return 'not-a-zip'
    const file = entry.method === 0 ? packed : await inflate(packed, left)
    if (typeof file === 'string') return file
    left -= file.byteLength
    if (left < 0) return 'too-large'
    files.set(entry.name, file)
  }
  return files
}

/** A zip archive of the files as they are, nothing compressed; check sums are left out (0). */
export function zipStored(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const named = [...files].map(([name, data]) => ({ name: new TextEncoder().encode(name), data }))
  const bodies = named.reduce((sum, it) => sum + 30 + it.name.length + it.data.length, 0)
  const directory = named.reduce((sum, it) => sum + 46 + it.name.length, 0)
  const bytes = new Uint8Array(bodies + directory + endLength)
  const view = new DataView(bytes.buffer)
  let at = 0
  let entryAt = bodies
  for (const { name, data } of named) {
    writeSizes(view, at, 0x04034b50, 18, data.length, name.length)
    bytes.set(name, at + 30)
    bytes.set(data, at + 30 + name.length)
    writeSizes(view, entryAt, entrySignature, 20, data.length, name.length)
    view.setUint32(entryAt + 42, at, true)
    bytes.set(name, entryAt + 46)
    at += 30 + name.length + data.length
    entryAt += 46 + name.length
  }
  view.setUint32(entryAt, endSignature, true)
  view.setUint16(entryAt + 8, named.length, true)
  view.setUint16(entryAt + 10, named.length, true)
  view.setUint32(entryAt + 12, directory, true)
  view.setUint32(entryAt + 16, bodies, true)
  return bytes
}

/** Sizes and the name's length follow each other in a local header and in the directory alike. */
function writeSizes(
  view: DataView,
  at: number,
  signature: number,
  sizesAt: number,
  size: number,
  name: number,
): void {
  view.setUint32(at, signature, true)
  view.setUint32(at + sizesAt, size, true)
  view.setUint32(at + sizesAt + 4, size, true)
  view.setUint16(at + sizesAt + 8, name, true)
}
