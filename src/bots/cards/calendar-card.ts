import { fallsWithin, isKnownYear, makeUpDays, occasionsOf, yearOf } from '../../domain/calendar/calendar'
import type { Correction, LocalName, Occasion, OccasionKind } from '../../domain/calendar/occasion'
import type { Person } from '../../domain/people/person'
import { weekdayOf } from '../../domain/text/local-day'
import { packAction } from '../action'
import { texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import type { CardContext } from './context'

/** A year's festivals and seasons with their dates, what is provisional, and what was put right. */
export function calendarView(
  year: number,
  corrections: readonly Correction[],
  reader: Person,
  context: CardContext,
): View {
  const t = texts[context.language]
  const c = t.calendar
  const called = (kind: OccasionKind | undefined, { name, nameEn }: LocalName): string => {
    if (kind) return c.occasion[kind]
    return (context.language === 'en' ? (nameEn ?? name) : (name ?? nameEn)) ?? ''
  }
  const name = (it: Occasion): string => called(it.kind, it)
  const date = (on: string): string => (on.startsWith(String(year)) ? on.slice(5) : on)
  const day = (on: string): string => `${date(on)} ${t.time.weekdays[weekdayOf(on) % 7] ?? ''}`
  const days = (from: string, to: string): string => (from === to ? day(from) : `${day(from)} – ${day(to)}`)
  const all = occasionsOf(year, corrections)
  const line = (it: Occasion): string => {
    const within = fallsWithin(it, all)
    const notes = [
      ...(it.on !== it.fromOn ? [day(it.on)] : []),
      ...(within ? [c.within(name(within))] : []),
      ...(it.provisional ? [c.provisional] : []),
    ]
    const when = days(it.fromOn, it.toOn)
    return t.form.chosen(name(it), notes.length > 0 ? t.noted(when, t.listed(notes)) : when)
  }
  const entered = corrections.filter((it) => yearOf(it) === year)
  const office = reader.post.role === 'coordinator'
  const makeUp = makeUpDays(year, corrections)
  const press = (
    label: string,
    number: number,
    act: 'show' | 'correct' | 'restore',
    word?: string,
  ): Button => ({
    label,
    data: packAction({ on: 'year', number, act, ...(word ? { word } : {}) }),
  })
  const named = (it: Correction): string => called(it.festival, it)
  const label = (it: Correction): string => `${named(it) || c.kinds[it.kind]} ${date(it.fromOn)}`
  return {
    title: c.title(year),
    body: [
      all.map(line).join('\n'),
      ...(makeUp.length > 0 ? [c.makeUp(t.listed(makeUp.map(day)))] : []),
      ...(all.some((it) => it.provisional) ? [c.makeUpLater] : []),
      ...(entered.length > 0
        ? [
            [
              `▪️ ${c.entered}`,
              ...entered.map((it) =>
                t.form.chosen(c.kinds[it.kind], `${days(it.fromOn, it.toOn)} ${named(it)}`.trim()),
              ),
            ].join('\n'),
          ]
        : []),
    ],
    buttons: [
      [year - 1, year + 1].filter(isKnownYear).map((it) => press(String(it), it, 'show')),
      ...(office ? [[press(c.correct, year, 'correct')]] : []),
      ...(office
        ? inRows(
            entered.slice(-6).map((it) => press(`✕ ${label(it)}`, year, 'restore', it.id)),
            2,
          )
        : []),
    ],
  }
}
