import type { View } from '../../src/bots/view'
import { createTick } from '../../src/db/tick'
import { type Desk, openDesk, type Someone } from './desk'

export const hourMs = 3_600_000

/** A desk where a coordinator writes broadcasts (`write`) to two liaisons and an inspector. */
export async function openBroadcasts() {
  const desk = await openDesk()
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const fire = await desk.enrol('Li Wei', { role: 'liaison', organizationId: 'fire-and-rescue' })
  const trade = await desk.enrol('Zhao Min', { role: 'liaison', organizationId: 'commerce' })
  const inspector = await desk.enrol('Sun Lei', { role: 'inspector', organizationId: 'fire-and-rescue' })
  const tick = createTick(desk.client, 'Asia/Shanghai')
  const write = async (values: Record<string, string>) => {
    await desk.send(office, { kind: 'submit', form: 'broadcast', target: '', values })
    return last(office)
  }
  const last = (who: Someone) => desk.chatOf(who).at(-1)?.view
  const pass = async (ms: number) => {
    desk.forward(ms)
    await tick(desk.now())
    await desk.settle()
  }
  return { desk, office, fire, trade, inspector, write, last, pass }
}
export const fieldOf = (view: View | undefined, label: string) =>
  view?.fields?.find((field) => field.label === label)?.value
export const reachOf = (view: View | undefined) => fieldOf(view, 'Reaches')
/** How many broadcasts somebody was sent. */
export const got = (desk: Desk, who: Someone) =>
  desk.chatOf(who).filter((it) => it.view.title?.startsWith('📢') && it.view.body?.length).length
