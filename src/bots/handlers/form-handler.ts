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

/**
 * Looks at one answer at its question, where it takes more than the form to know whether it is right: what is
 * wrong with it, in words, or nothing.
 */
export type FormCheck = (
  asking: Asking,
  answer: Omit<Submitted, 'ended'> & { field: string },
) => Promise<string | undefined>

/** Does what a form is for. It reads what it needs by itself, and refuses where an answer is wrong. */
export type FormHandler = (asking: Asking, submitted: Submitted) => Promise<Handled>
