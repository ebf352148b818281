/** One figure: ours beside a peer's or a floor's, both of this run, and what it is to reach. */
export type Row = {
  what: string
  against: string
  ours: string
  theirs: string
  /** The figure that is held to the target. */
  figure: number
  target: { least: number } | { most: number }
}

export const reached = ({ figure, target }: Row): boolean =>
  'least' in target ? figure >= target.least : figure <= target.most

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The value below which such a share of all lies. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

export const perSecond = (value: number): string => `${Math.round(value)}/s`
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`

/** Takes each in turn, several times, so that what else the machine does meets all of them alike. */
export async function inTurn<K extends string>(
  rounds: number,
  contenders: Record<K, () => Promise<number>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(contenders) as K[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) taken[name].push(await contenders[name]())
  return taken
}

/** The median of the rounds' own ratios: what slows a round slows both. */
export const ratio = (a: readonly number[], b: readonly number[]): number =>
  median(a.map((value, at) => value / (b[at] ?? 1)))
