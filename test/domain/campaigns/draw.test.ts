import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Draw, drawLots, drawMethod, verifyDraw } from '../../../src/domain/campaigns/draw'

const units = fc
  .array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 })
  .map((weights) => weights.map((weight, at) => ({ id: `u${at}`, number: at + 1, weight })))
const inspectors = fc
  .array(
    fc.array(
      fc.integer({ min: 0, max: 39 }).map((at) => `u${at}`),
      { maxLength: 10 },
    ),
    { maxLength: 8 },
  )
  .map((lists) => lists.map((not, at) => ({ id: `i${at}`, not })))
const wanted = fc.record({
  units: fc.integer({ min: 0, max: 45 }),
  inspectors: fc.integer({ min: 1, max: 3 }),
})

describe('a draw', () => {
  test('draws as many as are wanted, none twice, and nobody whom a tie excludes', () => {
    void fc.assert(
      fc.property(fc.string(), units, inspectors, wanted, (seed, some, people, want) => {
        const lots = drawLots(seed, { units: some, inspectors: people }, want)
        expect(lots).toHaveLength(Math.min(want.units, some.length))
        expect(new Set(lots.map((it) => it.unitId)).size).toBe(lots.length)
        for (const { unitId, inspectorIds } of lots) {
          const may = people.filter((it) => !it.not.includes(unitId))
          expect(new Set(inspectorIds).size).toBe(Math.min(want.inspectors, may.length))
          expect(inspectorIds.every((id) => may.some((it) => it.id === id))).toBe(true)
        }
      }),
    )
  })

  test('comes out the same again, in whatever order its pool is kept, and not if anything was changed', () => {
    void fc.assert(
      fc.property(fc.string(), units, inspectors, wanted, (seed, some, people, want) => {
        const pool = { units: some, inspectors: people }
        const lots = drawLots(seed, pool, want)
        const turned = { units: [...some].reverse(), inspectors: [...people].reverse() }
        expect(drawLots(seed, turned, want)).toEqual(lots)
        const draw: Draw = {
          id: 'd',
          campaignId: 'c',
          seed,
          method: drawMethod,
          pool,
          wanted: want,
          lots,
          by: 'p',
          at: 0,
        }
        expect(verifyDraw(draw)).toBe(true)
        if (lots.length > 0) expect(verifyDraw({ ...draw, lots: lots.slice(1) })).toBe(false)
        expect(verifyDraw({ ...draw, method: 'by hand' })).toBe(false)
      }),
    )
  })

  test('gives a unit of weight 9 its chance: about nine in ten against one of weight 1', () => {
    const pool = {
      units: [
        { id: 'heavy', number: 1, weight: 9 },
        { id: 'light', number: 2, weight: 1 },
      ],
      inspectors: [],
    }
    const drawn = Array.from({ length: 2000 }, (_, at) =>
      drawLots(`seed ${at}`, pool, { units: 1, inspectors: 1 }),
    )
    const heavy = drawn.filter(([lot]) => lot?.unitId === 'heavy').length
    expect(heavy / drawn.length).toBeGreaterThan(0.87)
    expect(heavy / drawn.length).toBeLessThan(0.93)
  })

  test('gives inspectors alike the same number of units within one', () => {
    const pool = {
      units: Array.from({ length: 50 }, (_, at) => ({ id: `u${at}`, number: at, weight: 1 })),
      inspectors: ['a', 'b', 'c', 'd'].map((id) => ({ id, not: [] })),
    }
    const lots = drawLots('even', pool, { units: 50, inspectors: 2 })
    const counts = pool.inspectors.map(({ id }) => lots.filter((it) => it.inspectorIds.includes(id)).length)
    expect(counts).toEqual([25, 25, 25, 25])
  })

  test('is written down: a seed gives these lots for ever', () => {
    const pool = {
      units: [1, 2, 3, 4, 5].map((number) => ({ id: `u${number}`, number, weight: number })),
      inspectors: ['a', 'b', 'c'].map((id) => ({ id, not: [] })),
    }
    expect(drawLots('2026-11-23', pool, { units: 3, inspectors: 2 })).toMatchInlineSnapshot(`
      [
        {
          "inspectorIds": [
            "c",
            "b",
          ],
          "unitId": "u5",
        },
        {
          "inspectorIds": [
            "a",
            "c",
          ],
          "unitId": "u2",
        },
        {
          "inspectorIds": [
            "b",
            "a",
          ],
          "unitId": "u1",
        },
      ]
    `)
  })
})
