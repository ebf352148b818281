/** Zero-width and bidirectional marks, soft hyphens: they show nothing and break words. */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|(?<![\p{Extended_Pictographic}\p{Variation_Selector}\p{Emoji_Modifier}])\u200d/gu
const spaces = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g

/** ASCII, Chinese characters and their punctuation: clean already, as most texts are. */
const isClean = /^[\n -~\u3001-\u3011\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/

/** The text as a person sees it: composed, without marks nobody sees, with one kind of space and line end. */
export const cleanText = (text: string): string =>
  isClean.test(text)
    ? text
    : text
        .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
        .replace(invisible, '')
        .replace(spaces, ' ')
        .replace(controls, '')
        .normalize('NFC')

const punctuation: Record<string, string> = {
  '。': '.',
  '，': ',',
  '、': ',',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '「': '"',
  '」': '"',
  '《': '"',
  '》': '"',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '－': '-',
  '～': '~',
  '·': ' ',
  '•': ' ',
  '\u3000': ' ',
  '\u00a0': ' ',
}

/** Chinese characters, and ASCII without capitals: folded already, as most reports are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are their own fellows too
const isFolded = /^[\u0000-@[-\u007f\u3400-\u4dbf\u4e00-\u9fff]*$/

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code < 0x80) return unit.toLowerCase()
  const mapped = punctuation[unit]
  if (mapped) return mapped
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase()
  if (code < 0x250 || (code >= 0x1e00 && code <= 0x1eff)) {
    const base = unit.normalize('NFD').charAt(0).toLowerCase()
    return base.length === 1 ? base : unit
  }
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}

/**
 * For comparing: lower case, Latin letters without marks, full-width letters, digits and Chinese punctuation
 * as their ASCII fellows. As long as the text itself, so that positions in one are positions in the other.
 */
export function foldText(text: string): string {
  if (isFolded.test(text)) return text
  let folded = ''
  for (let at = 0; at < text.length; at += 1) folded += foldUnit(text.charAt(at))
  return folded
}

const cjk = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005-\u3007]/

/** Whether a UTF-16 unit is a Chinese character. */
export const isChinese = (unit: string): boolean => cjk.test(unit)

export type Token = { text: string; from: number; to: number; chinese: boolean }

const tokenPattern =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005-\u3007]|\d+|(?:(?![\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005-\u3007\d])\p{L}\p{M}*)+/gu

/** Chinese characters one by one, other words and numbers whole, in order, from a folded text. */
export function tokensOf(folded: string): Token[] {
  const tokens: Token[] = []
  for (const match of folded.matchAll(tokenPattern)) {
    const text = match[0]
    tokens.push({
      text,
      from: match.index,
      to: match.index + text.length,
      chinese: isChinese(text.charAt(0)),
    })
  }
  return tokens
}
