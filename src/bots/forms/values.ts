import { done, type Result, refuse } from '../../domain/errors'
import type { Evidence } from '../../domain/evidence/evidence'
import { readTimeLimit } from '../../domain/time-limit'
import type { FormValues, IncomingFile, SharedPosition } from '../intent'

/** The text of a field, trimmed; undefined where it was left empty. */
export function textOf(values: FormValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

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
  const at = /^\d{12,14}$/.test(said) ? Number(said) : readTimeLimit(said, when)?.deadlineAt
  if (at === undefined) return refuse({ code: 'deadline-not-understood', field: name })
  return at > when.now ? done(at) : refuse({ code: 'deadline-past', field: name })
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
  files.map(({ fileId, ...file }) => ({ id: newId(), platformFileId: fileId, by, at, ...file }))
