/** How things are called in chat: a letter and a number, `H-12`. */
export const codeLetters = {
  broadcast: 'B',
  campaign: 'P',
  hazard: 'H',
  operation: 'J',
  shift: 'D',
  task: 'T',
  unit: 'U',
} as const
export type CodeKind = keyof typeof codeLetters

const codeOf =
  (kind: CodeKind) =>
  (number: number): string =>
    `${codeLetters[kind]}-${number}`

export const broadcastCode = codeOf('broadcast')
export const campaignCode = codeOf('campaign')
export const hazardCode = codeOf('hazard')
export const operationCode = codeOf('operation')
export const shiftCode = codeOf('shift')
export const taskCode = codeOf('task')
export const unitCode = codeOf('unit')

/** The number of the first code of a kind that stands in a text as a word, `H-12`; 0 where there is none. */
export const codeIn = (text: string, kind: CodeKind): number =>
  Number(new RegExp(`(?:^|[^A-Za-z0-9])${codeLetters[kind]}-(\\d{1,9})(?![0-9])`, 'i').exec(text)?.[1] ?? 0)

/** The number of a code that is all of a text: `H-12`, `h12`; undefined where it is something else. */
export function codeAlone(text: string, kind: CodeKind): number | undefined {
  const found = new RegExp(`^${codeLetters[kind]}-?(\\d{1,9})$`, 'i').exec(text.trim())?.[1]
  return found === undefined ? undefined : Number(found)
}

/** What a text is the code of, `H-12`, where it says nothing else. */
export const codeKindAlone = (text: string): CodeKind | undefined =>
  (Object.keys(codeLetters) as CodeKind[]).find(
    (kind) => codeIn(text, kind) > 0 && codeAlone(text, kind) !== undefined,
  )
