import { bundleWorker } from '../../test/support/bundle-worker'
import { inTurn, median, ms, type Row } from '../support/rows'
import { emptyWorker, folder, startCpuMs } from '../support/workerd'

const rounds = 7

/** What the start of each worker's module costs in workerd, beside a worker that does nothing. */
export async function workerRows(): Promise<Row[]> {
  const scripts = {
    service: await bundleWorker(folder, 'wrangler.toml', 'worker.js'),
    platforms: await bundleWorker(folder, 'wrangler.platforms.toml', 'platforms-worker.js'),
    reader: await bundleWorker(folder, 'wrangler.reader.toml', 'reader-worker.js'),
    empty: emptyWorker(),
  }
  const start = (script: string) => () => startCpuMs(script)
  const contenders = {
    service: start(scripts.service),
    platforms: start(scripts.platforms),
    reader: start(scripts.reader),
    empty: start(scripts.empty),
  }
  await inTurn(1, contenders)
  const took = await inTurn(rounds, contenders)
  return (['service', 'platforms', 'reader'] as const).map((name) => {
    const more = median(took[name].map((value, at) => value - (took.empty[at] ?? 0)))
    return {
      what: `start of the ${name} worker's module in workerd, ms CPU`,
      against: 'an empty worker, taken off',
      ours: ms(median(took[name])),
      theirs: ms(median(took.empty)),
      figure: more,
      target: { most: 50 },
    }
  })
}
