import { askForDigests } from '../../domain/digests/facts'
import { type DigestMode, digestModes } from '../../domain/digests/settings'
import { readClock, sayClock } from '../../domain/reminders/quiet-hours'
import { workCalendar } from '../../domain/reminders/working-time'
import { returnDueAt, weekOf } from '../../domain/returns/return'
import { packAction } from '../action'
import { digestView } from '../cards/digest-card'
import { type Asking, answered, asPerson, cardContext, type Handled, load, said, shown } from './context'
import { digestText } from './settings'

/** `digest` shows it now; `digest 07:30` sets when it comes; `digest off`, `digest always`. */
export async function digest(asking: Asking, args: string): Promise<Handled> {
  const words = args.trim()
  const mode = modeOf(words)
  if (mode) return setMode(asking, mode)
  return words === '' ? showDigest(asking) : setTime(asking, words)
}

export const pressDigest = (asking: Asking, set: DigestMode | 'show'): Promise<Handled> =>
  set === 'show' ? showDigest(asking) : setMode(asking, set)

/** As it would come now, with when it comes and what can be changed about it. */
async function showDigest(asking: Asking): Promise<Handled> {
  const { database, envelope, timezone } = asking
  const { account } = envelope
  const asked = await load(asking, {
    ...askForDigests(database.queries, { account }, { now: asking.now(), timezone, periods: [] }),
    corrections: database.queries.corrections(),
    organizations: database.queries.organizations(),
    settings: database.queries.settings(account),
  })
  const dueAt = returnDueAt(weekOf(asking.now(), timezone), workCalendar(timezone, asked.corrections))
  return asPerson(asking, asked, (person) => {
    const reader = asked.readers.find((it) => it.personId === person.id)
    if (!reader) return answered({})
    const { view } = digestView(
      reader,
      asked,
      { periods: [], returnDueAt: dueAt },
      cardContext(asking, asked, asked.organizations),
    )
    const { setting } = asked.t.digest
    const others = digestModes.filter((it) => it !== asked.settings.digestMode)
    return shown({
      ...view,
      footer: asked.t.labelled(setting.label, digestText(asked.settings, asked.t)),
      buttons: [
        ...(view.buttons ?? []),
        others.map((it) => ({ label: setting.change[it], data: packAction({ on: 'digest', set: it }) })),
      ],
    })
  })
}

async function setTime(asking: Asking, words: string): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, { settings: queries.settings(asking.envelope.account) })
  return asPerson(asking, asked, (person) => {
    const { setting } = asked.t.digest
    const at = readClock(words)
    if (at === undefined) return said(asking, setting.usage)
    const mode = asked.settings.digestMode === 'off' ? 'when-needed' : asked.settings.digestMode
    return said(asking, setting.set(sayClock(at)), [{ kind: 'person.digest', personId: person.id, at, mode }])
  })
}

const offWords = ['off', 'stop', '关闭', '关', '取消']

const modeOf = (word: string): DigestMode | undefined =>
  offWords.includes(word.toLowerCase()) ? 'off' : digestModes.find((it) => it === word.toLowerCase())

async function setMode(asking: Asking, mode: DigestMode): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) =>
    said(asking, asked.t.digest.setting.modeSet[mode], [
      { kind: 'person.digest', personId: person.id, mode },
    ]),
  )
}
