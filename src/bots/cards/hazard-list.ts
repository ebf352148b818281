import type { Recorded } from '../../domain/hazards/events'
import type { HazardFilter, HazardLine, HazardList, HazardSheet } from '../../domain/hazards/sheet'
import { packAction } from '../action'
import { texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { hazardCode } from './codes'
import { type CardContext, whereText } from './context'
import { shortText } from './short-text'
import { sayHowLong, sayWhen } from './times'

/** A page of a list: a line for each hazard, a button to open each, buttons to go on. */
export function listView(list: HazardList, filter: HazardFilter, context: CardContext): View {
  const t = texts[context.language]
  const title = filter.words ? t.list.found(filter.words) : t.list.titles[filter.scope]
  if (list.lines.length === 0) {
    return { title, body: [filter.scope === 'tasks' ? t.list.nothingWaits : t.list.empty] }
  }
  const open = list.lines.map(
    (line): Button => ({
      label: hazardCode(line.number),
      data: packAction({ on: 'hazard-show', number: line.number, show: 'card' }),
    }),
  )
  const { words, scope } = filter
  const page = (label: string, before?: number): Button => ({
    label,
    data: packAction({
      on: 'list',
      scope,
      ...(words === undefined ? {} : { words }),
      ...(before === undefined ? {} : { before }),
    }),
  })
  const last = list.lines.at(-1)?.number
  const pages = [
    ...(filter.before === undefined ? [] : [page(t.list.first)]),
    ...(list.more && last !== undefined ? [page(t.list.next, last)] : []),
  ]
  return {
    title,
    body: list.lines.map((line) => lineText(line, context)),
    footer: t.list.count(list.total, list.beyond),
    buttons: [...inRows(open, 4), ...(pages.length > 0 ? [pages] : [])],
  }
}

/** A hazard in a line: what it is, how it stands, where. */
export function lineText(line: HazardLine, { language, now, timezone }: CardContext): string {
  const t = texts[language]
  const sign = line.severity === 'major' ? '❗️' : ''
  const where = whereText(line, language)
  const late = line.status === 'ordered' && line.deadlineAt !== undefined && line.deadlineAt < now
  const due =
    line.status === 'ordered' && line.deadlineAt !== undefined
      ? ` · ${late ? `⏰ ${t.card.overdue(sayHowLong(t, now - line.deadlineAt))}` : sayWhen(t, line.deadlineAt, now, timezone)}`
      : ''
  const what = shortText(line.description)
  return `${sign}${hazardCode(line.number)} ${t.status[line.status]}${due}\n${where ? t.labelled(where, what) : what}`
}

/** What happened to a hazard, oldest first, with the words that were said. */
export function historyView(sheet: HazardSheet, history: readonly Recorded[], context: CardContext): View {
  const t = texts[context.language]
  return {
    title: `${hazardCode(sheet.hazard.number)} · ${t.card.history}`,
    body: history.map(({ event, by, at }) => {
      const words = 'reason' in event ? event.reason : 'text' in event ? event.text : undefined
      const line = `${sayWhen(t, at, context.now, context.timezone)} · ${t.happened(event.type, sheet.people[by] ?? '?')}`
      return words ? t.labelled(line, shortText(words)) : line
    }),
  }
}
