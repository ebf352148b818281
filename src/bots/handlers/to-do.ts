import type { Change } from '../../domain/changes'
import type { ReportableUnit } from '../../domain/units/queries'
import { shortText } from '../cards/short-text'
import { toDoView } from '../cards/to-do-card'
import { unitButtons } from '../cards/unit-card'
import { nearForm } from '../forms/inspection-forms'
import { positionOf } from '../forms/values'
import type { SharedPosition } from '../intent'
import type { View } from '../view'
import {
  type Asked,
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  commandPrefix,
  type Handled,
  load,
} from './context'
import type { FormHandler } from './form-handler'

const pageSize = 8

/** What is next for the one who asks, by window and plan; with words, at units like them. */
export async function showToDo(
  asking: Asking,
  { skip, words }: { skip: number; words: string },
  replace: boolean,
): Promise<Handled> {
  const { database, envelope } = asking
  const viewer = envelope.account
  const asked = await load(asking, {
    lines: database.queries.tasksToDo({ viewer, words, skip, size: pageSize }),
    units: database.queries.unitsLike(words),
  })
  const near = viewer.platform === 'telegram' ? ('button' as const) : { say: commandOf(asking) }
  return asPerson(asking, asked, () => {
    const view =
      words !== '' && asked.lines.length === 0
        ? noneAt(asking, asked, words, asked.units)
        : toDoView(asked.lines, { size: pageSize, skip, words, near }, cardContext(asking, asked, []))
    return answered({ view, replace })
  })
}

const commandOf = ({ envelope }: Asking): string => `${commandPrefix(envelope)}inspect`

function noneAt(asking: Asking, asked: Asked, words: string, units: readonly ReportableUnit[]): View {
  const { noneAt: none, unitsLike, nextAlone } = asked.t.inspection
  const said = none(shortText(words))
  return units.length > 0
    ? { body: [said, unitsLike], buttons: unitButtons(units, cardContext(asking, asked, [])) }
    : { body: [said, nextAlone(commandOf(asking))] }
}

/** Asks where they are, to say what is near and not yet done. */
export async function askNear(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, () => askForm(asking, asked, nearForm(cardContext(asking, asked, []))))
}

export const submitNear: FormHandler = (asking, { values, ended }) =>
  showNear(asking, positionOf(values), [ended])

export async function showNear(
  asking: Asking,
  from: SharedPosition | undefined,
  changes: readonly Change[] = [],
): Promise<Handled> {
  const viewer = asking.envelope.account
  const asked = await load(asking, {
    lines: asking.database.queries.tasksToDo({
      viewer,
      skip: 0,
      size: pageSize,
      ...(from ? { near: from } : {}),
    }),
  })
  const page = { size: pageSize, skip: 0, ...(from ? { from } : {}) }
  return asPerson(asking, asked, () =>
    answered({ view: toDoView(asked.lines, page, cardContext(asking, asked, [])) }, changes),
  )
}
