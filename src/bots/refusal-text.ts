import type { Refusal } from '../domain/errors'
import type { Status } from '../domain/hazards/hazard'
import type { FieldName, Texts } from './texts'

/** A refusal in the reader's words. */
export function refusalText(refusal: Refusal, t: Texts): string {
  const statusText = 'status' in refusal ? t.status[refusal.status satisfies Status] : ''
  const field = 'field' in refusal ? (t.field[refusal.field as FieldName] ?? refusal.field) : ''
  const say = t.refusal[refusal.code] as (it: Refusal & { statusText: string; field: string }) => string
  return say({ ...refusal, statusText, field })
}
