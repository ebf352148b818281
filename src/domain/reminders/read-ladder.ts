import { type Offset, type Step, stepName, type Whom, whoms } from './ladder'

/** What each is called, in lower case. */
const names: Record<Whom, readonly string[]> = {
  holder: ['holder', '经办人', '责任人'],
  'unit-contact': ['unit contact', 'unit-contact', 'contact', '单位负责人', '单位'],
  liaison: ['liaison', '联络员'],
  office: ['office', '安委办', '办公室'],
  leader: ['leader', '带班领导', '领导'],
}

const separators = /[,，、;；和]|\band\b/
const timesGiven = /time\s*given|given\s*time|set\s*time|时限/i
const workingDay = /working\s*days?|workdays?|个?工作日/i
const units: readonly (readonly [RegExp, number])[] = [
  [/(?<![a-z])min(ute)?s?(?![a-z])|分/i, 1 / 60],
  [/(?<![a-z])h(ou)?r?s?(?![a-z])|时/i, 1],
  [/(?<![a-z])d(ay)?s?(?![a-z])|天|日/i, 24],
]

function readOffset(text: string): Offset | undefined {
  const count = Number(/\d+(?:\.\d+)?/.exec(text)?.[0] ?? Number.NaN)
  if (Number.isNaN(count)) return /\bat\b|deadline|到期|当时|届时/i.test(text) ? { hours: 0 } : undefined
  const before = /before|前/i.test(text)
  if (before === /after|逾期|后/i.test(text)) return undefined
  if (timesGiven.test(text)) return before ? undefined : { timesGiven: count }
  if (workingDay.test(text)) return before ? undefined : { workingDays: count }
  const hours = units.find(([unit]) => unit.test(text))?.[1]
  return hours === undefined ? undefined : { hours: (before ? -1 : 1) * count * hours }
}

/**
 * The steps of a ladder as they are written, one a line: when, a colon, and who is told. Or the first line that is
 * not understood.
 */
export function readLadder(text: string): { steps: Step[] } | { line: string } {
  const steps = new Map<string, Step>()
  for (const line of text.split('\n').map((it) => it.trim())) {
    if (line === '') continue
    const [when = '', who = ''] = line.split(/[:：]/)
    const after = readOffset(when)
    const named = who
      .split(separators)
      .map((it) => it.trim().toLowerCase())
      .filter((it) => it !== '')
    const tell = named.flatMap((name) => whoms.find((it) => names[it].includes(name)) ?? [])
    if (!after || tell.length === 0 || tell.length < named.length) return { line }
    const before = steps.get(stepName(after))?.tell ?? []
    steps.set(stepName(after), {
      after,
      tell: whoms.filter((it) => before.includes(it) || tell.includes(it)),
    })
  }
  return { steps: [...steps.values()].sort((one, other) => hoursOf(one.after) - hoursOf(other.after)) }
}

/** How long after the deadline, hours; a working day is at least as long, and a day is what is usually given. */
export function hoursOf(after: Offset): number {
  if ('hours' in after) return after.hours
  return ('workingDays' in after ? after.workingDays : after.timesGiven) * 24
}
