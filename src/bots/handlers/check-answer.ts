import type { Asks, Conversation } from '../conversation'
import type { Asking, Handled } from './context'
import { formChecks } from './form-handlers'

/** Asks on; the same question again where what was said to it proves wrong. */
export function checked(
  asking: Asking,
  before: Conversation,
  turn: Asks,
  ask: (turn: Asks) => Handled | Promise<Handled>,
): Handled | Promise<Handled> {
  const { form, target, step } = before
  const field = before.ask[step]
  const check = formChecks[form]
  if (!check || field === undefined || turn.state.step <= step) return ask(turn)
  return check(asking, { target, values: turn.state.values, field }).then((problem) =>
    ask(problem === undefined ? turn : { kind: 'ask', state: before, problem }),
  )
}
