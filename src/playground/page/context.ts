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

/** Hours and minutes of an instant (UTC ms) in the committee's zone. */
export const clockOf = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' }).format(at)
