import type { Change } from '../../domain/changes'
import type { FormValues } from '../intent'
import type { Asking, Handled } from './context'

/** A form that was filled in, step by step or as a whole. */
export type Submitted = {
  /** What it was opened for. */
  target: string
  values: FormValues
  /** To be kept with what the form does: no question is open any more. */
  ended: Change
}

/** Does what a form is for. It reads what it needs by itself, and refuses where an answer is wrong. */
export type FormHandler = (asking: Asking, submitted: Submitted) => Promise<Handled>
