import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundle } from '../bundle.js'

const root = new URL('..', import.meta.url).pathname

test('every part of what Node runs can be loaded, those that are loaded late too', {
  timeout: 60_000,
}, async () => {
  const outdir = 'dist/checked'
  try {
    await bundle(['src/node.ts'], outdir)
    const parts = readdirSync(join(root, outdir)).filter((it) => it.endsWith('.js'))
    expect(parts.length).toBeGreaterThan(5)
    const faults = parts.map((it) => spawnSync(process.execPath, ['--check', join(root, outdir, it)]))
    expect(faults.map((it) => it.stderr.toString()).join('')).toBe('')
  } finally {
    rmSync(join(root, outdir), { recursive: true, force: true })
  }
})
