import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Words, words } from './words'

export type PageContext = {
  w: Words
  timezone: string
  language: 'en' | 'zh'
  onRefused: (reason: string) => void
}

export const Page = createContext<PageContext>({
  w: words.en,
  timezone: 'UTC',
  language: 'en',
  onRefused: () => {},
})
export const usePage = (): PageContext => useContext(Page)

const formats = new Map<string, Intl.DateTimeFormat>()

/** An instant (UTC ms) as `options` have it; each format is made once, since every message asks for one. */
function format(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made.format(at)
}

/** Hours and minutes of an instant (UTC ms) in the committee's zone. */
export const clockOf = (at: number, timezone: string): string =>
  format(at, 'en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' })

/** The day of an instant (UTC ms) in the committee's zone, as the page's language writes it: `Thu, 7 Jan`. */
export const dayOf = (at: number, timezone: string, language: 'en' | 'zh'): string =>
  format(at, language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
