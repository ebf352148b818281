import type { QuietHours } from '../reminders/quiet-hours'

/** `when-needed`: nothing comes where there is nothing to say; `always`: one line says so. */
export const digestModes = ['when-needed', 'always', 'off'] as const
export type DigestMode = (typeof digestModes)[number]

/** What a person has set. `digestAt` is in minutes of the day in the committee's zone. */
export type Settings = { quiet?: QuietHours; digestAt: number; digestMode: DigestMode }
