import * as z from 'zod'
import type { FileInput } from './files'
import { refusal } from './refusal'
import type { World } from './world'

/** What a method has beside its parameters. `uploads`: the files of a multipart body, by their part's name. */
export type Call = { world: World; uploads: Map<string, FileInput> }

export type Method = {
  /** Checks the parameters and gives them in their types, or throws a refusal. */
  read: (raw: Record<string, unknown>) => Record<string, unknown>
  /** Does it and gives the `result`, or throws a refusal. */
  run: (call: Call, raw: Record<string, unknown>) => unknown
}

/** The refusal of parameters of a wrong type. The real server mostly overlooks those; here they are faults. */
const toRefusal = (error: z.ZodError) => {
  const issue = error.issues[0]
  const name = issue?.path.map(String).join('.') ?? ''
  if (issue?.code === 'unrecognized_keys') {
    return refusal(400, `the stand-in knows no parameter "${issue.keys.join('", "')}" here`)
  }
  const missing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined')
  if (missing) return refusal(400, `parameter "${name}" is required`)
  const isGeneric = issue === undefined || /^Invalid|^Too (small|big)/.test(issue.message)
  return refusal(400, isGeneric ? `parameter "${name}": ${issue?.message}` : issue.message)
}

/** A method of the Bot API: the shape of its parameters, and what it does with them. */
export const method = <Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (call: Call, params: z.output<z.ZodObject<Shape, z.core.$strict>>) => unknown,
): Method => {
  const schema = z.strictObject(shape)
  const read = (raw: Record<string, unknown>) => {
    const parsed = schema.safeParse(raw)
    if (!parsed.success) throw toRefusal(parsed.error)
    return parsed.data
  }
  return { read, run: (call, raw) => run(call, read(raw)) }
}
