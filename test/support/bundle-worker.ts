import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')

/** Bundles a worker as `npm run deploy` does; gives the path of its script in the folder. */
export async function bundleWorker(folder: string, config: string, script: string): Promise<string> {
  await promisify(execFile)(
    process.execPath,
    [wrangler, 'deploy', '-c', config, '--dry-run', '--outdir', folder],
    { cwd: root, env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  )
  return join(folder, script)
}
