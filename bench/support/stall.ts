import { closeSync, openSync, readSync } from 'node:fs'

const everyMs = 5

/**
 * The longest the event loop of this process stood still since it was last asked, ms: how late a timer was, less the
 * time the process was ready and the machine ran others (`/proc/self/schedstat`, Linux; elsewhere that counts too).
 */
export function watchStalls(): () => number {
  const waited = createWaited()
  let longest = 0
  let at = performance.now()
  let waitedAt = waited()
  setInterval(() => {
    const now = performance.now()
    const waitedNow = waited()
    longest = Math.max(longest, now - at - everyMs - (waitedNow - waitedAt))
    at = now
    waitedAt = waitedNow
  }, everyMs).unref()
  return () => {
    const it = longest
    longest = 0
    return it
  }
}

/** For how long this thread was ready to run and did not, ms. */
function createWaited(): () => number {
  const buffer = Buffer.alloc(100)
  try {
    const file = openSync('/proc/self/schedstat', 'r')
    process.once('exit', () => closeSync(file))
    return () => {
      const length = readSync(file, buffer, 0, buffer.length, 0)
      return Number(buffer.toString('latin1', 0, length).split(' ')[1]) / 1e6
    }
  } catch {
    return () => 0
  }
}
