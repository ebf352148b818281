import { dayOf, usePage } from './context'

/** Stands between two messages of different days. `at` and `before` are when they came, UTC ms. */
export function DayLine({ at, before }: { at: number; before: number | undefined }) {
  const { language, timezone } = usePage()
  const day = dayOf(at, timezone, language)
  if (before !== undefined && dayOf(before, timezone, language) === day) return null
  return (
    <li class="day">
      <span>{day}</span>
    </li>
  )
}
