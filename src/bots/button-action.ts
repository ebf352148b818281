import { broadcastActs } from '../domain/broadcasts/broadcast'
import { campaignActs } from '../domain/campaigns/permissions'
import type { DigestMode } from '../domain/digests/settings'
import type { Action } from '../domain/hazards/permissions'
import type { HazardFilter } from '../domain/hazards/sheet'
import type { ChecklistKind } from '../domain/inspections/checklist'
import type { Verdict } from '../domain/inspections/filling'
import type { OperationAct } from '../domain/operations/permissions'
import type { Platform } from '../domain/people/person'
import type { LadderKind } from '../domain/reminders/ladder'
import type { SummaryPeriod } from '../domain/reports/summary'
import type { ShiftAct } from '../domain/rosters/permissions'
import type { FormChoice } from './conversation'

/**
 * What a button does, as the data it carries. It names a thing and a wish and is no proof of anything:
 * whoever presses it is asked again whether they may.
 */
export type ButtonAction =
  | { on: 'hazard'; number: number; act: Action; field?: string }
  | { on: 'hazard-show'; number: number; show: 'card' | 'files' | 'history' }
  | { on: 'list'; scope: HazardFilter['scope']; before?: number; words?: string }
  /** `mark`: of the question it stands under (`markOf`); older messages have none. */
  | { on: 'form'; step: number; choose: FormChoice; mark?: string }
  | { on: 'unit'; number: number; report: boolean }
  | { on: 'campaign'; number: number; act: CampaignButton; word?: string }
  | { on: 'year'; number: number; act: CalendarButton; word?: string }
  | { on: 'language'; language: 'en' | 'zh' }
  | { on: 'resend'; id: number }
  | { on: 'leave'; sure: boolean }
  /** Without a person, of whoever presses it. */
  | { on: 'phone'; personId?: string }
  | { on: 'link' }
  | { on: 'dashboard' }
  | { on: 'remove'; personId: string }
  /** `word` is the person who is named. */
  | { on: 'joint'; number: number; act: OperationAct | 'show' | 'take-swap'; word?: string }
  | { on: 'shift'; number: number; act: ShiftAct | 'show' }
  /** `word` is a roster's id or a festival's key, or the days of one to be planned. */
  | { on: 'duty'; act: DutyAct; word?: string }
  | { on: 'calendar'; make: boolean }
  | { on: 'waiting'; skip: number }
  | { on: 'task'; number: number; act: TaskButton; word?: string }
  | { on: 'check'; number: number; verdict: Verdict; item: string }
  /** With words, of units like them. */
  | { on: 'to-do'; skip: number; words?: string }
  | { on: 'near' }
  /** A list as a spreadsheet; with `row`, that the spreadsheet which came in there (of the outbox) is that list. */
  | { on: 'checklist'; kind: ChecklistKind; row?: number }
  /** Reminders up to then (UTC ms) were seen. */
  | { on: 'seen'; upTo: number }
  /** A coordinator changes the ladder of a kind. */
  | { on: 'ladder'; kind: LadderKind }
  | { on: 'digest'; set: DigestMode | 'show' }
  /** `back`: so many periods before the present one. */
  | { on: 'report'; period: SummaryPeriod; back: number; file: boolean }
  /** `new` and the list have no number: 0. */
  | { on: 'broadcast'; number: number; act: BroadcastButton; word?: string }
  | { on: 'unbind'; platform: Platform; chat: string; thread: string }
  /** `week` is its Monday; empty for the present one. */
  | { on: 'return'; week: string }

/** What the buttons of a task do: `list` and `photo` say a page or an item with their word. */
export const taskButtons = [
  'open',
  'list',
  'all',
  'clean',
  'found',
  'closed',
  'refused',
  'report',
  'photo',
  'files',
  'paper',
  'measure',
  'correct',
  'amend',
  'withdraw',
] as const
export type TaskButton = (typeof taskButtons)[number]
export const broadcastButtons = [
  'new',
  'show',
  'acknowledge',
  'comment',
  'export',
  'unreached',
  ...broadcastActs,
] as const
export type BroadcastButton = (typeof broadcastButtons)[number]

/** What can be pressed about duty that is of no one shift. */
export const dutyActs = [
  'now',
  'word',
  'mine',
  'confirm-all',
  'plan',
  'show',
  'publish',
  'discard',
  'file',
  'redo',
  'republish',
  'joint-new',
] as const
export type DutyAct = (typeof dutyActs)[number]
export const campaignButtons = [...campaignActs, 'show', 'new', 'coverage', 'left', 'verify'] as const
export type CampaignButton = (typeof campaignButtons)[number]
/** `number` is the year. */
export const calendarButtons = ['show', 'correct', 'restore'] as const
export type CalendarButton = (typeof calendarButtons)[number]
