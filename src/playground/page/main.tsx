import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { act, useStream } from './api'
import { Clock } from './clock'
import { Page } from './context'
import { SlackChatPane } from './slack/pane'
import { TelegramChatPane } from './telegram/pane'
import { Tour } from './tour'
import { type PageLanguage, words } from './words'

const address = new URLSearchParams(location.search)
const firstLanguage = (): PageLanguage =>
  (localStorage.getItem('language') ?? navigator.language).startsWith('zh') ? 'zh' : 'en'
const firstTheme = (): 'light' | 'dark' =>
  (localStorage.getItem('theme') ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
    ? 'dark'
    : 'light'

/** A choice that is kept for the next visit. */
function useKept<T extends string>(name: string, first: () => T): [T, (value: T) => void] {
  const [value, setValue] = useState(first)
  useEffect(() => localStorage.setItem(name, value), [name, value])
  return [value, setValue]
}

function Playground() {
  const [language, setLanguage] = useKept('language', firstLanguage)
  const [theme, setTheme] = useKept('theme', firstTheme)
  const [telegram, setTelegram] = useState(address.get('telegram') ?? 'inspector')
  const [slack, setSlack] = useState(address.get('slack') ?? 'coordinator')
  const [tab, setTab] = useState<'telegram' | 'slack'>('telegram')
  const [refused, setRefused] = useState<string>()
  const [greeted, setGreeted] = useState(false)
  const { state, lost } = useStream(telegram, slack, greeted)
  const w = words[language]

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
    document.documentElement.dataset.theme = theme
  }, [language, theme])
  useEffect(() => history.replaceState(null, '', `?telegram=${telegram}&slack=${slack}`), [telegram, slack])

  // The cast reads what the first page reads, and has been told what waits for them.
  useEffect(() => void act({ do: 'greet', language }).then(() => setGreeted(true)), [])

  const timezone = state?.timezone ?? 'UTC'
  return (
    <Page.Provider value={{ w, timezone, language, onRefused: setRefused }}>
      <header class="bar">
        <h1>
          Anwei <span>安委</span>
        </h1>
        <p class="try">
          <b>{w.what}</b> {w.try.join(' ')}
        </p>
        {state && <Clock state={state} />}
        <div class="choices">
          <button type="button" onClick={() => setLanguage(language === 'en' ? 'zh' : 'en')}>
            {language === 'en' ? '中文' : 'English'}
          </button>
          <button type="button" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
            {theme === 'dark' ? w.light : w.dark}
          </button>
        </div>
      </header>
      <nav class="tabs">
        <button type="button" aria-pressed={tab === 'telegram'} onClick={() => setTab('telegram')}>
          Telegram
        </button>
        <button type="button" aria-pressed={tab === 'slack'} onClick={() => setTab('slack')}>
          Slack
        </button>
      </nav>
      {lost && (
        <p class="notice" role="status">
          {w.lost}
        </p>
      )}
      {refused && (
        <p class="notice" role="alert">
          {w.refused}: {refused}{' '}
          <button type="button" onClick={() => setRefused(undefined)}>
            {w.close}
          </button>
        </p>
      )}
      {state && (
        <Tour
          state={state}
          goTo={(step) => {
            setTelegram(step.telegram)
            setSlack(step.slack)
            setTab(step.pane)
          }}
        />
      )}
      {state && (
        <main class={`panes show-${tab}`}>
          <TelegramChatPane
            key={`t-${state.telegram.persona}`}
            pane={state.telegram}
            personas={state.personas}
            onPersona={setTelegram}
            hidden={false}
          />
          <SlackChatPane
            key={`s-${state.slack.persona}`}
            pane={state.slack}
            personas={state.personas}
            onPersona={setSlack}
            hidden={false}
          />
        </main>
      )}
    </Page.Provider>
  )
}

const root = document.getElementById('page')
if (root) render(<Playground />, root)
