import { connect, type Socket } from 'node:net'
import { quantile } from './rows'

export type Call = { path: string; headers: Record<string, string>; body: string }
/** `latencies`: of each answer, ms. */
export type Load = { perSecond: number; p50Ms: number; latencies: number[]; count: number; bad: number }

/**
 * Asks over `connections` kept connections for `ms`, each its next question when the last one is answered. The
 * client is as plain as can be (node:net), so that it takes little of the machine from those it measures.
 */
export async function load(
  port: number,
  next: () => Call,
  options: { connections: number; ms: number; pauseMs?: number },
): Promise<Load> {
  const { connections, ms, pauseMs = 0 } = options
  const until = performance.now() + ms
  const latencies: number[] = []
  let bad = 0
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const ask = await open(port)
      while (performance.now() < until) {
        const at = performance.now()
        const status = await ask.ask(next())
        latencies.push(performance.now() - at)
        if (status >= 500 || status === 0) bad += 1
        if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
      ask.close()
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  return {
    perSecond: latencies.length / seconds,
    p50Ms: quantile(latencies, 0.5),
    latencies,
    count: latencies.length,
    bad,
  }
}

/** One kept connection: asks, and gives the status of the answer once all of it is here. */
async function open(port: number): Promise<{ ask: (call: Call) => Promise<number>; close: () => void }> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const made = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(made))
    made.once('error', reject)
  })
  let held = ''
  let answered: (status: number) => void = () => {}
  socket.on('data', (chunk: Buffer) => {
    held += chunk.toString('latin1')
    const head = held.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = /\r\ncontent-length: (\d+)/i.exec(held.slice(0, head))?.[1]
    const whole = length === undefined ? held.endsWith('0\r\n\r\n') : held.length >= head + 4 + Number(length)
    if (!whole && !/ (204|304) /.test(held.slice(0, 14))) return
    const status = Number(held.slice(9, 12))
    held = ''
    answered(status)
  })
  const end = () => answered(0)
  socket.on('error', end)
  socket.on('close', end)
  return {
    close: () => socket.destroy(),
    ask: ({ path, headers, body }) =>
      new Promise((resolve) => {
        answered = resolve
        const bytes = Buffer.byteLength(body)
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: ${bytes}\r\n${lines.join('')}\r\n${body}`,
        )
      }),
  }
}
