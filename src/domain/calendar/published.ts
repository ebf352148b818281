/**
 * What chinese-days says of the years a committee plans in, taken over as a table (docs/decisions/0013): the library
 * brings every holiday since 2004 into the worker, and its answers change with the machine's time zone. A test
 * holds each day of each year to the library. `MMDD` throughout.
 */

/** First day of the first lunar month, Qingming, the fifth of the fifth, the fifteenth of the eighth. */
export const lunarDays: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2024: ['0210', '0404', '0610', '0917'],
  2025: ['0129', '0404', '0531', '1006'],
  2026: ['0217', '0405', '0619', '0925'],
  2027: ['0206', '0405', '0609', '0915'],
  2028: ['0126', '0404', '0528', '1003'],
  2029: ['0213', '0404', '0616', '0922'],
  2030: ['0203', '0405', '0605', '0912'],
  2031: ['0123', '0405', '0624', '1001'],
  2032: ['0211', '0404', '0612', '0919'],
  2033: ['0131', '0404', '0601', '0908'],
  2034: ['0219', '0405', '0620', '0927'],
  2035: ['0208', '0405', '0610', '0916'],
}

export const calendarYears = { from: 2024, to: 2035 }

/** Days off and make-up working days as the State Council published them, `from-to` in the order of the year. */
export const published: Readonly<Record<number, { off: Readonly<Record<string, string>>; work: string }>> = {
  2024: {
    off: {
      'new-year': '0101-0101',
      'spring-festival': '0210-0217',
      qingming: '0404-0406',
      'labour-day': '0501-0505',
      'dragon-boat': '0610-0610',
      'mid-autumn': '0915-0917',
      'national-day': '1001-1007',
    },
    work: '0204 0218 0407 0428 0511 0914 0929 1012',
  },
  2025: {
    off: {
      'new-year': '0101-0101',
      'spring-festival': '0128-0204',
      qingming: '0404-0406',
      'labour-day': '0501-0505',
      'dragon-boat': '0531-0602',
      'mid-autumn': '1001-1008',
      'national-day': '1001-1008',
    },
    work: '0126 0208 0427 0928 1011',
  },
  2026: {
    off: {
      'new-year': '0101-0103',
      'spring-festival': '0215-0223',
      qingming: '0404-0406',
      'labour-day': '0501-0505',
      'dragon-boat': '0619-0621',
      'mid-autumn': '0925-0927',
      'national-day': '1001-1007',
    },
    work: '0104 0214 0228 0509 0920 1010',
  },
}
