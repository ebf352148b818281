import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { CallLog, Delivered, LeftLease } from '../domain/delivery/ports'

/**
 * One file for each lease: a line with the ids that are called for, and one with each answer. Written without waiting for the disk: it
 * outlives the process, not the machine, just as what the database wrote last. Processes may share the folder.
 */
export function createFolderCallLog(folder: string): CallLog {
  mkdirSync(folder, { recursive: true })
  const open = new Map<string, number>()
  const write = (token: string, lines: readonly unknown[]): void => {
    const file = open.get(token)
    if (file === undefined) throw new Error('the lease was not begun here')
    writeSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  }
  const release = (token: string): void => {
    const file = open.get(token)
    if (file !== undefined) closeSync(file)
    open.delete(token)
  }
  return {
    begin: (token) => {
      open.set(token, openSync(join(folder, token), 'a'))
    },
    mark: (token, ids) => write(token, [ids]),
    keep: write,
    release,
    end: (token) => {
      release(token)
      rmSync(join(folder, token), { force: true })
    },
    left: () => readdirSync(folder).flatMap((token) => (open.has(token) ? [] : readLeft(folder, token))),
  }
}

/** Nothing where the process that held it ended it just now. */
function readLeft(folder: string, token: string): LeftLease[] {
  try {
    const lines = readFileSync(join(folder, token), 'utf8').split('\n').filter(Boolean)
    const said = lines.map((line): number[] | Delivered => JSON.parse(line))
    return [
      {
        token,
        called: said.flatMap((it) => (Array.isArray(it) ? it : [])),
        delivered: said.flatMap((it) => (Array.isArray(it) ? [] : [it])),
      },
    ]
  } catch {
    return []
  }
}
