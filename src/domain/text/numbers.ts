const chineseDigits = '零一二三四五六七八九'
const english = [
  'a',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** For patterns: a number of up to three digits, in Chinese up to 99, in English up to twelve. Folded text. */
export const numberPattern = `\\d{1,3}|[一二两三四五六七八九十]{1,3}|an?(?= )|${english.slice(1).join('|')}`

/** The value of what `numberPattern` matched; undefined where the Chinese signs make no number. */
export function numberOf(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written)
  if (written === 'a' || written === 'an') return 1
  const at = english.indexOf(written)
  if (at > 0) return at
  if (written === '两') return 2
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written)
  if (!match || written === '') return undefined
  const [, tens, ten, ones] = match
  if (!ten) return tens && ones ? undefined : chineseDigits.indexOf(tens ?? ones ?? '')
  return (tens ? chineseDigits.indexOf(tens) : 1) * 10 + (ones ? chineseDigits.indexOf(ones) : 0)
}
