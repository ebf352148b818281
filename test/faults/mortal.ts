import { writeSync } from 'node:fs'
import Libsql from 'libsql'
import { type Life, live } from './mortal-work'

/** A life that ends at step number `DIE_AT` as if by kill -9; one that does not says how many it took. */
const { LIFE = '{}', DIE_AT = '0' } = process.env
let steps = 0
function step(): void {
  steps += 1
  if (steps === Number(DIE_AT)) process.kill(process.pid, 'SIGKILL')
}

/** Both ends of every transaction are steps too, and of the statements between them every eighth. */
const { prepare, exec } = Libsql.prototype
Libsql.prototype.exec = function (this: Libsql.Database, sql: string) {
  if (/^(BEGIN|COMMIT)/.test(sql)) step()
  return exec.call(this, sql)
} as typeof exec
let between = 0
const isStep = (): boolean => {
  between += 1
  return between % 8 === 0
}
Libsql.prototype.prepare = function (this: Libsql.Database, sql: string) {
  const statement = prepare.call(this, sql) as Libsql.Statement<unknown[]>
  const { run, all } = statement
  return Object.assign(statement, {
    run: (...args: unknown[]) => {
      if (isStep()) step()
      return run.apply(statement, args)
    },
    all: (...args: unknown[]) => {
      if (isStep()) step()
      return all.apply(statement, args)
    },
  })
} as typeof prepare

void live(JSON.parse(LIFE) as Life, step).then(() => writeSync(1, String(steps)))
