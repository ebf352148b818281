import { digestModes } from '../domain/digests/settings'
import { actions } from '../domain/hazards/permissions'
import { checklistKinds } from '../domain/inspections/checklist'
import { verdicts } from '../domain/inspections/filling'
import { operationActs } from '../domain/operations/permissions'
import { platforms } from '../domain/people/person'
import { ladderKinds } from '../domain/reminders/ladder'
import { summaryPeriods } from '../domain/reports/summary'
import { isWeek } from '../domain/returns/return'
import { shiftActs } from '../domain/rosters/permissions'
import {
  type ButtonAction,
  broadcastButtons,
  calendarButtons,
  campaignButtons,
  dutyActs,
  taskButtons,
} from './button-action'

export type {
  BroadcastButton,
  ButtonAction,
  CalendarButton,
  CampaignButton,
  DutyAct,
  TaskButton,
} from './button-action'

type On = ButtonAction['on']
type Of<K extends On> = Extract<ButtonAction, { on: K }>

/** How the actions on one kind of thing become data and again themselves. `letter` comes first in the data. */
type Codec<K extends On> = {
  letter: string
  pack: (action: Of<K>) => readonly (string | number)[]
  /** Undefined where the parts are none of ours (older software, or forged). */
  unpack: (parts: readonly string[]) => Omit<Of<K>, 'on'> | undefined
}

const scopes = ['mine', 'open', 'overdue', 'major', 'all', 'tasks'] as const

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined

/** Acts on one thing by its number, each with at most one word more: `letter.number.act.word`. */
export function actsOn<A extends string>(letter: string, acts: readonly A[]) {
  return {
    letter,
    pack: (action: { number: number; act: A; word?: string }) => [
      action.number,
      action.act,
      ...(action.word ? [action.word] : []),
    ],
    unpack: ([first, second, ...rest]: readonly string[]) => {
      const at = number(first)
      const act = acts.find((it) => it === second)
      const word = rest.join('.')
      return at === undefined || !act ? undefined : { number: at, act, ...(word ? { word } : {}) }
    },
  }
}

