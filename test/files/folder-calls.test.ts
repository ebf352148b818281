import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lanes } from '../../src/domain/delivery/outbox'
import type { Delivered } from '../../src/domain/delivery/ports'
import { createFolderCallLog } from '../../src/files/folder-calls'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anwei-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sent: Delivered = {
  row: {
    id: 2,
    place: { platform: 'slack', chat: 'U1', private: true },
    telling: { kind: 'refresh' },
    lane: lanes.broadcast,
    attempts: 1,
    ambiguous: 0,
    lease: 'one',
    inMs: 0,
  },
  outcome: { kind: 'accepted', ref: { platform: 'slack', chat: 'U1', message: '消息' } },
}

test('the next process finds what the one before it called for and was answered', async () => {
  const before = createFolderCallLog(folder)
  before.begin('one')
  before.begin('two')
  before.mark('one', [1, 2])
  before.keep('one', [sent])
  expect(await before.left()).toEqual([])
  const after = createFolderCallLog(folder)
  after.begin('three')
  expect(await after.left()).toEqual([
    { token: 'one', called: [1, 2], delivered: [sent] },
    { token: 'two', called: [], delivered: [] },
  ])
  after.end('one')
  after.end('two')
  after.end('three')
  expect(readdirSync(folder)).toEqual([])
})

test('nothing is called for under a lease that was not begun', () => {
  expect(() => createFolderCallLog(folder).mark('unknown', [1])).toThrow('not begun')
})
