import { createLot } from './random'

/** How draws are made; kept with each, so that a later method can tell itself from this one. */
export const drawMethod = 'weighted-without-replacement/fnv1a-mulberry32/1'

/** A unit in the pool. Weights are whole numbers from 1: the riskier, the likelier. */
export type DrawnUnit = { id: string; number: number; weight: number }
/** An inspector in the pool; `not` are units they never draw: tied to them, or theirs last time. */
export type DrawnInspector = { id: string; not: readonly string[] }

export type Pool = { units: readonly DrawnUnit[]; inspectors: readonly DrawnInspector[] }
/** How many units are drawn, and how many inspectors go to each. */
export type Wanted = { units: number; inspectors: number }
export type Lot = { unitId: string; inspectorIds: string[] }

/** A draw as it is kept: everything that is needed to draw again. */
export type Draw = {
  id: string
  campaignId: string
  seed: string
  method: string
  pool: Pool
  wanted: Wanted
  lots: Lot[]
  by: string
  at: number
}

/**
 * Draws units and inspectors by lot. Units first: by weight, without replacement, the pool in order of number.
 * Then for each unit, in the order drawn, inspectors without replacement from those who may, each as likely;
 * those who have fewest so far come first, so that work is even. A unit nobody may inspect gets nobody.
 */
export function drawLots(seed: string, pool: Pool, wanted: Wanted): Lot[] {
  const random = createLot(seed)
  const units = [...pool.units].sort((a, b) => a.number - b.number)
  const inspectors = [...pool.inspectors].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const not = new Map(inspectors.map((it) => [it.id, new Set(it.not)]))
  const load = new Map(inspectors.map((it) => [it.id, 0]))
  return drawUnits(units, wanted.units, random).map(({ id }) => ({
    unitId: id,
    inspectorIds: drawInspectors(
      inspectors.filter((it) => !not.get(it.id)?.has(id)).map((it) => it.id),
      wanted.inspectors,
      load,
      random,
    ),
  }))
}

/** A tree of partial sums: each of many draws from a large pool takes a logarithm of its size. */
function drawUnits(units: readonly DrawnUnit[], count: number, random: () => number): DrawnUnit[] {
  let size = 1
  while (size < units.length) size *= 2
  const sums = new Array<number>(2 * size).fill(0)
  const add = (leaf: number, weight: number): void => {
    for (let at = leaf + size; at >= 1; at = Math.floor(at / 2)) sums[at] = (sums[at] ?? 0) + weight
  }
  for (const [leaf, { weight }] of units.entries()) add(leaf, weight)
  const drawn: DrawnUnit[] = []
  while (drawn.length < Math.min(count, units.length)) {
    let point = random() * (sums[1] ?? 0)
    let at = 1
    while (at < size) {
      at *= 2
      const left = sums[at] ?? 0
      // Where rounding puts the point at the very end, the last that is left is meant.
      if (point >= left && (sums[at + 1] ?? 0) > 0) {
        point -= left
        at += 1
      }
    }
    const unit = units[at - size]
    if (!unit) break
    drawn.push(unit)
    add(at - size, -unit.weight)
  }
  return drawn
}

function drawInspectors(
  may: readonly string[],
  count: number,
  load: Map<string, number>,
  random: () => number,
): string[] {
  const drawn: string[] = []
  while (drawn.length < Math.min(count, may.length)) {
    const free = may.filter((id) => !drawn.includes(id))
    const least = Math.min(...free.map((id) => load.get(id) ?? 0))
    const even = free.filter((id) => load.get(id) === least)
    const id = even[Math.floor(random() * even.length)]
    if (id === undefined) break
    drawn.push(id)
    load.set(id, least + 1)
  }
  return drawn
}

/** Whether a kept draw comes out the same when it is drawn again. */
export const verifyDraw = (draw: Draw): boolean =>
  draw.method === drawMethod &&
  JSON.stringify(drawLots(draw.seed, draw.pool, draw.wanted)) === JSON.stringify(draw.lots)
