import { type Desk, dataOf, labels, openDesk, type Someone } from './desk'

/** The office, two liaisons, two of the fire brigade, and somebody of a unit. */
export async function openJoint() {
  const desk = await openDesk()
  const fire = { role: 'inspector', organizationId: 'fire-and-rescue' } as const
  return {
    desk,
    coordinator: await desk.enrol('Wang Fang', { role: 'coordinator' }),
    liaison: await desk.enrol('Zhang Qiang', { role: 'liaison', organizationId: 'fire-and-rescue' }),
    commerce: await desk.enrol('Sun Li', { role: 'liaison', organizationId: 'commerce' }),
    li: await desk.enrol('Li Wei', fire),
    zhou: await desk.enrol('Zhou Min', fire),
    contact: await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u1' }),
  }
}

/** The newest card of an operation in somebody’s chat, and a field of it. */
export const card = (desk: Desk, who: Someone, code = 'J-1') =>
  desk.chatOf(who).findLast((it) => it.view.title?.includes(`${code} `))?.view
export const field = (desk: Desk, who: Someone, label: string, code = 'J-1') =>
  card(desk, who, code)?.fields?.find((it) => it.label === label)?.value
/** The last message of reminders somebody got. */
export const reminder = (desk: Desk, who: Someone) =>
  desk.chatOf(who).findLast((it) => it.view.title?.startsWith('⏰'))?.view
export const press = (desk: Desk, who: Someone, label: string, code = 'J-1') =>
  desk.press(who, dataOf(card(desk, who, code), label))
/** Presses the suggestion with this name. */
export const named = (desk: Desk, who: Someone, name: string, code = 'J-1') =>
  press(desk, who, labels(card(desk, who, code)).find((it) => it.startsWith(`+ ${name}`)) ?? name, code)

/** Answers each question of a form in turn: a button by its label, or words. */
export async function fill(
  desk: Desk,
  who: Someone,
  asked: Awaited<ReturnType<Desk['send']>>,
  ...answers: string[]
) {
  let at = asked
  for (const answer of answers) {
    at = labels(at.view).includes(answer)
      ? await desk.press(who, dataOf(at.view, answer))
      : await desk.say(who, answer)
  }
  return at
}

/** Plans one by its ten questions. */
export const plan = async (
  desk: Desk,
  who: Someone,
  needs = 'Fire and Rescue 1\nCommerce Bureau 1',
  when = 'tomorrow 9:00',
) =>
  fill(
    desk,
    who,
    await desk.command(who, 'joint new'),
    'Fireworks before the festival',
    when,
    '3 hours',
    'East gate of the square',
    'Skip',
    'Fire and Rescue Brigade',
    needs,
    'Skip',
    'Skip',
    'Skip',
  )
