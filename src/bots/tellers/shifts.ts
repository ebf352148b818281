import { shiftsView } from '../cards/shifts-card'
import { texts } from '../texts'
import { teller } from './teller'

/** Somebody's shifts of a roster that was published, as they are when it is sent. */
export const shiftsTeller = teller('shifts', {
  ask: (queries, rows, now) => ({
    shifts: queries.shiftsOf([...new Set(rows.flatMap((row) => row.personId ?? []))], now),
  }),
  tell: async ({ rosterId }, { row, channel, language, context }, { shifts }) => {
    const own = shifts.filter((it) => it.shift.rosterId === rosterId && it.shift.holderId === row.personId)
    const view = shiftsView(own, texts[language].duty.shifts.yours(own[0]?.title ?? ''), context)
    return { row, outcome: await channel.send(row.place, view, { language }) }
  },
})

/** Word from somebody to those on duty. */
export const dutyWordTeller = teller('duty-word', {
  ask: () => ({}),
  tell: async ({ from, text }, { row, channel, language }) => ({
    row,
    outcome: await channel.send(
      row.place,
      { title: texts[language].duty.duty.wordFrom(from), quote: text },
      { language },
    ),
  }),
})
