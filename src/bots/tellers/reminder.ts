import type { ReminderLine } from '../../domain/reminders/reminder'
import { remindersView } from '../cards/reminder-card'
import { bundleTeller } from './teller'

/** Steps of ladders: all that wait for one chat are one message, of what is still due when it is sent. */
export const reminderTeller = bundleTeller('reminder', {
  ask: (queries, rows) => ({
    lines: queries.reminderLines([...new Set(rows.map((row) => row.telling.subject))]),
  }),
  tell: async (tellings, { row, channel, language, context }, { lines }) => {
    const due = new Map<string, ReminderLine>()
    for (const { subject, deadlineAt } of tellings) {
      const line = lines.find((it) => it.subject === subject && it.deadlineAt === deadlineAt)
      if (line) due.set(subject, line)
    }
    if (due.size === 0) return { kind: 'needless', reason: 'nothing is due any more' }
    const sorted = [...due.values()].sort((a, b) => (a.deadlineAt ?? 0) - (b.deadlineAt ?? 0))
    return channel.send(row.place, remindersView(sorted, context.now, context), { language })
  },
})
