import type { ButtonAction } from '../action'
import { type Asking, asPerson, type Handled, load, said } from './context'

/** `report [week, month, quarter, year]`: the figures of a period. */
export async function report(asking: Asking, _args: string): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, () => said(asking, asked.t.summary.usage))
}

export const pressReport = (
  asking: Asking,
  _action: Extract<ButtonAction, { on: 'report' }>,
): Promise<Handled> => report(asking, '')
