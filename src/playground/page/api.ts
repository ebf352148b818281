import { useEffect, useState } from 'preact/hooks'
import type { Act, ActResult, PlaygroundState } from '../contract'

/** Does something; the outcome shows through the stream. */
export async function act(what: Act): Promise<ActResult> {
  try {
    const response = await fetch('/playground/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    })
    return (await response.json()) as ActResult
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'no connection' }
  }
}

/** Leaves a file with the server until a message sends it. */
export async function upload(file: File): Promise<string> {
  const body = new FormData()
  body.append('file', file)
  const response = await fetch('/playground/upload', { method: 'POST', body })
  const { upload: handle } = (await response.json()) as { upload: string }
  return handle
}

/** What both panes show for the two people, kept up to date once `open`; the browser reconnects by itself. */
export function useStream(
  telegram: string,
  slack: string,
  open: boolean,
): { state: PlaygroundState | undefined; lost: boolean } {
  const [state, setState] = useState<PlaygroundState>()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (!open) return
    const source = new EventSource(`/playground/stream?telegram=${telegram}&slack=${slack}`)
    source.addEventListener('state', (event) => {
      setState(JSON.parse(event.data) as PlaygroundState)
      setLost(false)
    })
    source.addEventListener('error', () => setLost(true))
    return () => source.close()
  }, [telegram, slack, open])
  return { state, lost }
}

/** A photo drawn here, for those who have none at hand. */
export async function samplePhoto(): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 480
  const pen = canvas.getContext('2d')
  if (pen) {
    const light = pen.createLinearGradient(0, 0, 0, 480)
    light.addColorStop(0, '#e7e0d3')
    light.addColorStop(1, '#9c917f')
    pen.fillStyle = light
    pen.fillRect(0, 0, 640, 480)
    pen.fillStyle = '#3c6b52'
    pen.fillRect(230, 80, 180, 290)
    pen.fillStyle = '#b98a55'
    for (const [x, y, size] of [
      [170, 260, 120],
      [280, 300, 140],
      [400, 280, 110],
      [240, 190, 90],
    ] as const) {
      pen.fillRect(x, y, size, size * 0.8)
      pen.strokeRect(x, y, size, size * 0.8)
    }
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return new File(blob ? [blob] : [], 'sample.png', { type: 'image/png' })
}
