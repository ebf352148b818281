import { distanceM } from '../../domain/inspections/distance'
import type { TaskLine } from '../../domain/inspections/record-queries'
import { localDay } from '../../domain/text/local-day'
import { packAction } from '../action'
import { texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { taskCode } from './codes'
import { type CardContext, unitName } from './context'

type Position = { latitude: number; longitude: number }

/** Tasks still to be done: by window and plan, or from a position, with how far away they are. */
export function toDoView(
  lines: readonly TaskLine[],
  page: { size: number; skip: number; near?: Position; locate: boolean },
  context: CardContext,
): View {
  const t = texts[context.language]
  const shown = lines.slice(0, page.size)
  const today = localDay(context.now, context.timezone)
  const lineText = (line: TaskLine): string => {
    const away =
      page.near && line.position ? t.inspection.away(distanceM(page.near, line.position)) : undefined
    const late = line.toOn < today ? '⏰ ' : ''
    const until = page.near ? undefined : `${late}${line.fromOn} – ${line.toOn}`
    const where = [line.address, away, until].filter(Boolean).join(' · ')
    return `${taskCode(line.number)} ${unitName(line, context.language)}${where ? `\n${where}` : ''}`
  }
  const open = shown.map(
    ({ number }): Button => ({
      label: taskCode(number),
      data: packAction({ on: 'task', number, act: 'open' }),
    }),
  )
  const more: Button[] = [
    ...(page.locate && shown.length > 0
      ? [{ label: t.inspection.button.near, data: packAction({ on: 'near' }) }]
      : []),
    ...(lines.length > page.size && !page.near
      ? [{ label: t.inspection.button.next, data: packAction({ on: 'to-do', skip: page.skip + page.size }) }]
      : []),
  ]
  return {
    title: page.near ? t.inspection.nearTitle : t.inspection.toDo,
    body: shown.length > 0 ? shown.map(lineText) : [t.inspection.nothingToDo],
    buttons: [...inRows(open, 4), ...(more.length > 0 ? [more] : [])],
  }
}
