import type { Act, PlaygroundState } from '../contract'
import { act } from './api'
import { usePage } from './context'

const dayMs = 86_400_000

type Where = Extract<Act, { do: 'clock.to' }>['where']

/** The district's time, and where it can be moved: an hour, the next morning, the mornings worth a look. */
export function Clock({ state }: { state: PlaygroundState }) {
  const { w, language, timezone, onRefused } = usePage()
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const format = (options: Intl.DateTimeFormatOptions, at: number): string =>
    new Intl.DateTimeFormat(locale, { timeZone: timezone, ...options }).format(at)
  const move = async (what: Act): Promise<void> => {
    const result = await act(what)
    if (!result.ok) onRefused(result.reason)
  }
  const moving = state.movingTo !== undefined
  const daysLeft = Math.ceil(((state.movingTo ?? 0) - state.now) / dayMs)
  const to = (where: Where) => () => void move({ do: 'clock.to', where })
  return (
    <fieldset class="clock" aria-label={w.clock} aria-busy={moving}>
      <time aria-live="off">
        {format(
          { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
          state.now,
        )}
      </time>
      <button type="button" disabled={moving} onClick={() => void move({ do: 'clock.forward', hours: 1 })}>
        {w.hour}
      </button>
      <button type="button" disabled={moving} onClick={to('morning')}>
        {w.morning}
      </button>
      {state.moments.map(({ kind, at, days }) => (
        <button
          key={kind}
          type="button"
          class="moment"
          disabled={moving}
          title={w.inDays(days)}
          onClick={to(kind)}
        >
          <b>{w.moment[kind]}</b> {format({ day: 'numeric', month: 'short' }, at)}
        </button>
      ))}
      <span class="small" role="status">
        {moving ? w.moving(daysLeft) : ''}
      </span>
    </fieldset>
  )
}
