import { type Action, actions } from '../domain/hazards/permissions'
import type { HazardFilter } from '../domain/hazards/sheet'

/**
 * What a button does, as the data it carries. It names a thing and a wish and is no proof of anything:
 * whoever presses it is asked again whether they may.
 */
export type ButtonAction =
  | { on: 'hazard'; number: number; act: Action; field?: string }
  | { on: 'hazard-show'; number: number; show: 'card' | 'files' | 'history' }
  | { on: 'list'; scope: HazardFilter['scope']; before?: number; words?: string }
  | { on: 'form'; step: number; choose: number | 'skip' | 'back' | 'cancel' | 'done' | 'open' }
  | { on: 'unit'; number: number; report: boolean }
  | { on: 'language'; language: 'en' | 'zh' }
  | { on: 'resend'; id: number }
  | { on: 'leave'; sure: boolean }
  | { on: 'link' }
  | { on: 'remove'; personId: string }

const scopes = ['mine', 'open', 'overdue', 'major', 'all', 'tasks'] as const
const bytes = (text: string): number => new TextEncoder().encode(text).length

/** The longest data a button may carry, in bytes of UTF-8 (Bot API, `callback_data`). */
export const buttonDataBytesMax = 64

/** Packs an action into at most 64 bytes; search words that would not fit are shortened by whole characters. */
export function packAction(action: ButtonAction): string {
  switch (action.on) {
    case 'hazard':
      return ['h', action.number, action.act, ...(action.field ? [action.field] : [])].join('.')
    case 'hazard-show':
      return ['s', action.number, action.show].join('.')
    case 'list': {
      const head = ['l', action.scope, action.before ?? ''].join('.')
      let words = action.words ?? ''
      while (bytes(`${head}.${words}`) > buttonDataBytesMax) words = [...words].slice(0, -1).join('')
      return `${head}.${words}`
    }
    case 'form':
      return ['f', action.step, action.choose].join('.')
    case 'unit':
      return ['u', action.number, action.report ? 'r' : 'c'].join('.')
    case 'language':
      return `g.${action.language}`
    case 'resend':
      return `a.${action.id}`
    case 'leave':
      return `x.${action.sure ? 'y' : 'n'}`
    case 'link':
      return 'k'
    case 'remove':
      return `p.${action.personId}`
  }
}

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined

/** The action in a button's data; undefined where it is none of ours (older software, or forged). */
export function unpackAction(data: string): ButtonAction | undefined {
  const [kind, first, second, ...rest] = data.split('.')
  const at = number(first)
  switch (kind) {
    case 'h': {
      const act = actions.find((it) => it === second)
      return at === undefined || !act
        ? undefined
        : { on: 'hazard', number: at, act, ...(rest[0] ? { field: rest[0] } : {}) }
    }
    case 's': {
      const show = (['card', 'files', 'history'] as const).find((it) => it === second)
      return at === undefined || !show ? undefined : { on: 'hazard-show', number: at, show }
    }
    case 'l': {
      const scope = scopes.find((it) => it === first)
      const before = number(second)
      const words = rest.join('.')
      return (
        scope && {
          on: 'list',
          scope,
          ...(before === undefined ? {} : { before }),
          ...(words ? { words } : {}),
        }
      )
    }
    case 'f': {
      const word = (['skip', 'back', 'cancel', 'done', 'open'] as const).find((it) => it === second)
      const choose = word ?? number(second)
      return at === undefined || choose === undefined ? undefined : { on: 'form', step: at, choose }
    }
    case 'u':
      return at === undefined ? undefined : { on: 'unit', number: at, report: second === 'r' }
    case 'g':
      return first === 'en' || first === 'zh' ? { on: 'language', language: first } : undefined
    case 'a':
      return at === undefined ? undefined : { on: 'resend', id: at }
    case 'x':
      return { on: 'leave', sure: first === 'y' }
    case 'k':
      return { on: 'link' }
    case 'p':
      return first ? { on: 'remove', personId: first } : undefined
    default:
      return undefined
  }
}
