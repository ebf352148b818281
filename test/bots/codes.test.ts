import { expect, test } from 'vitest'
import { codesMax, listedUnits, readCodes } from '../../src/bots/forms/codes'
import { labels } from '../support/desk'
import { openHazardDesk } from '../support/hazard-desk'

test.each([
  ['U-1, u2 U 3', [1, 2, 3], []],
  ['U-1、U-2和U-3；U-4\nU-4', [1, 2, 3, 4], []],
  ['Ｕ－７，U-8。', [7, 8], []],
  ['U-1 and 金福超市, No. 3', [1], ['and 金福超市', 'No. 3']],
  // A range is not read as its two ends.
  ['U-1-U-5', [1, 5], ['-']],
  ['BU-1, U-2b', [], ['BU-1', 'U-2b']],
  ['', [], []],
])('of “%s” the codes are read, and the rest is named', (text, numbers, others) => {
  expect(readCodes(text, 'unit')).toEqual({ numbers, others })
})

test('a list that could not be shown in a form again is too long', () => {
  const units = Array.from({ length: 350 }, (_, at) => ({ id: `u${at}`, number: 900_000 + at }))
  const text = units.map((it) => `u${it.number}`).join(' ')
  expect(text.length).toBeLessThan(codesMax)
  expect(listedUnits(text, units, 'units')).toMatchObject({ refusal: { code: 'text-too-long' } })
  expect(listedUnits(text.slice(0, 8 * 300), units, 'units')).toMatchObject({ ok: true })
})

test.each([
  ['H-99', 'I find no such hazard'],
  ['U-99', 'I find no such unit'],
  ['T-99', 'I find no such inspection'],
])(
  '%s by itself, of nothing that is there, is said to be of nothing, and offered as no report',
  async (code, said) => {
    const { desk, inspector } = await openHazardDesk()
    const { view } = await desk.say(inspector, code)
    expect(view?.body?.[0]).toContain(said)
    expect(labels(view)).toEqual([])
  },
)
