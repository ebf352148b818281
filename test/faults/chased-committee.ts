import { openCommittee } from '../support/committee'
import { dataOf } from '../support/desk'

const hourMs = 3_600_000

/**
 * A committee with much for the clock to do: orders to be chased, a broadcast for the afternoon that is chased too, and
 * a roster for the next two days. Kept in `file`; returns when it is, UTC ms.
 */
export async function keepChased(file: string): Promise<number> {
  const { desk, office, report, order } = await openCommittee()
  await report()
  await report(', major')
  await order(1, 26)
  await order(2, 40)
  const values = { text: 'Strong wind', when: String(desk.now() + 5 * hourMs), chase: '6' }
  await desk.send(office, { kind: 'submit', form: 'broadcast', target: '', values })
  await desk.press(office, 'b.1.send')
  const days = await desk.command(office, 'duty 2026-11-24 2026-11-25 Fire drill days')
  await desk.press(office, dataOf(days.view, 'Plan the roster…'))
  const filled = { shiftsPerDay: '1', officers: '1' }
  const target = '2026-11-24 2026-11-25 Fire drill days'
  const draft = await desk.send(office, { kind: 'submit', form: 'duty-roster', target, values: filled })
  await desk.press(office, dataOf(draft.view, 'Publish'))
  await desk.client.execute(`VACUUM INTO '${file}'`)
  return desk.now()
}
