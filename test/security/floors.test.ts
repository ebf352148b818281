import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Versions below which a known weakness of the library concerns us. */
const floors: Record<string, string> = {
  hono: '4.13.5',
  'drizzle-orm': '0.45.2',
  '@hono/node-server': '1.19.13',
}

const parts = (version: string): number[] => version.split('.').map(Number)
const isAtLeast = (version: string, floor: string): boolean => {
  const [a, b] = [parts(version), parts(floor)]
  const at = b.findIndex((it, index) => it !== a[index])
  return at === -1 || (a[at] ?? 0) > (b[at] ?? 0)
}

const lock = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'),
) as { packages: Record<string, { version?: string }> }

test.each(Object.entries(floors))('%s is nowhere older than %s', (name, floor) => {
  const installed = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
  expect(installed.length).toBeGreaterThan(0)
  for (const [path, { version }] of installed) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+$/)
    expect([path, version, isAtLeast(version ?? '', floor)]).toEqual([path, version, true])
  }
})

test.each([
  ['4.13.5', true],
  ['4.13.4', false],
  ['4.9.99', false],
  ['5.0.0', true],
])('%s reaches 4.13.5: %s', (version, reaches) => expect(isAtLeast(version, '4.13.5')).toBe(reaches))
