import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const field = z.object({ name: z.string(), types: z.array(z.string()), required: z.boolean() })
const definition = z.object({ fields: z.array(field).optional(), subtypes: z.array(z.string()).optional() })
const specSchema = z.object({
  methods: z.record(z.string(), definition),
  types: z.record(z.string(), definition),
})

type Definition = z.infer<typeof definition>

const specPath = fileURLToPath(new URL('../../../shared/spec/telegram/api.json', import.meta.url))

/** Whether the machine-readable Bot API is beside the repository; without it the checks below find nothing. */
export const telegramSpecAvailable = existsSync(specPath)

const spec = telegramSpecAvailable
  ? specSchema.parse(JSON.parse(readFileSync(specPath, 'utf8')))
  : { methods: {}, types: {} }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const primitives: Record<string, (value: unknown) => boolean> = {
  Integer: Number.isInteger,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
  // An upload is named in JSON as `attach://…`; inside the process it may be an object that becomes that.
  InputFile: (value) => isObject(value) || (typeof value === 'string' && value.startsWith('attach://')),
}

const fewest = (candidates: string[][]): string[] =>
  candidates.reduce((best, other) => (other.length < best.length ? other : best))

const checkFields = (value: Record<string, unknown>, { fields = [] }: Definition, path: string): string[] => {
  const known = new Map(fields.map((each) => [each.name, each]))
  const problems = Object.entries(value).flatMap(([name, inner]) => {
    const described = known.get(name)
    if (inner === undefined) return []
    return described === undefined
      ? [`${path}.${name}: unknown`]
      : checkAny(inner, described.types, `${path}.${name}`)
  })
  const missing = fields.filter(({ name, required }) => required && value[name] === undefined)
  return [...problems, ...missing.map(({ name }) => `${path}.${name}: missing`)]
}

const checkType = (value: unknown, type: string, path: string): string[] => {
  const primitive = primitives[type]
  if (primitive !== undefined) return primitive(value) ? [] : [`${path}: not ${type}`]
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return [`${path}: not an array`]
    const inner = type.slice('Array of '.length)
    return value.flatMap((item, index) => checkType(item, inner, `${path}[${index}]`))
  }
  const described = spec.types[type]
  if (described === undefined) return [`${path}: of the unknown type ${type}`]
  if (described.subtypes !== undefined) return checkAny(value, described.subtypes, path)
  return isObject(value) ? checkFields(value, described, path) : [`${path}: not ${type}`]
}

/** Where several types will do, the problems of the one that fits best. */
const checkAny = (value: unknown, types: string[], path: string): string[] =>
  fewest(types.map((type) => checkType(value, type, path)))

/** What is wrong with a call's parameters by the Bot API's own description: unknown, missing, of a wrong type. */
export const checkTelegramCall = (method: string, params: Record<string, unknown>): string[] => {
  if (!telegramSpecAvailable) return []
  const described = spec.methods[method]
  return described === undefined ? [`${method}: unknown method`] : checkFields(params, described, method)
}

/** What is wrong with an update by the Bot API's own description. */
export const checkTelegramUpdate = (update: unknown): string[] =>
  telegramSpecAvailable ? checkType(update, 'Update', 'update') : []
