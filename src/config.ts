import * as z from 'zod/mini'

const url = z.url()
const filled = z.string().check(z.minLength(1))
const like = (pattern: RegExp, message: string) => z.string().check(z.regex(pattern, message))

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const settings = z.lazy(() =>
  z.object({
    PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 8787),
    PUBLIC_URL: z.optional(url),
    DATABASE_URL: z._default(
      like(/^(file:|libsql:\/\/|https?:\/\/)/, 'must begin with file:, libsql://, https:// or http://'),
      'file:./data/anwei.db',
    ),
    DATABASE_AUTH_TOKEN: z.optional(filled),
    TELEGRAM_BOT_TOKEN: z.optional(
      like(/^\d+:[\w-]+$/, 'must look like 123456:ABC-DEF, as @BotFather gives it'),
    ),
    TELEGRAM_WEBHOOK_SECRET: z.optional(
      like(/^[A-Za-z0-9_-]{1,256}$/, 'must be 1 to 256 of A-Z, a-z, 0-9, _ and -'),
    ),
    TELEGRAM_API_ROOT: z._default(url, 'https://api.telegram.org'),
    SLACK_BOT_TOKEN: z.optional(
      like(/^xoxb-/, 'must begin with xoxb-: see “OAuth & Permissions” of the Slack app'),
    ),
    SLACK_SIGNING_SECRET: z.optional(filled),
    SLACK_APP_TOKEN: z.optional(
      like(/^xapp-/, 'must begin with xapp-: see “Basic Information” of the Slack app'),
    ),
    SLACK_API_URL: z._default(url, 'https://slack.com/api/'),
    SETUP_CODE: z.optional(like(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 of A-Z, a-z, 0-9, _ and -')),
    API_TOKEN: z.optional(z.string().check(z.minLength(16, 'must have at least 16 characters'))),
    LINK_SECRET: z.optional(
      like(/^[^\s,]{16,}([\s,]+[^\s,]{16,})*$/, 'must be words of 16 characters or more, the newest first'),
    ),
    COMMITTEE_TIMEZONE: z._default(
      z.string().check(z.refine(isTimezone, 'is no IANA time zone, such as Asia/Shanghai')),
      'Asia/Shanghai',
    ),
    LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error']), 'info'),
  }),
)

/** The service's settings, as `interface.md` names them. Nothing else reads the environment. */
export type Config = z.infer<typeof settings>

/** A setting that is missing or wrong. Its message is one line that names it and says what to do. */
export class ConfigError extends Error {}

/** Settings that are of no use without another one, each with where to find that. */
function missing(it: Config): string[] {
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, PUBLIC_URL } = it
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN } = it
  const lines: string[] = []
  if (TELEGRAM_BOT_TOKEN && PUBLIC_URL && !TELEGRAM_WEBHOOK_SECRET) {
    lines.push('TELEGRAM_WEBHOOK_SECRET: is needed with PUBLIC_URL: choose a long random word')
  }
  if ((SLACK_SIGNING_SECRET || SLACK_APP_TOKEN) && !SLACK_BOT_TOKEN) {
    lines.push('SLACK_BOT_TOKEN: is needed to answer: see “OAuth & Permissions” of the Slack app')
  }
  if (SLACK_BOT_TOKEN && !SLACK_SIGNING_SECRET && !SLACK_APP_TOKEN) {
    lines.push(
      'SLACK_SIGNING_SECRET: is needed with SLACK_BOT_TOKEN: see “Basic Information” of the Slack app',
    )
  }
  return lines
}

/** Reads settings from an environment or from Workers' bindings; empty values count as not set. */
export function readConfig(environment: Record<string, unknown>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => typeof value === 'string' && value !== ''),
  )
  const read = settings.safeParse(given)
  const lines = read.success
    ? missing(read.data)
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (!read.success || lines.length > 0) throw new ConfigError(`Settings: ${lines.join('; ')}`)
  return read.data
}
