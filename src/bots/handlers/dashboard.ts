import { type Asking, asPerson, type Handled, isOwnChat, load, said, shown } from './context'

/** Makes a link into the dashboard: good for a short time, once, and for whoever asked. */
export async function dashboardLink(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, () => {
    const { t, now } = asked
    const { account } = asking.envelope
    if (!asking.enterLink) return said(asking, t.dashboard.noAddress)
    if (!isOwnChat(asking)) return said(asking, t.people.inPrivate)
    const secret = asking.newCode()
    return shown({ title: t.dashboard.title, body: [asking.enterLink(secret), t.dashboard.made] }, [
      { kind: 'dashboard-link.made', account, secret, at: now },
    ])
  })
}
