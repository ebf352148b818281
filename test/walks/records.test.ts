import { expect, test } from 'vitest'
import { addUnit } from '../support/desk'
import { planTasks } from '../support/inspections'
import { openPlatforms, slackButton, telegramButton } from '../support/platforms'

/** A moment as Slack's picker gives it. */
const at = (ms: number) => ({ value: { type: 'datetimepicker', selected_date_time: ms / 1000 } })
const text = (value: string | null) => ({ value: { type: 'plain_text_input', value } })
const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })

/** One inspector on Telegram, in Chinese, one on Slack, and the office on both. */
async function open() {
  const it = await openPlatforms()
  await addUnit(it.client, { id: 'u1', number: 1, name: '实验小学' })
  await addUnit(it.client, { id: 'u2', number: 2, name: '红旗服装厂' })
  const post = { role: 'inspector', organizationId: 'fire-and-rescue' } as const
  const street = await it.enrol('李伟', post, 'telegram', 'zh')
  const indoors = await it.enrol('Sun Li', post, 'slack')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const boss = await it.enrol('陈刚', { role: 'coordinator' }, 'telegram', 'zh')
  await planTasks(it.database, it.now(), ['u1', 'u2'], { personIds: [street.id, indoors.id] })
  type Telegram = { number: number }
  type Slack = { userId: string; dm: string }
  const messages = ({ number }: Telegram) =>
    it.telegram.pane(number).chats.find((chat) => chat.id === number)?.messages ?? []
  return {
    it,
    street,
    indoors,
    office,
    boss,
    say: async ({ number }: Telegram, words: string) => {
      await it.telegram.sendText(number, number, words)
      await it.settle()
    },
    press: async (who: Telegram, label: string) => {
      const { message, data } = telegramButton(it, who.number, label)
      await it.telegram.press(who.number, who.number, message, data)
      await it.settle()
    },
    slash: async (who: Slack, words: string) => {
      await it.slack.slashCommand(who.userId, who.dm, '/safety', words)
      await it.settle()
    },
    pressSlack: async (who: Slack, label: string) => {
      const { where, block, action } = slackButton(it, who.userId, who.dm, label)
      await it.slack.press(who.userId, where, block, action)
      await it.settle()
    },
    submit: async (
      who: Slack,
      values: Record<string, ReturnType<typeof at | typeof text | typeof chosen>>,
    ) => {
      await it.slack.submitView(who.userId, values)
      await it.settle()
      return it.slack.openView(who.userId)?.errors
    },
    card: (who: Telegram, title: string) =>
      messages(who).findLast((message) => message.text?.startsWith(title))?.text ?? '',
    last: (who: Telegram) => messages(who).at(-1)?.text ?? '',
    onSlack: (who: Slack) => JSON.stringify(it.slack.messages(who.dm).map(({ blocks }) => blocks)),
  }
}

test('papers and measures are recorded, corrected and withdrawn on both platforms, in one card', async () => {
  const { it, street, indoors, say, press, slash, pressSlack, submit, card, onSlack } = await open()
  await slash(indoors, 'inspect T-1')
  await say(street, 'T-1')
  await press(street, '📄 下达文书…')
  await press(street, '责令限期整改指令书')
  await say(street, '责改12号')
  await press(street, '⚖️ 处置措施…')
  await press(street, '罚款')
  await say(street, '1')
  await say(street, '5000')
  expect(onSlack(indoors)).toContain('责改12号')
  expect(card(street, 'T-1 · 🔎')).toContain('5,000')
  await press(street, '更正文书、措施…')
  await press(street, '✎ 责令限期整改指令书 责改12号')
  await press(street, '跳过')
  await say(street, '-')
  await say(street, '编号有误')
  expect(card(street, 'T-1 · 🔎')).toContain('〔2026〕1号（更正）')
  expect(card(street, 'T-1 · 🔎')).toContain('编号有误')
  expect(onSlack(indoors)).toContain('No. 1 of 2026 (corrected)')
  await pressSlack(indoors, '⚖️ Measure…')
  await submit(indoors, { kind: chosen('den-closed'), quantity: text('2'), value: text(null) })
  await pressSlack(indoors, 'Correct papers…')
  await pressSlack(indoors, '✕')
  expect(await submit(indoors, { reason: text('another unit’s') })).toBeFalsy()
  expect(card(street, 'T-1 · 🔎')).toContain('撤销（another unit’s）')
  expect(it.logs).toEqual([])
  it.checkCalls()
})

test('a joint operation’s route is changed in a modal on Slack and in words on Telegram', async () => {
  const { it, office, boss, say, press, slash, pressSlack, submit, card, onSlack } = await open()
  await slash(office, 'joint new')
  await submit(office, {
    title: text('Schools'),
    starts: at(Date.UTC(2026, 10, 24, 1, 0)),
    hours: chosen('3'),
    gathering: text('gate'),
    lead: chosen('fire-and-rescue'),
    needs: text('Fire and Rescue 1'),
    route: text('U-1\nthe square\nU-2'),
  })
  await say(boss, 'J-1')
  await pressSlack(office, 'Change the route…')
  expect(await submit(office, { route: text('红旗服装厂 U-2\nthe square') })).toBeFalsy()
  expect(card(boss, '🤝 J-1')).toContain('红旗服装厂 U-2 → the square')
  await press(boss, '调整路线…')
  await say(boss, 'the square\nU-1\nU-2')
  expect(onSlack(office)).toContain('the square → 实验小学 U-1 → 红旗服装厂 U-2')
  await pressSlack(office, 'Change the route…')
  await submit(office, { route: text(null) })
  expect(card(boss, '🤝 J-1')).not.toContain('检查路线')
  expect(it.logs).toEqual([])
  it.checkCalls()
})

test('a ladder is set in a modal on Slack and in words on Telegram, and says what it did not understand', async () => {
  const { it, office, boss, say, press, slash, pressSlack, submit, last, onSlack } = await open()
  await slash(office, 'ladder')
  await pressSlack(office, 'Inspections…')
  expect(await submit(office, { steps: text('soon: everybody') })).toHaveProperty('steps')
  expect(
    await submit(office, { steps: text('24 hours before: holder\nat the deadline: holder, office') }),
  ).toBeFalsy()
  await say(boss, '/ladder')
  expect(last(boss)).toContain('检查任务\n提前1天：经办人\n到期时：经办人、安委办\n')
  await press(boss, '检查任务…')
  await say(boss, '随便')
  expect(last(boss)).toContain('随便')
  await say(boss, '到期前4小时：经办人')
  await slash(office, 'ladder')
  expect(onSlack(office)).toMatch(/Inspections.{1,9}4 h before: holder\\?"/)
  expect(it.logs).toEqual([])
  it.checkCalls()
})
