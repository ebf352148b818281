import { writeSync } from 'node:fs'
import Libsql from 'libsql'
import { openDatabase } from '../../src/db/open'

/** Opens the database of an older service, and ends as if by kill -9 before its statement number `DIE_AT`. */
const { FILE = '', DIE_AT = '0' } = process.env
let steps = 0
function step(): void {
  steps += 1
  if (steps === Number(DIE_AT)) process.kill(process.pid, 'SIGKILL')
}
const { prepare } = Libsql.prototype
Libsql.prototype.prepare = function (this: Libsql.Database, sql: string) {
  step()
  return prepare.call(this, sql)
} as typeof prepare

void openDatabase(`file:${FILE}`).then((client) => {
  client.close()
  writeSync(1, String(steps))
})
