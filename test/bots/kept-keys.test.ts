import { expect, test } from 'vitest'
import { createKeptKeys } from '../../src/bots/kept-keys'

test('of the updates that were carried out the newest are known, and no more of them than a bound', () => {
  const kept = createKeptKeys()
  for (let at = 1; at <= 20_000; at += 1) kept.add(`tg:${at}`)
  const known = Array.from({ length: 20_000 }, (_, at) => at + 1).filter((at) => kept.has(`tg:${at}`))
  expect(known).toEqual(Array.from({ length: 5_000 }, (_, at) => 15_001 + at))
})
