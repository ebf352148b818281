export type Size = { width: number; height: number }

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const startsWith = (bytes: Uint8Array, signature: number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

/** Steps through a JPEG's segments up to its picture data; `size` counts the two bytes of the marker. */
function* segmentsOf(bytes: Uint8Array): Generator<{ marker: number; at: number; size: number }> {
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) return
    const size = 2 + view.getUint16(at + 2)
    yield { marker, at, size }
    at += size
  }
}

const isJpeg = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xd8, 0xff])

const jpegSize = (bytes: Uint8Array): Size | undefined => {
  for (const { marker, at, size } of segmentsOf(bytes)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame && size >= 9) {
      return { height: viewOf(bytes).getUint16(at + 5), width: viewOf(bytes).getUint16(at + 7) }
    }
  }
  return undefined
}

/** Width and height in pixels of a PNG or a JPEG; nothing for what is neither, or is cut off. */
export const imageSize = (bytes: Uint8Array): Size | undefined => {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) && bytes.length >= 24) {
    return { width: viewOf(bytes).getUint32(16), height: viewOf(bytes).getUint32(20) }
  }
  return isJpeg(bytes) ? jpegSize(bytes) : undefined
}

/** A JPEG without its EXIF, as Telegram's apps send photos; anything else as it was. */
export const withoutExif = (bytes: Uint8Array): Uint8Array => {
  if (!isJpeg(bytes)) return bytes
  const parts = [bytes.subarray(0, 2)]
  let end = 2
  for (const { marker, at, size } of segmentsOf(bytes)) {
    end = at + size
    if (marker !== 0xe1) parts.push(bytes.subarray(at, end))
  }
  parts.push(bytes.subarray(end))
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let length = 0
  for (const part of parts) {
    result.set(part, length)
    length += part.length
  }
  return result
}
