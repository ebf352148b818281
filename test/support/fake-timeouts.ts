import { afterEach, beforeEach, vi } from 'vitest'

/**
 * Time limits pass when the test says so: those set by `setTimeout` and those of `AbortSignal.timeout`. All else, be it
 * sockets or files, goes on by itself.
 */
export function fakeTimeouts(): { pass: (ms: number) => Promise<void> } {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const ending = new AbortController()
      setTimeout(() => ending.abort(new DOMException('The operation was aborted', 'TimeoutError')), ms)
      return ending.signal
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
  return {
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms)
    },
  }
}

/** Lets everything go on until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
