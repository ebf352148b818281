import { type DigestMode, digestModes } from '../../domain/digests/settings'
import { readClock, sayClock } from '../../domain/reminders/quiet-hours'
import { type Asking, asPerson, type Handled, load, said } from './context'

/** `digest` shows it now; `digest 07:30` sets when it comes; `digest off`, `digest always`. */
export async function digest(asking: Asking, args: string): Promise<Handled> {
  const words = args.trim()
  const mode = modeOf(words)
  if (mode) return setMode(asking, mode)
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    const { setting } = asked.t.digest
    const at = readClock(words)
    if (at === undefined) return said(asking, setting.usage)
    return said(asking, setting.set(sayClock(at)), [
      { kind: 'person.digest', personId: person.id, at, mode: 'when-needed' },
    ])
  })
}

export const pressDigest = (asking: Asking, set: DigestMode | 'show'): Promise<Handled> =>
  set === 'show' ? digest(asking, '') : setMode(asking, set)

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
