import { localDay } from '../../domain/text/local-day'
import {
  type Waiting,
  type WaitingKind,
  type WaitingLine,
  waitingKinds,
  waitingMax,
} from '../../domain/waiting/waiting'
import { packAction } from '../action'
import { texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { hazardCode, operationCode, shiftCode, taskCode } from './codes'
import { type CardContext, whereText } from './context'
import { sayDay, sayHowLong, sayWhen } from './times'

type Opener = { code: (number: number) => string; data: (number: number) => string }

const openHazard: Opener = {
  code: hazardCode,
  data: (number) => packAction({ on: 'hazard-show', number, show: 'card' }),
}

const openOperation: Opener = {
  code: operationCode,
  data: (number) => packAction({ on: 'joint', number, act: 'show' }),
}
const openShift: Opener = {
  code: shiftCode,
  data: (number) => packAction({ on: 'shift', number, act: 'show' }),
}

/** How a thing that waits is called and opened. A kind without it does not compile. */
const openers: Record<WaitingKind, Opener> = {
  hazard: openHazard,
  proof: openHazard,
  'operation-to-name': openOperation,
  operation: openOperation,
  shift: openShift,
  inspection: { code: taskCode, data: (number) => packAction({ on: 'task', number, act: 'open' }) },
}

/** What waits for somebody: by kind, major hazards and then what is due first on top, a button to open each. `skip` are on pages before. */
export function waitingView(waiting: Waiting, skip: number, context: CardContext): View {
  const t = texts[context.language]
  if (waiting.lines.length === 0) return { title: t.waiting.title, body: [t.waiting.nothing] }
  const open = waiting.lines.map(
    ({ kind, number }): Button => ({ label: openers[kind].code(number), data: openers[kind].data(number) }),
  )
  const page = (label: string, to: number): Button => ({
    label,
    data: packAction({ on: 'waiting', skip: to }),
  })
  const pages = [
    ...(skip > 0 ? [page(t.list.first, 0)] : []),
    ...(waiting.more ? [page(t.list.next, skip + waiting.lines.length)] : []),
  ]
  return {
    title: t.waiting.title,
    body: waitingKinds.flatMap((kind) => {
      const lines = waiting.lines.filter((it) => it.kind === kind)
      if (lines.length === 0) return []
      const count = waiting.totals[kind] ?? lines.length
      const heading = `▪️ ${t.waiting.kinds[kind]} · ${count}${count >= waitingMax ? '+' : ''}`
      return [[heading, ...lines.map((line) => lineText(line, context))].join('\n')]
    }),
    buttons: [...inRows(open, 4), ...(pages.length > 0 ? [pages] : [])],
  }
}

const lengthMax = 60

function lineText(
  { kind, number, title, dueAt, dueOn, major, ...place }: WaitingLine,
  context: CardContext,
): string {
  const t = texts[context.language]
  const where = whereText(place, context.language)
  const said = where && title ? t.labelled(where, title) : (where ?? title ?? '')
  const words = [...said.replace(/\s+/g, ' ')]
  const short = words.length > lengthMax ? `${words.slice(0, lengthMax).join('')}…` : words.join('')
  const late = dueAt !== undefined && dueAt < context.now
  const due =
    dueAt === undefined
      ? dueOn
        ? ` · ${dueOn < localDay(context.now, context.timezone) ? '⏰ ' : ''}${sayDay(t, dueOn, context)}`
        : ''
      : late
        ? ` · ⏰ ${t.card.overdue(sayHowLong(t, context.now - dueAt))}`
        : ` · ${sayWhen(t, dueAt, context.now, context.timezone)}`
  return `${major ? '❗️' : ''}${openers[kind].code(number)} ${short}${due}`
}
