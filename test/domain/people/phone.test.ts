import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phoneLink, readPhone } from '../../../src/domain/people/phone'

describe('a telephone number', () => {
  test.each([
    ['13800001234', '138-0000-1234', 'tel:+8613800001234'],
    ['138 0000 1234', '138-0000-1234', 'tel:+8613800001234'],
    ['+86 138-0000-1234', '138-0000-1234', 'tel:+8613800001234'],
    ['0086 13800001234', '138-0000-1234', 'tel:+8613800001234'],
    ['电话：１３８００００１２３４', '138-0000-1234', 'tel:+8613800001234'],
    ['(0371) 6718 6000', '0371-67186000', 'tel:+8637167186000'],
    ['+86 371 67186000', '0371-67186000', 'tel:+8637167186000'],
    ['010-6718-6000', '010-67186000', 'tel:+861067186000'],
    ['0371-67186000转12', '0371-67186000-12', 'tel:+8637167186000;ext=12'],
    ['0371-67186000-812', '0371-67186000-812', 'tel:+8637167186000;ext=812'],
    ['0398-2812345', '0398-2812345', 'tel:+863982812345'],
    ['+49 30 123456', '+4930123456', 'tel:+4930123456'],
    ['00852 2345 6789', '+85223456789', 'tel:+85223456789'],
  ])('“%s” is read as people write it', (said, kept, link) => {
    expect(readPhone(said)).toBe(kept)
    expect(phoneLink(kept)).toBe(link)
  })

  test.each([
    '',
    '119',
    '12345',
    '1380000123',
    '138000012345',
    '67186000',
    '+86 12',
    'Li Wei',
    '138-0000-12a4',
  ])('“%s” is none', (said) => {
    expect(readPhone(said)).toBeUndefined()
  })

  const digits = (count: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((it) => it.join(''))
  const numbers = fc.oneof(
    fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`),
    fc.tuple(fc.constantFrom('010', '021', '0371', '0755'), digits(8)).map((it) => it.join('')),
    digits(9).map((rest) => `+49${rest}`),
  )
  test('means the same with signs in it, and read again', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.array(fc.constantFrom(' ', '-', '(', ')', '.', ' '), { maxLength: 6 }),
        (plain, signs) => {
          const written = signs.reduce((text, sign, at) => {
            const place = 1 + ((at * 3) % (text.length - 6))
            return `${text.slice(0, place)}${sign}${text.slice(place)}`
          }, plain)
          const kept = readPhone(plain)
          expect(kept).toBeDefined()
          expect(readPhone(written)).toBe(kept)
          expect(readPhone(kept ?? '')).toBe(kept)
          expect(phoneLink(kept ?? '')).toMatch(/^tel:\+[1-9]\d{6,14}$/)
        },
      ),
    )
  })
})
