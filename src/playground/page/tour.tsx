import { useEffect, useState } from 'preact/hooks'
import type { PlaygroundState } from '../contract'
import { act } from './api'
import { usePage } from './context'
import { type TourStep, tourSteps } from './tour-steps'

/** Eight steps through the committee's year, beside the chats; each can say its first words for the visitor. */
export function Tour(props: { state: PlaygroundState; goTo: (step: TourStep) => void }) {
  const { w, language, onRefused } = usePage()
  const { state, goTo } = props
  const [at, setAt] = useState(0)
  // On a phone the chats have the room.
  const [open, setOpen] = useState(() => matchMedia('(min-width: 760px)').matches)
  const [going, setGoing] = useState<TourStep>()
  const step = tourSteps[at]

  // The panes show other people first; the words are theirs to say.
  useEffect(() => {
    const arrived = going && state.telegram.persona === going.telegram && state.slack.persona === going.slack
    if (!arrived) return
    setGoing(undefined)
    void sayFor(going, state, language).then((result) => {
      if (!result.ok) onRefused(result.reason)
    })
  }, [going, state, language, onRefused])

  const turnTo = (index: number): void => {
    setAt(index)
    const next = tourSteps[index]
    if (next) goTo(next)
  }

  if (!step) return null
  const { title, todo, why } = step.words[language]
  return (
    <aside class="tour" aria-label={w.tour.title}>
      <button type="button" class="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>{w.tour.title}</b> {w.tour.at(at + 1, tourSteps.length)} · {title}{' '}
        {state.done[at] && <span class="done">✓ {w.tour.done}</span>} {open ? '▾' : '▸'}
      </button>
      {open && (
        <div class="step">
          <div class="steps">
            {tourSteps.map((it, index) => (
              <button
                key={index}
                type="button"
                title={it.words[language].title}
                aria-label={`${index + 1} ${it.words[language].title}${state.done[index] ? `, ${w.tour.done}` : ''}`}
                aria-current={index === at ? 'step' : undefined}
                onClick={() => turnTo(index)}
              >
                {state.done[index] ? '✓' : index + 1}
              </button>
            ))}
          </div>
          <p>{todo}</p>
          <p class="small">{why}</p>
          <div class="row">
            <button type="button" disabled={at === 0} onClick={() => turnTo(at - 1)}>
              {w.tour.back}
            </button>
            <button
              type="button"
              class="primary"
              disabled={going !== undefined}
              onClick={() => {
                goTo(step)
                setGoing(step)
              }}
            >
              {w.tour.go}
            </button>
            <button type="button" disabled={at === tourSteps.length - 1} onClick={() => turnTo(at + 1)}>
              {w.tour.next}
            </button>
          </div>
        </div>
      )}
    </aside>
  )
}

function sayFor(step: TourStep, { telegram, slack }: PlaygroundState, language: 'en' | 'zh') {
  const text = step.say[language]
  if (step.pane === 'telegram') {
    const chat = telegram.chats.find((it) => it.kind === 'private')?.id ?? 0
    return act({ do: 'telegram.text', persona: step.telegram, chat, text })
  }
  const channel = slack.channels.find((it) => it.kind === 'dm')?.id ?? ''
  const [command = '', ...rest] = text.split(' ')
  return act({ do: 'slack.command', persona: step.slack, channel, command, text: rest.join(' ') })
}
