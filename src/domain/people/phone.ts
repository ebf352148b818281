const mobile = /^1[3-9]\d{9}$/
/** Area codes: 010, 02x and their eight digits; the others, of three digits more, with seven or eight. */
const landline = /^(0(?:10|2\d))(\d{8})$|^(0[3-9]\d{2})(\d{7,8})$/
const foreign = /^(?:\+|00)(?!86)([1-9]\d{6,14})$/
const signs = /[\s\-‐-―().·/]/g
/** What stands before an extension; a bare number after a dash is one too, where a whole number is before it. */
const extended = /^(.+?)(?:转|ext\.?|x|#|-)\s*(\d{1,5})$/i
const label = /^(?:telephone|phone|mobile|tel|电话|手机号?|座机)[:\s]*/i

/**
 * A telephone number as people write it, in the one way it is kept and shown: `138-0000-1234`, `0371-67186000`,
 * `0371-67186000-12`, `+4930123456` (ITU-T E.164 for what is not Chinese). Undefined where it is none.
 */
export function readPhone(text: string): string | undefined {
  const said = text.normalize('NFKC').trim().replace(label, '')
  const [, base, extension] = extended.exec(said) ?? []
  const main = base === undefined ? undefined : readLandline(base)
  return main === undefined
    ? (readMobile(said) ?? readLandline(said) ?? readForeign(said))
    : `${main}-${extension}`
}

/** As it is dialled within China: without its country code, a landline's area code with its zero. */
function domestic(text: string): string {
  const plain = text.replace(signs, '')
  const [, rest] = /^(?:\+|00)86(.*)$/.exec(plain) ?? []
  return rest === undefined || mobile.test(rest) || rest.startsWith('0') ? (rest ?? plain) : `0${rest}`
}

function readMobile(text: string): string | undefined {
  const digits = domestic(text)
  return mobile.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}` : undefined
}

function readLandline(text: string): string | undefined {
  const [, city, eight, area, number] = landline.exec(domestic(text)) ?? []
  return city ? `${city}-${eight}` : area && `${area}-${number}`
}

function readForeign(text: string): string | undefined {
  const [, digits] = foreign.exec(text.replace(signs, '')) ?? []
  return digits && `+${digits}`
}

/** The address that calls a number of {@link readPhone} from anywhere (RFC 3966). */
export function phoneLink(phone: string): string {
  if (phone.startsWith('+')) return `tel:${phone}`
  const [first = '', second = '', third] = phone.split('-')
  if (!first.startsWith('0')) return `tel:+86${phone.replaceAll('-', '')}`
  return `tel:+86${first.slice(1)}${second}${third === undefined ? '' : `;ext=${third}`}`
}
