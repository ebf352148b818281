import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/spec/slack/methods', import.meta.url))
export const slackSpecAvailable = existsSync(folder)

type MethodSpec = { args?: Record<string, { required?: boolean }> }

const specs = new Map<string, MethodSpec>()
if (slackSpecAvailable) {
  for (const group of readdirSync(folder)) {
    for (const file of readdirSync(join(folder, group))) {
      specs.set(
        file.replace(/\.json$/, ''),
        JSON.parse(readFileSync(join(folder, group, file), 'utf8')) as MethodSpec,
      )
    }
  }
}

/** What the documents have against a call: an unknown method or argument, a required one that is missing. */
export function checkSlackCall(method: string, params: Record<string, unknown>): string[] {
  if (!slackSpecAvailable || method === 'response_url') return []
  const spec = specs.get(method)
  if (!spec) return [`${method}: no such method`]
  const known = spec.args ?? {}
  const unknown = Object.keys(params).filter((name) => !(name in known))
  const missing = Object.entries(known).filter(
    ([name, arg]) => arg.required && name !== 'token' && !(name in params),
  )
  return [
    ...unknown.map((name) => `${method}: no argument ${name}`),
    ...missing.map(([name]) => `${method}: ${name} is missing`),
  ]
}
