import { type Asking, asPerson, type Handled, load, said } from './context'

export async function showReturn(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, () => said(asking, asked.t.returns.liaisonsOnly))
}

export const askReturn = (asking: Asking, _week: string): Promise<Handled> => showReturn(asking)
