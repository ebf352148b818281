import type { Document, PhotoSize, Video } from 'grammy/types'
import { imageSize } from './images'
import { refusal } from './refusal'
import { serial, type World } from './world'

export type FileKind = 'photo' | 'video' | 'document'

/** A file as a person or the bot hands it in. */
export type FileInput = { bytes: Uint8Array; fileName: string; mimeType: string }

export type StoredFile = FileInput & { kind: FileKind; fileId: string; uniqueId: string; path: string }

const megabyte = 1024 * 1024
/** Bot API: "The maximum file size to download is 20 MB" (`getFile`). */
export const downloadLimit = 20 * megabyte

const folders: Record<FileKind, string> = { photo: 'photos', video: 'videos', document: 'documents' }
const idPrefixes: Record<FileKind, string> = {
  photo: 'AgACAgUAAxkB',
  video: 'BAACAgUAAxkB',
  document: 'BQACAgUAAxkB',
}

const extension = (fileName: string): string => /\.[a-z0-9]{1,8}$/i.exec(fileName)?.[0] ?? ''

/** Keeps a file under a new `file_id`. */
export const storeFile = (world: World, kind: FileKind, input: FileInput): StoredFile => {
  const number = serial(world)
  const file: StoredFile = {
    ...input,
    kind,
    fileId: `${idPrefixes[kind]}${String(number).padStart(8, '0')}AAMzBA`,
    uniqueId: `AQAD${String(number).padStart(8, '0')}`,
    path: `${folders[kind]}/file_${number}${kind === 'photo' ? '.jpg' : extension(input.fileName)}`,
  }
  world.files.set(file.fileId, file)
  return file
}

/** Longest sides in pixels of the sizes Telegram keeps of a photo. */
const sides = [90, 320, 800, 1280]

/**
 * The sizes of a photo. Their order is not by size on purpose: nothing promises that the last one is the
 * largest. All of them have the same bytes, since nothing here scales pictures.
 */
export const toPhotoSizes = (world: World, input: FileInput): PhotoSize[] => {
  const full = imageSize(input.bytes) ?? { width: 1280, height: 960 }
  const longest = Math.max(full.width, full.height)
  const wanted = sides.filter((side) => side < longest).concat(Math.min(longest, 1280))
  const sizes = wanted.map((side) => {
    const file = storeFile(world, 'photo', input)
    return {
      file_id: file.fileId,
      file_unique_id: file.uniqueId,
      width: Math.max(1, Math.round((full.width * side) / longest)),
      height: Math.max(1, Math.round((full.height * side) / longest)),
      file_size: input.bytes.length,
    }
  })
  const last = sizes.pop()
  return last === undefined ? sizes : [...sizes.slice(0, 1), last, ...sizes.slice(1)]
}

export const toDocument = (file: StoredFile): Document => ({
  file_id: file.fileId,
  file_unique_id: file.uniqueId,
  file_name: file.fileName,
  mime_type: file.mimeType,
  file_size: file.bytes.length,
})

export const toVideo = (file: StoredFile): Video => ({
  ...toDocument(file),
  width: 1280,
  height: 720,
  duration: 5,
})

/**
 * Refuses what the server refuses of an upload: nothing in it, 50 MB, for photos 10 MB and pictures it can't
 * read (Bot API, "Sending files"). That text for a bad picture is the server's; its exact test is not known.
 */
export const checkUpload = (kind: FileKind, { bytes }: FileInput): void => {
  if (bytes.length === 0) throw refusal(400, 'file must be non-empty')
  if (bytes.length > 50 * megabyte) throw refusal(413, 'Request Entity Too Large')
  if (kind !== 'photo') return
  if (bytes.length > 10 * megabyte) {
    const size = `file of size ${bytes.length} bytes is too big for a photo`
    throw refusal(400, `${size}; the maximum size is ${10 * megabyte} bytes`)
  }
  const size = imageSize(bytes)
  if (size === undefined) throw refusal(400, 'IMAGE_PROCESS_FAILED')
  const long = Math.max(size.width, size.height)
  if (size.width + size.height > 10_000 || long > 20 * Math.min(size.width, size.height)) {
    throw refusal(400, 'PHOTO_INVALID_DIMENSIONS')
  }
}
