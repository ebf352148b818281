import { type Asking, asPerson, type Handled, isOwnChat, load, said, shown } from './context'

/** Makes somebody's calendar address, in the place of an older one, or takes it away. It is shown this once. */
export async function calendarFeed(asking: Asking, make: boolean): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    const { t, now } = asked
    if (!make)
      return said(asking, t.duty.calendar.revoked, [{ kind: 'calendar.revoked', personId: person.id }])
    const { calendarLink } = asking
    if (!calendarLink) return said(asking, t.duty.calendar.noAddress)
    if (!isOwnChat(asking)) return said(asking, t.people.inPrivate)
    const secret = asking.newCode()
    return shown({ title: t.duty.calendar.title, body: [calendarLink(secret), t.duty.calendar.made] }, [
      { kind: 'calendar.made', personId: person.id, secret, at: now },
    ])
  })
}
