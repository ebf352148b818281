import type { Telling } from '../../domain/delivery/outbox'
import { organizationOf, type Person } from '../../domain/people/person'
import { natures } from '../../domain/reminders/ladder'
import type { ReminderLine } from '../../domain/reminders/reminder'
import { remindersView, type ToldLine } from '../cards/reminder-card'
import { bundleTeller } from './teller'

/** Steps of ladders: all that wait for one chat are one message, of what is still due when it is sent. */
export const reminderTeller = bundleTeller('reminder', {
  ask: (queries, rows) => ({
    lines: queries.reminderLines(
      [...new Set(rows.map((row) => row.telling.subject))],
      [...new Set(rows.flatMap((row) => row.personId ?? []))],
    ),
  }),
  tell: async (tellings, { row, reader, channel, language, context }, { lines }) => {
    const due = new Map<string, ToldLine>()
    for (const telling of tellings) {
      const line = lines.find((it) => it.subject === telling.subject && it.deadlineAt === telling.deadlineAt)
      const told = line && reader && lineFor(line, telling, reader)
      if (told) due.set(telling.subject, told)
    }
    if (due.size === 0) return { kind: 'needless', reason: 'nothing is due any more' }
    const sorted = [...due.values()].sort((a, b) => (a.deadlineAt ?? 0) - (b.deadlineAt ?? 0))
    return channel.send(row.place, remindersView(sorted, context.now, context), { language })
  },
})

/**
 * A line as somebody is told it; undefined where it is not theirs any more. Whoever answers for others reads who has
 * not acknowledged: the office of all, a liaison of their own.
 */
function lineFor(
  { missing, ...line }: ReminderLine,
  { ladder, above }: Extract<Telling, { kind: 'reminder' }>,
  reader: Person,
): ToldLine | undefined {
  const own = line.holders?.find((it) => it.id === reader.id)
  const told = { ...line, seeable: natures[ladder].stopsWhenSeen, asked: own?.asked ?? false }
  if (!above) return line.holders && !own ? undefined : told
  if (!missing) return told
  const theirs = missing.filter(
    (it) => reader.post.role === 'coordinator' || it.organizationId === organizationOf(reader.post),
  )
  return theirs.length > 0 ? { ...told, missing: theirs } : undefined
}