/** How each kind of button becomes data. Letters are each kind's own. */
const codecs: { [K in On]: Codec<K> } = {
  hazard: {
    letter: 'h',
    pack: ({ number: at, act, field }) => [at, act, ...(field ? [field] : [])],
    unpack: ([first, second, field]) => {
      const at = number(first)
      const act = actions.find((it) => it === second)
      return at === undefined || !act ? undefined : { number: at, act, ...(field ? { field } : {}) }
    },
  },
  'hazard-show': {
    letter: 's',
    pack: ({ number: at, show }) => [at, show],
    unpack: ([first, second]) => {
      const at = number(first)
      const show = (['card', 'files', 'history'] as const).find((it) => it === second)
      return at === undefined || !show ? undefined : { number: at, show }
    },
  },
  list: {
    letter: 'l',
    pack: ({ scope, before, words }) => [scope, before ?? '', words ?? ''],
    unpack: ([first, second, ...rest]) => {
      const scope = scopes.find((it) => it === first)
      const before = number(second)
      const words = rest.join('.')
      return scope && { scope, ...(before === undefined ? {} : { before }), ...(words ? { words } : {}) }
    },
  },
  broadcast: actsOn('b', broadcastButtons),
  form: {
    letter: 'f',
    pack: ({ step, choose, mark }) => [step, choose, ...(mark === undefined ? [] : [mark])],
    unpack: ([first, second, mark]) => {
      const step = number(first)
      const word = (['skip', 'back', 'cancel', 'done', 'open', 'more'] as const).find((it) => it === second)
      const choose = word ?? number(second)
      return step === undefined || choose === undefined
        ? undefined
        : { step, choose, ...(mark === undefined ? {} : { mark }) }
    },
  },
  unit: {
    letter: 'u',
    pack: ({ number: at, report }) => [at, report ? 'r' : 'c'],
    unpack: ([first, second]) => {
      const at = number(first)
      return at === undefined ? undefined : { number: at, report: second === 'r' }
    },
  },
  campaign: actsOn('P', campaignButtons),
  year: actsOn('Y', calendarButtons),
  language: {
    letter: 'g',
    pack: ({ language }) => [language],
    unpack: ([first]) => (first === 'en' || first === 'zh' ? { language: first } : undefined),
  },
  resend: {
    letter: 'a',
    pack: ({ id }) => [id],
    unpack: ([first]) => {
      const id = number(first)
      return id === undefined ? undefined : { id }
    },
  },
  leave: {
    letter: 'x',
    pack: ({ sure }) => [sure ? 'y' : 'n'],
    unpack: ([first]) => ({ sure: first === 'y' }),
  },
  waiting: {
    letter: 'w',
    pack: ({ skip }) => [skip],
    unpack: ([first]) => {
      const skip = number(first)
      return skip === undefined ? undefined : { skip }
    },
  },
  task: actsOn('ti', taskButtons),
  check: {
    letter: 'tc',
    pack: ({ number: at, verdict, item }) => [at, verdict, item],
    unpack: ([first, second, item]) => {
      const at = number(first)
      const verdict = verdicts.find((it) => it === second)
      return at === undefined || !verdict || !item ? undefined : { number: at, verdict, item }
    },
  },
  'to-do': {
    letter: 'tn',
    pack: ({ skip, words }) => [skip, ...(words ? [words] : [])],
    unpack: ([first, ...rest]) => {
      const skip = number(first)
      const words = rest.join('.')
      return skip === undefined ? undefined : { skip, ...(words ? { words } : {}) }
    },
  },
  near: { letter: 'tp', pack: () => [], unpack: () => ({}) },
  checklist: {
    letter: 'tl',
    pack: ({ kind, row }) => [kind, row ?? ''],
    unpack: ([first, second]) => {
      const kind = checklistKinds.find((it) => it === first)
      const row = number(second)
      return kind && { kind, ...(row === undefined ? {} : { row }) }
    },
  },
  phone: {
    letter: 'n',
    pack: ({ personId }) => [personId ?? ''],
    unpack: ([first]) => (first ? { personId: first } : {}),
  },
  link: { letter: 'k', pack: () => [], unpack: () => ({}) },
  dashboard: { letter: 'D', pack: () => [], unpack: () => ({}) },
  seen: {
    letter: 'r',
    pack: ({ upTo }) => [upTo],
    unpack: ([first]) => (/^\d{13}$/.test(first ?? '') ? { upTo: Number(first) } : undefined),
  },
  ladder: {
    letter: 'L',
    pack: ({ kind }) => [kind],
    unpack: ([first]) => {
      const kind = ladderKinds.find((it) => it === first)
      return kind && { kind }
    },
  },
  digest: {
    letter: 'd',
    pack: ({ set }) => [set],
    unpack: ([first]) => {
      const set = ([...digestModes, 'show'] as const).find((it) => it === first)
      return set && { set }
    },
  },
  report: {
    letter: 'q',
    pack: ({ period, back, file }) => [period, back, file ? 'f' : 'v'],
    unpack: ([first, second, third]) => {
      const period = summaryPeriods.find((it) => it === first)
      const back = number(second)
      return period && back !== undefined && back < 100 ? { period, back, file: third === 'f' } : undefined
    },
  },
  return: {
    letter: 'e',
    pack: ({ week }) => [week],
    unpack: ([week = '']) => (week === '' || isWeek(week) ? { week } : undefined),
  },
  unbind: {
    letter: 'v',
    pack: ({ platform, chat, thread }) => [platform, chat, thread],
    unpack: ([first, chat, thread = '']) => {
      const platform = platforms.find((it) => it === first)
      return platform && chat ? { platform, chat, thread } : undefined
    },
  },
  joint: actsOn('j', [...operationActs, 'show', 'take-swap']),
  shift: actsOn('o', [...shiftActs, 'show']),
  duty: {
    letter: 'y',
    pack: ({ act, word }) => [act, word ?? ''],
    unpack: ([first, ...rest]) => {
      const act = dutyActs.find((it) => it === first)
      const word = rest.join('.')
      return act && { act, ...(word ? { word } : {}) }
    },
  },
  calendar: {
    letter: 'i',
    pack: ({ make }) => [make ? 'y' : 'n'],
    unpack: ([first]) => ({ make: first === 'y' }),
  },
  remove: {
    letter: 'p',
    pack: ({ personId }) => [personId],
    unpack: ([first]) => (first ? { personId: first } : undefined),
  },
}

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** The longest data a button may carry, in bytes of UTF-8 (Bot API, `callback_data`). */
export const buttonDataBytesMax = 64

/** Packs an action into at most 64 bytes; a last word that would not fit is shortened by whole characters. */
export function packAction(action: ButtonAction): string {
  const codec = codecs[action.on] as Codec<On>
  let packed = [codec.letter, ...codec.pack(action)].join('.')
  while (bytes(packed) > buttonDataBytesMax) packed = [...packed].slice(0, -1).join('')
  return packed
}

/** The action in a button's data; undefined where it is none of ours (older software, or forged). */
export function unpackAction(data: string): ButtonAction | undefined {
  const [letter, ...parts] = data.split('.')
  const found = Object.entries(codecs).find(([, codec]) => codec.letter === letter)
  const fields = found?.[1].unpack(parts)
  return found && fields ? ({ on: found[0], ...fields } as ButtonAction) : undefined
}
