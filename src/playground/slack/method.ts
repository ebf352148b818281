import * as z from 'zod'
import type { World } from './world'

export type Answer =
  | { ok: true; [key: string]: unknown }
  | { ok: false; error: string; [key: string]: unknown }
export type Method = {
  params: z.ZodType<Record<string, unknown>>
  run: (world: World, params: never, baseUrl: string) => Answer
}

export const refuse = (error: string, messages: readonly string[] = []): Answer => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
})

export const isAnswer = (value: object): value is Answer => 'ok' in value

/** Bodies come as forms or JSON: what is structured may be a text of JSON. */
export const json = z.preprocess((value) => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}, z.unknown())
export const flag = z.union([z.boolean(), z.enum(['true', 'false'])]).optional()

export function method<P extends z.ZodType<Record<string, unknown>>>(
  params: P,
  run: (world: World, params: z.infer<P>, baseUrl: string) => Answer,
): Method {
  return { params, run: run as Method['run'] }
}
