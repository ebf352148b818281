import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stopAll } from './support/child'
import { removeFolder } from './support/district'
import { type Row, reached } from './support/rows'

/** `npm run bench [name …]`: all figures, or those of some files of `rows/`; prints a table, writes results.json. */
const parts: Record<string, () => Promise<Row[]>> = {
  reports: async () => (await import('./rows/reports')).reportRows(),
  far: async () => (await import('./rows/far')).farRows(),
  trips: async () => (await import('./rows/trips')).tripRows(),
  answers: async () => (await import('./rows/answers')).answerRows(),
  stall: async () => (await import('./rows/stall')).stallRows(),
  start: async () => (await import('./rows/start')).startRows(),
  workers: async () => (await import('./rows/workers')).workerRows(),
  digests: async () => (await import('./rows/digests')).digestRows(),
  sizes: async () => (await import('./rows/sizes')).sizeRows(),
  broadcast: async () => (await import('./rows/broadcast')).broadcastRows(),
}

const wanted = process.argv.slice(2)
const names = Object.keys(parts).filter((it) => wanted.length === 0 || wanted.includes(it))
const found: Record<string, Row[]> = {}
const begunAt = performance.now()
const run = async (name: string): Promise<void> => {
  const startedAt = performance.now()
  found[name] = (await parts[name]?.()) ?? []
  console.error(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`)
}
async function inOrder(...some: string[]): Promise<void> {
  for (const name of some.filter((it) => names.includes(it))) await run(name)
}
const makeReady = async () => (await import('./rows/sizes')).seedSizes()
try {
  await inOrder('reports', 'answers', 'stall', 'start', 'workers')
  // A broadcast waits for the limit nearly all of its time: what is far from its target goes beside it.
  await Promise.all([
    inOrder('broadcast'),
    inOrder('digests', 'far', 'trips'),
    ...(names.includes('sizes') ? [makeReady()] : []),
  ])
  await inOrder('sizes')
} finally {
  stopAll()
  removeFolder()
}

const rows = names.flatMap((it) => found[it] ?? [])
const goal = ({ target }: Row): string => ('least' in target ? `≥ ${target.least}` : `≤ ${target.most}`)
const figure = (it: Row): string => (it.figure >= 100 ? it.figure.toFixed(0) : it.figure.toFixed(2))
const table = [
  ['what', 'against', 'ours', 'theirs', 'figure', 'to reach', ''],
  ...rows.map((it) => [
    it.what,
    it.against,
    it.ours,
    it.theirs,
    figure(it),
    goal(it),
    reached(it) ? 'yes' : 'NO',
  ]),
]
const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? []
for (const line of table)
  console.log(
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
const missed = rows.filter((it) => !reached(it)).length
console.log(
  `${rows.length - missed} of ${rows.length} reached, in ${Math.round((performance.now() - begunAt) / 1000)} s`,
)
if (wanted.length === 0) {
  const results = rows.map((it) => ({ ...it, reached: reached(it) }))
  writeFileSync(
    fileURLToPath(new URL('results.json', import.meta.url)),
    `${JSON.stringify(results, null, 2)}\n`,
  )
}
process.exit(0)
