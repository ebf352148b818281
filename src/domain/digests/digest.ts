import type { Campaign } from '../campaigns/campaign'
import type { DigestPeriod } from '../delivery/outbox'
import type { HazardEvent } from '../hazards/events'
import type { Severity } from '../hazards/hazard'
import type { Account, Role } from '../people/person'
import { addDays, addMonths, instantAt, weekdayOf } from '../text/local-day'
import type { DigestMode } from './settings'

/** Whose digests are read: those that were planned at an instant (UTC ms), or the one behind an account. */
export type Readers = { at: number; part?: Part } | { account: Account }

/** One of the parts a question is cut into where all at once would take too long: the one numbered `at`, from 0. */
export type Part = { at: number; of: number }

/** Lines and changes of one owner that are read; the rest is a number. */
export const linesMax = 8

/** What a waiting hazard wants of whoever has it. */
export type Want = 'rectify' | 'check' | 'confirm' | 'order' | 'delist' | 'answer'

/** Whose a line is: a person's, a department's (`organization:<id>`), or the office's. */
export type Owner = string
export const ownerOf = (reader: DigestReader): Owner => {
  if (reader.role === 'coordinator') return 'office'
  if (reader.role === 'liaison') return `organization:${reader.organizationId ?? ''}`
  return reader.personId
}

/** Whose figures somebody reads: all (''), their organization's, or none. */
export function scopeOf(reader: DigestReader): string | undefined {
  if (reader.role === 'coordinator' || reader.role === 'leader') return ''
  return reader.role === 'liaison' ? reader.organizationId : undefined
}

export type DigestReader = { personId: string; role: Role; organizationId?: string; mode: DigestMode }
export type DigestLine = {
  owner: Owner
  number: number
  want: Want
  severity: Severity
  description: string
  where?: string
  whereEn?: string
  deadlineAt?: number
  /** How many there are for the owner; only the first are read. */
  total: number
}
export type DigestChange = {
  owner: Owner
  number: number
  type: HazardEvent['type']
  byName: string
  /** UTC ms. */
  at: number
  sequence: number
}

/**
 * `window` is one of those asked for; of those reported, `counted` were not rejected, `rectified` are by now.
 * `overdue` are those whose time ran out in it without a proof, whatever became of them since.
 */
export type Figures = {
  scope: string
  window: string
  reported: number
  closed: number
  overdue: number
  counted: number
  rectified: number
}
export type Standing = { scope: string; open: number; overdue: number; majors: number }
/** An open major hazard; its deadline while it runs, which a proof ends. */
export type MajorLine = {
  scope: string
  number: number
  description: string
  where?: string
  whereEn?: string
  deadlineAt?: number
}
/** A return of the week that begins on a Monday that was asked for and is not there. */
export type MissingReturn = { scope: string; weekOn: string; organizationId: string }

/** An inspection that is planned for today or before and not done; only the first of somebody's are read. */
export type InspectionLine = {
  personId: string
  number: number
  unit: string
  unitEn?: string
  toOn: string
  total: number
}
/** A shift or a joint operation of theirs, today or tomorrow. Times are UTC ms. */
export type DutyLine = {
  personId: string
  kind: 'shift' | 'operation'
  number: number
  title?: string
  fromAt: number
  untilAt: number
}
/** A broadcast they have not acknowledged; only the newest are read. */
export type UnreadLine = { personId: string; number: number; text: string; other?: string; total: number }
/** How far a running campaign has come; a unit that is inspected twice counts once. */
export type CoverageLine = Pick<Campaign, 'number' | 'template' | 'year'> & {
  name?: string
  units: number
  done: number
  toOn: string
}

/** A stretch of time (UTC ms) that is counted under a name. */
export type Window = { name: string; from: number; to: number }

/** The stretches a digest of a day looks at: yesterday, this week and last, and those of its periods. */
export function digestWindows(on: string, periods: readonly DigestPeriod[], timezone: string): Window[] {
  const monday = addDays(on, 1 - weekdayOf(on))
  const first = `${on.slice(0, 7)}-01`
  const window = (name: string, from: string, to: string): Window => ({
    name,
    from: instantAt(from, 0, timezone),
    to: instantAt(to, 0, timezone),
  })
  return [
    window('yesterday', addDays(on, -1), on),
    window('week', monday, addDays(on, 1)),
    window('last-week', addDays(monday, -7), monday),
    ...(periods.includes('week') ? [window('week-before', addDays(monday, -14), addDays(monday, -7))] : []),
    ...(periods.includes('month')
      ? [
          window('month', addMonths(first, -1), first),
          window('month-before', addMonths(first, -2), addMonths(first, -1)),
        ]
      : []),
  ]
}

/** The last 14 days before a day, a window each by the day's name. */
export const chartWindows = (on: string, timezone: string): Window[] =>
  Array.from({ length: 14 }, (_, at) => {
    const day = addDays(on, at - 14)
    return { name: day, from: instantAt(day, 0, timezone), to: instantAt(addDays(day, 1), 0, timezone) }
  })

/**
 * What the digest of a day looks back on: the week on the first working day of a week, the month on the first
 * of a month, so that one on a holiday is not lost; on days off nothing.
 */
export function periodsOf(on: string, isWorkingDay: (day: string) => boolean): DigestPeriod[] {
  if (!isWorkingDay(on)) return []
  const firstSince = (begin: string): boolean => {
    for (let day = begin; day < on; day = addDays(day, 1)) if (isWorkingDay(day)) return false
    return true
  }
  return [
    ...(firstSince(addDays(on, 1 - weekdayOf(on))) ? (['week'] as const) : []),
    ...(firstSince(`${on.slice(0, 7)}-01`) ? (['month'] as const) : []),
  ]
}

/** The share that was rectified, in whole percent; undefined of nothing. */
export const rateOf = ({ counted, rectified }: Pick<Figures, 'counted' | 'rectified'>): number | undefined =>
  counted === 0 ? undefined : Math.round((rectified / counted) * 100)
