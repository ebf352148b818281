/**
 * Loaded before anything else, time runs `TIME_SCALE` times as fast for this process: its clock and its timers,
 * whoever uses them. Stand-in, service and peers are scaled alike.
 */
const scale = Number(process.env.TIME_SCALE ?? '1')
if (scale !== 1) {
  const realNow = Date.now
  const begin = Number(process.env.TIME_BEGIN)
  Date.now = () => Math.floor(begin + (realNow() - begin) * scale)
  const realElapsed = performance.now.bind(performance)
  performance.now = () => realElapsed() * scale
  const realTimeout = globalThis.setTimeout
  const scaled = (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    realTimeout(work, (ms ?? 0) / scale, ...args)
  globalThis.setTimeout = Object.assign(scaled, realTimeout)
}
