import { encodePng } from './png'

/** Bars that stand together: a height each, and the colour by its position in `colours`. */
export type Group = readonly { value: number; colour: keyof typeof colours }[]

const colours = { paleOrange: 2, orange: 3, paleGreen: 4, green: 5 } as const
const palette = [
  [255, 255, 255],
  [222, 226, 230],
  [255, 216, 168],
  [240, 140, 0],
  [178, 242, 187],
  [47, 158, 68],
] as const
const line = 1

const width = 720
const height = 360
const margin = 24

/** The least of 1, 2 and 5 times a power of ten that lets at most five lines show the greatest value. */
function stepFor(most: number): number {
  const wanted = Math.max(1, most / 5)
  const ten = 10 ** Math.floor(Math.log10(wanted))
  return [1, 2, 5, 10].map((it) => it * ten).find((it) => it >= wanted) ?? 10 * ten
}

/** Groups of bars from left to right as a PNG, 720 by 360: without words, those stand beside it. */
export function drawBars(groups: readonly Group[]): Promise<Uint8Array> {
  const pixels = new Uint8Array(width * height)
  const fill = (left: number, top: number, right: number, bottom: number, colour: number): void => {
    for (let y = Math.round(top); y < Math.round(bottom); y += 1) {
      pixels.fill(colour, y * width + Math.round(left), y * width + Math.round(right))
    }
  }
  const most = Math.max(1, ...groups.flat().map((bar) => bar.value))
  const step = stepFor(most)
  const top = Math.ceil(most / step) * step
  const ground = height - margin
  const heightOf = (value: number): number => (value / top) * (ground - margin)
  for (let value = 0; value <= top; value += step) {
    const y = ground - heightOf(value)
    fill(margin, y, width - margin, y + 2, line)
  }
  const room = (width - 2 * margin) / Math.max(1, groups.length)
  for (const [at, group] of groups.entries()) {
    const bar = (room * 0.8) / Math.max(1, group.length)
    for (const [place, { value, colour }] of group.entries()) {
      const left = margin + at * room + room * 0.1 + place * bar
      fill(left, ground - heightOf(value), left + bar - 2, ground, colours[colour])
    }
  }
  return encodePng({ width, height, palette, pixels })
}
