import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a server on loopback, over which its answers may be late. */
export type SlowLink = {
  url: string
  /** From now on each piece of an answer comes so late, ms, or never (Infinity); what was asked arrives at once. */
  delay: (ms: number) => void
  /** The most connections that were open at a time. */
  openMost: () => number
  close: () => void
}

export async function openSlowLink(to: string): Promise<SlowLink> {
  const port = Number(new URL(to).port)
  const sockets = new Set<Socket>()
  let delayMs = 0
  let open = 0
  let most = 0
  const server: Server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true })
    open += 1
    most = Math.max(most, open)
    near.once('close', () => {
      open -= 1
    })
    near.on('data', (chunk) => far.write(chunk))
    far.on('data', (chunk) => {
      if (delayMs !== Number.POSITIVE_INFINITY) setTimeout(() => near.write(chunk), delayMs).unref()
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  return {
    url: `http://127.0.0.1:${address.port}`,
    delay: (ms) => {
      delayMs = ms
    },
    openMost: () => most,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
