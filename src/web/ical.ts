import type { CalendarEntry } from '../domain/rosters/queries'

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** A content line folded at 75 octets, never inside a character (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  const folded: string[] = []
  let part = ''
  for (const sign of line) {
    if (bytes(part + sign) > 75) {
      folded.push(part)
      part = ' '
    }
    part += sign
  }
  return [...folded, part].join('\r\n')
}

/** Text as a value (RFC 5545, 3.3.11); characters that no value may hold are left out. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\n\P{Cc}]/gu, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')

/** An instant (UTC ms) as a date-time in UTC. */
const instant = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')
const date = (day: string): string => day.replaceAll('-', '')

function event(entry: CalendarEntry): string[] {
  const { position } = entry
  const when =
    entry.days === undefined
      ? [`DTSTART:${instant(entry.startsAt)}`, `DTEND:${instant(entry.endsAt)}`]
      : [`DTSTART;VALUE=DATE:${date(entry.days.from)}`, `DTEND;VALUE=DATE:${date(entry.days.until)}`]
  return [
    'BEGIN:VEVENT',
    `UID:${entry.id}@anwei`,
    `DTSTAMP:${instant(entry.changedAt)}`,
    ...when,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.status.toUpperCase()}`,
    `SUMMARY:${escapeText(entry.title)}`,
    ...(entry.place ? [`LOCATION:${escapeText(entry.place)}`] : []),
    ...(position ? [`GEO:${position.latitude};${position.longitude}`] : []),
    // What only reminds of a day or a deadline does not make its reader busy.
    `TRANSP:${entry.kind === 'operation' || entry.kind === 'shift' ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ]
}

/** A calendar as RFC 5545 has it: CRLF, UTC instants, folded lines. */
export const renderCalendar = (name: string, entries: readonly CalendarEntry[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Anwei//Safety duty//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...entries.flatMap(event),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('')
