import { z } from 'zod'

const url = z.string().url()
const filled = z.string().min(1)
const timezone = z.string().refine(isTimezone, 'is no IANA time zone, such as Asia/Shanghai')

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const settings = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
    PUBLIC_URL: url.optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(file:|libsql:\/\/|https?:\/\/)/, 'must begin with file:, libsql://, https:// or http://')
      .default('file:./data/anwei.db'),
    DATABASE_AUTH_TOKEN: filled.optional(),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC-DEF, as @BotFather gives it')
      .optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, 'must be 1 to 256 of A-Z, a-z, 0-9, _ and -')
      .optional(),
    TELEGRAM_API_ROOT: url.default('https://api.telegram.org'),
    SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
    SLACK_SIGNING_SECRET: filled.optional(),
    SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
    SLACK_API_URL: url.default('https://slack.com/api/'),
    SETUP_CODE: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 of A-Z, a-z, 0-9, _ and -')
      .optional(),
    API_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    COMMITTEE_TIMEZONE: timezone.default('Asia/Shanghai'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  })
  .superRefine((it, context) => {
    const missing = (name: string, why: string) =>
      context.addIssue({ code: 'custom', path: [name], message: why })
    if (it.TELEGRAM_BOT_TOKEN && it.PUBLIC_URL && !it.TELEGRAM_WEBHOOK_SECRET) {
      missing('TELEGRAM_WEBHOOK_SECRET', 'is needed with PUBLIC_URL: choose a long random word')
    }
    if (it.SLACK_SIGNING_SECRET && !it.SLACK_BOT_TOKEN) {
      missing(
        'SLACK_BOT_TOKEN',
        'is needed with SLACK_SIGNING_SECRET: see “OAuth & Permissions” of the Slack app',
      )
    }
    if (it.SLACK_BOT_TOKEN && !it.SLACK_SIGNING_SECRET && !it.SLACK_APP_TOKEN) {
      missing(
        'SLACK_SIGNING_SECRET',
        'is needed with SLACK_BOT_TOKEN: see “Basic Information” of the Slack app',
      )
    }
    if (it.SLACK_APP_TOKEN && !it.SLACK_BOT_TOKEN) {
      missing('SLACK_BOT_TOKEN', 'is needed with SLACK_APP_TOKEN: see “OAuth & Permissions” of the Slack app')
    }
  })

/** The service's settings, as `interface.md` names them. Nothing else reads the environment. */
export type Config = z.infer<typeof settings>

/** A setting that is missing or wrong. Its message is one line that names it and says what to do. */
export class ConfigError extends Error {}

/** Reads settings from an environment or from Workers' bindings; empty values count as not set. */
export function readConfig(environment: Record<string, unknown>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => typeof value === 'string' && value !== ''),
  )
  const read = settings.safeParse(given)
  if (read.success) return read.data
  const lines = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new ConfigError(`Settings: ${lines.join('; ')}`)
}
