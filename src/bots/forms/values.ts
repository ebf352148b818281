import { done, type Result, refuse } from '../../domain/errors'
import type { Evidence } from '../../domain/evidence/evidence'
import { cleanFileName } from '../../domain/text/clean'
import { addDays, dayOf as calendarDay, localDay } from '../../domain/text/local-day'
import { readMoment } from '../../domain/text/read-moment'
import { readTimeLimit } from '../../domain/time-limit'
import type { FormValues, IncomingFile, SharedPosition } from '../intent'

/** The text of a field, trimmed; undefined where it was left empty. */
export function textOf(values: FormValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Whether words say that a text is to be emptied. */
export const isEmptying = (text: string): boolean => /^(?:[-–—]|none|无)$/i.test(text.trim())

/** A text that can be changed: as it was where it was skipped, undefined where it was emptied, by `-` where words alone can. */
export function changedText(values: FormValues, name: string, before?: string): string | undefined {
  if (values[name] === undefined) return before
  const text = textOf(values, name)
  return text === undefined || isEmptying(text) ? undefined : text
}

/** A whole number as people write it, thousands set apart or not; undefined where it is none. */
export const wholeNumber = (text: string | undefined): number | undefined => {
  const digits = text?.normalize('NFKC').replace(/[,\s]/g, '') ?? ''
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined
}

/** The values of a field of several choices, in the order they were chosen. */
export const choicesOf = (values: FormValues, name: string): string[] =>
  (textOf(values, name) ?? '').split(',').filter(Boolean)

export function filesOf(values: FormValues, name = 'files'): IncomingFile[] {
  const value = values[name]
  return Array.isArray(value) ? value : []
}

export function positionOf(values: FormValues): SharedPosition | undefined {
  const value = values.position
  return typeof value === 'object' && !Array.isArray(value) ? value : undefined
}

/** An instant from a deadline field: UTC ms as text (a picker), or words. Undefined where it was left empty. */
export function deadlineOf(
  values: FormValues,
  name: string,
  when: { now: number; timezone: string },
): Result<number | undefined> {
  const said = textOf(values, name)
  if (said === undefined) return done(undefined)
  const at = readMoment(said, when) ?? readTimeLimit(said.replace(/[之以]?后$/, '内'), when)?.deadlineAt
  if (at === undefined) return refuse({ code: 'deadline-not-understood', field: name })
  return at > when.now ? done(at) : refuse({ code: 'deadline-past', field: name })
}

/** A moment to come from its field: UTC ms as text (a picker), or words. */
export function momentOf(
  values: FormValues,
  name: string,
  when: { now: number; timezone: string },
): Result<number> {
  const at = readMoment(textOf(values, name) ?? '', when)
  if (at === undefined) return refuse({ code: 'duty', why: 'time-not-understood', field: name })
  return at > when.now ? done(at) : refuse({ code: 'duty', why: 'start-past', field: name })
}

const numericDay = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const nearDays: [RegExp, number][] = [
  [/^(today|今天|今日)$/i, 0],
  [/^(yesterday|昨天|昨日)$/i, -1],
]

/** A day from a day field, past or to come: `YYYY-MM-DD` (a picker), or words. Undefined where it was left empty. */
export function dayOf(
  values: FormValues,
  name: string,
  when: { now: number; timezone: string },
): Result<string | undefined> {
  const said = textOf(values, name)
  if (said === undefined) return done(undefined)
  const day = readDay(said, when)
  return day === undefined ? refuse({ code: 'day-not-understood', field: name }) : done(day)
}

function readDay(said: string, when: { now: number; timezone: string }): string | undefined {
  const numbers = numericDay.exec(said)
  if (numbers) return calendarDay(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]))
  const near = nearDays.find(([pattern]) => pattern.test(said))
  if (near) return addDays(localDay(when.now, when.timezone), near[1])
  const at = readTimeLimit(said, when)?.deadlineAt
  return at === undefined ? undefined : localDay(at, when.timezone)
}

/** Words in place of a search result, kept as `=words`. */
export const wordsValue = (words: string): string => `=${words}`
export const wordsOf = (value: string | undefined): string | undefined =>
  value?.startsWith('=') ? value.slice(1).trim() || undefined : undefined

/** Files as evidence of ours: each gets an id, its bytes are fetched later. */
export const evidenceOf = (
  files: readonly IncomingFile[],
  by: string,
  at: number,
  newId: () => string,
): Evidence[] =>
  files.map(({ fileId, name, ...file }) => ({
    id: newId(),
    platformFileId: fileId,
    by,
    at,
    ...file,
    ...(name === undefined ? {} : { name: cleanFileName(name) }),
  }))
