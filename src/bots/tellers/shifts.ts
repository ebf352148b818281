import { shiftsView } from '../cards/shifts-card'
import { texts } from '../texts'
import { teller } from './teller'

/** Somebody's shifts of a roster that was published or changed, as they are when it is sent. */
export const shiftsTeller = teller('shifts', {
  ask: (queries, rows, now) => ({
    shifts: queries.shiftsOf([...new Set(rows.flatMap((row) => row.personId ?? []))], now),
  }),
  tell: async ({ rosterId, changed }, { row, channel, language, context }, { shifts }) => {
    const own = shifts.filter((it) => it.shift.rosterId === rosterId && it.shift.holderId === row.personId)
    const { yours, changed: isChanged, noneLeft, title } = texts[language].duty.shifts
    const view = shiftsView(own, own[0] ? yours(own[0].title) : title, context)
    const body = own[0] ? [isChanged, ...(view.body ?? [])] : [noneLeft]
    return { row, outcome: await channel.send(row.place, changed ? { ...view, body } : view, { language }) }
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
