import exifr from 'exifr/dist/lite.esm.mjs'
import { dayOf, instantAt } from '../domain/text/local-day'
import { exifReadable } from './exif-container'

/** What a photo says about itself: degrees (WGS 84), and when it was taken (UTC ms). */
export type PhotoFacts = { position?: { latitude: number; longitude: number }; takenAt?: number }

const written = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/
const offset = /^[+-]\d\d:\d\d$/

/** Cameras write local time; newer ones say its offset, for the others it is the committee's. */
function instantOf(time: string, zoneOffset: string, zone: string): number | undefined {
  const match = written.exec(time)
  if (!match) return undefined
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const day = dayOf(year, month, date)
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined
  const at = offset.test(zoneOffset)
    ? Date.parse(`${day}T${match.slice(4).join(':')}${zoneOffset}`)
    : instantAt(day, hour * 60 + minute, zone) + second * 1000
  return Number.isFinite(at) && at > 0 ? at : undefined
}

/** What the library gives of a photo; degrees are decimal, times are as the camera wrote them. */
type Tags = {
  latitude?: unknown
  longitude?: unknown
  DateTimeOriginal?: unknown
  OffsetTimeOriginal?: unknown
}

function positionOf({ latitude, longitude }: Tags): PhotoFacts['position'] {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  /** A receiver without a fix writes zeros. */
  const isNowhere = latitude === 0 && longitude === 0
  return isOnEarth && !isNowhere ? { latitude, longitude } : undefined
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Position and time from a photo's EXIF (JPEG, HEIC, PNG, WebP); empty where it has none or can't be read. A time
 * without an offset is taken as local to `zone`.
 */
export async function readExif(bytes: Uint8Array, zone: string): Promise<PhotoFacts> {
  try {
    const tags: Tags | undefined = await exifr.parse(exifReadable(bytes), {
      gps: true,
      exif: true,
      reviveValues: false,
    })
    if (!tags) return {}
    const takenAt = instantOf(textOf(tags.DateTimeOriginal), textOf(tags.OffsetTimeOriginal), zone)
    const position = positionOf(tags)
    return { ...(position ? { position } : {}), ...(takenAt === undefined ? {} : { takenAt }) }
  } catch {
    return {}
  }
}
