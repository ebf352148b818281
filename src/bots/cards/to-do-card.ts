import { distanceM } from '../../domain/inspections/distance'
import type { TaskLine } from '../../domain/inspections/record-queries'
import { localDay } from '../../domain/text/local-day'
import { packAction } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { taskCode } from './codes'
import { type CardContext, unitName } from './context'
import { shortText } from './short-text'
import { sayDays } from './times'

type Position = { latitude: number; longitude: number }

type Page = {
  size: number
  skip: number
  /** Those at units like them. */
  words?: string
  /** The nearest to it first. */
  from?: Position
  /** How one asks for what is near: by a button, or by a command to be sent with a position. */
  near?: 'button' | { say: string }
}

/** Tasks still to be done: by window and plan, or from a position, with how far away they are. */
export function toDoView(
  lines: readonly TaskLine[],
  { size, skip, words, from, near }: Page,
  context: CardContext,
): View {
  const t = texts[context.language]
  const shown = lines.slice(0, size)
  const today = localDay(context.now, context.timezone)
  const lineText = (line: TaskLine): string => {
    const away = from && line.position ? t.inspection.away(distanceM(from, line.position)) : undefined
    const late = line.toOn < today ? '⏰ ' : ''
    const until = from ? undefined : `${late}${sayDays(t, line.fromOn, line.toOn, context)}`
    const where = [line.address, away, until].filter(Boolean).join(' · ')
    return `${taskCode(line.number)} ${unitName(line, context.language)}${where ? `\n${where}` : ''}`
  }
  const open = shown.map(
    ({ number }): Button => ({
      label: taskCode(number),
      data: packAction({ on: 'task', number, act: 'open' }),
    }),
  )
  const next = packAction({ on: 'to-do', skip: skip + size, ...(words ? { words } : {}) })
  const more: Button[] = [
    ...(near === 'button' && shown.length > 0
      ? [{ label: t.inspection.button.near, data: packAction({ on: 'near' }) }]
      : []),
    ...(lines.length > size && !from ? [{ label: t.inspection.button.next, data: next }] : []),
  ]
  return {
    title: titleOf(t, words, from),
    body: shown.length > 0 ? shown.map(lineText) : [t.inspection.nothingToDo],
    ...(typeof near === 'object' && shown.length > 0 ? { footer: t.inspection.sayPlace(near.say) } : {}),
    buttons: [...inRows(open, 4), ...(more.length > 0 ? [more] : [])],
  }
}

function titleOf({ inspection: say }: Texts, words: string | undefined, from: Position | undefined): string {
  if (from) return say.nearTitle
  return words ? say.toDoAt(shortText(words)) : say.toDo
}
