import type { Checklist, ChecklistItem } from '../../domain/inspections/checklist'
import { progress } from '../../domain/inspections/fill-checklist'
import { type Verdict, verdicts } from '../../domain/inspections/filling'
import type { Inspection } from '../../domain/inspections/record'
import { packAction } from '../action'
import { texts } from '../texts'
import type { Button, View } from '../view'
import { taskCode } from './codes'
import type { CardContext } from './context'

const pageSize = 5
const signs: Record<Verdict, string> = { pass: '✅', fail: '❌', na: '➖' }

/** The page of a checklist an item is on. */
export const pageOf = (list: Checklist, item: string): number =>
  Math.max(0, Math.floor(list.items.findIndex((it) => it.id === item) / pageSize))

export const itemWords = (item: ChecklistItem, { language }: { language: 'en' | 'zh' }): string =>
  item[language]

/** A page of a checklist, to be filled by one tap an item and edited in place. `note` says what just happened. */
export function checklistView(
  inspection: Inspection,
  page: number,
  context: CardContext,
  note?: string,
): View {
  const t = texts[context.language]
  const { list, answers, task } = inspection
  const pages = Math.ceil(list.items.length / pageSize)
  const from = Math.min(Math.max(0, page), pages - 1) * pageSize
  const items = list.items.slice(from, from + pageSize)
  const told = new Map(Object.entries(answers))
  const tap = ({ id }: ChecklistItem, at: number): Button[] =>
    verdicts.map((verdict) => ({
      label: `${told.get(id) === verdict ? '●' : ''}${signs[verdict]} ${from + at + 1}`,
      data: packAction({ on: 'check', number: task.number, verdict, item: id }),
    }))
  const button = (label: string, act: 'list' | 'all' | 'open', word?: number): Button => ({
    label,
    data: packAction({
      on: 'task',
      number: task.number,
      act,
      ...(word === undefined ? {} : { word: String(word) }),
    }),
  })
  const at = from / pageSize
  return {
    title: `📋 ${taskCode(task.number)} · ${t.inspection.list[list.kind]}${pages > 1 ? ` · ${at + 1}/${pages}` : ''}`,
    body: [
      items
        .map((item, place) => {
          const verdict = told.get(item.id)
          return `${verdict ? signs[verdict] : '▫️'} ${from + place + 1}. ${itemWords(item, context)}`
        })
        .join('\n'),
      ...(note ? [note] : []),
    ],
    footer: t.inspection.progress(progress(inspection)),
    buttons: [
      ...items.map(tap),
      [
        ...(at > 0 ? [button('←', 'list', at - 1)] : []),
        button(t.inspection.button.allPass, 'all', at),
        ...(at < pages - 1 ? [button('→', 'list', at + 1)] : []),
      ],
      [button(t.inspection.back(taskCode(task.number)), 'open')],
    ],
  }
}
