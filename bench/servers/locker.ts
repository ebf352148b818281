import Libsql from 'libsql'

/** Another process on the file: holds its write lock over and over, `HELD_MS` each time, with as long in between. */
const database = new Libsql(process.env.DATABASE_FILE ?? '')
const heldMs = Number(process.env.HELD_MS)

function lock(): void {
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch {
    setTimeout(lock, 1)
    return
  }
  setTimeout(() => {
    database.exec('ROLLBACK')
    setTimeout(lock, heldMs)
  }, heldMs)
}

lock()
console.log('ready 0')
