import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { playgroundInChromium } from '../support/playground'

const { newPage, address } = playgroundInChromium()

const faults: string[] = []
async function open(query: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await newPage({ viewport: { width: 1360, height: 900 }, ...options })
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(`${address()}/playground?${query}`)
  await page.locator('.telegram .messages .bubble').first().waitFor()
  return page
}

const telegramCard = (page: Page) => page.locator('.telegram .bubble').last()
const say = async (page: Page, pane: 'telegram' | 'slack', text: string) => {
  await page.locator(`.${pane} .composer textarea`).fill(text)
  await page.locator(`.${pane} .composer textarea`).press('Enter')
}
const pressOnSlack = (page: Page, label: string) =>
  page.locator('.slack .actions button', { hasText: label }).last().click()
const pressOnTelegram = (page: Page, label: string) =>
  page.locator('.telegram .keyboard button', { hasText: label }).last().click()

/** The words of the closed loop's buttons, as each language has them. */
const loops = [
  {
    language: 'English',
    people: { street: 'inspector', office: 'coordinator', unit: 'contact' },
    report: '/hazard Xinyuan petrol station: hose leaks gas, 3 days',
    confirm: 'Confirm',
    confirmed: 'Confirmed',
    order: 'Order rectification',
    prove: 'Send proof',
    done: 'Done',
    skip: 'Skip',
    pass: 'Re-inspection passed',
    closed: 'Closed',
  },
]

describe('the playground in Chromium', () => {
  for (const words of loops) {
    test(`report, confirm, order, prove, re-inspect, close (${words.language})`, {
      timeout: 60_000,
    }, async () => {
      const page = await open(`telegram=${words.people.street}&slack=${words.people.office}`)
      await say(page, 'telegram', words.report)
      await telegramCard(page).getByText('H-301').waitFor()
      await pressOnSlack(page, words.confirm)
      await telegramCard(page).getByText(words.confirmed).first().waitFor()
      await pressOnSlack(page, words.order)
      await page.locator('dialog button[type=submit]').click()
      const unit = await open(`telegram=${words.people.unit}&slack=${words.people.office}`)
      await pressOnTelegram(unit, words.prove)
      await unit.locator('.telegram .attach button').first().click()
      await unit.locator('.telegram .attach .menu button').nth(1).click()
      await pressOnTelegram(unit, words.done)
      await telegramCard(unit).getByText('Step 2 of 2').waitFor()
      await pressOnTelegram(unit, words.skip)
      await page.locator('.telegram .bubble img.photo').last().waitFor()
      await pressOnTelegram(page, words.pass)
      await page.locator('.telegram .bubble', { hasText: 'H-301' }).getByText(words.closed).first().waitFor()
      await page
        .locator('.slack .entry', { hasText: 'H-301' })
        .locator('h3', { hasText: words.closed })
        .first()
        .waitFor()
      await page.close()
      await unit.close()
    })
  }

  test('the same in Chinese, once the people have chosen it', { timeout: 60_000 }, async () => {
    const page = await open('telegram=inspector&slack=coordinator')
    await say(page, 'telegram', '/language zh')
    await say(page, 'slack', '/safety language zh')
    await page.locator('.slack .entry', { hasText: '已切换为中文' }).first().waitFor()
    await say(page, 'telegram', '#隐患 鑫源加油站 灭火器过期 限期3天')
    await page.locator('.telegram .bubble', { hasText: '已上报，待核实' }).waitFor()
    await pressOnSlack(page, '核实属实')
    await page.locator('.telegram .bubble', { hasText: '已核实，待下达整改' }).waitFor()
    await pressOnSlack(page, '下达整改')
    await page.locator('dialog button[type=submit]').click()
    const unit = await open('telegram=contact&slack=coordinator')
    await say(unit, 'telegram', '/language zh')
    await unit.locator('.telegram .bubble', { hasText: '已切换为中文' }).waitFor()
    await say(unit, 'telegram', '待办')
    await unit.locator('.telegram .bubble', { hasText: '待我办理' }).waitFor()
    await unit.locator('.telegram .keyboard button', { hasText: 'H-302' }).last().click()
    await pressOnTelegram(unit, '提交整改结果')
    await unit.locator('.telegram .attach button').first().click()
    await unit.locator('.telegram .attach .menu button').nth(1).click()
    await pressOnTelegram(unit, '完成')
    await telegramCard(unit).getByText('第 2 步').waitFor()
    await pressOnTelegram(unit, '跳过')
    await page.locator('.telegram .bubble', { hasText: '整改结果已提交，请复查' }).first().waitFor()
    await pressOnTelegram(page, '复查合格')
    await page.locator('.telegram .bubble', { hasText: '已闭环' }).first().waitFor()
    await page.close()
    await unit.close()
  })

  test('a form shows what is wrong at its field, and keeps what was typed', async () => {
    const page = await open('telegram=inspector&slack=coordinator')
    await say(page, 'slack', '/hazard')
    await page.locator('dialog textarea').first().fill('stairs blocked')
    await page.locator('dialog button[type=submit]').click()
    await page.locator('dialog .error').first().waitFor()
    expect(await page.locator('dialog textarea').first().inputValue()).toBe('stairs blocked')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.close()
  })

  test('strangers get a polite answer and nothing else', async () => {
    const page = await open('telegram=inspector&slack=coordinator')
    await page.locator('.telegram select.persona').selectOption('stranger')
    // Their chat is empty.
    await page.locator('.telegram .bubble').first().waitFor({ state: 'detached' })
    await say(page, 'telegram', '/hazards')
    await page.locator('.telegram .bubble', { hasText: 'I can only talk to its members' }).waitFor()
    await page.close()
  })

  test('works on a phone: one chat at a time, nothing wider than the screen', async () => {
    const page = await open('telegram=inspector&slack=coordinator', { viewport: { width: 390, height: 780 } })
    expect(await page.locator('.slack').isVisible()).toBe(false)
    await page.locator('.tabs button', { hasText: 'Slack' }).click()
    expect(await page.locator('.slack').isVisible()).toBe(true)
    // A chat that was out of sight is at its newest message.
    const unseen = () =>
      page
        .locator('.slack .messages')
        .evaluate((it) => Math.round(it.scrollHeight - it.scrollTop - it.clientHeight))
    await expect.poll(unseen).toBeLessThanOrEqual(1)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(390)
    // A modal is Slack's alone: the other chat is a tab away, and the modal still there afterwards.
    await say(page, 'slack', '/hazard')
    await page.locator('dialog textarea').first().fill('stairs blocked')
    await page.locator('.tabs button', { hasText: 'Telegram' }).click({ timeout: 5_000 })
    await say(page, 'telegram', '/tasks')
    await page.locator('.tabs button', { hasText: 'Slack' }).click()
    expect(await page.locator('dialog textarea').first().inputValue()).toBe('stairs blocked')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.close()
  })

  test('works by keyboard alone: a report typed and sent, the newest card focused by Tab', async () => {
    const page = await open('telegram=inspector&slack=coordinator')
    await page.locator('.telegram .composer textarea').focus()
    await page.keyboard.type('/tasks')
    const before = await page.locator('.telegram .bubble').count()
    await page.keyboard.press('Enter')
    // What was typed, and its answer with the buttons that are to be reached.
    await page
      .locator('.telegram .bubble')
      .nth(before + 1)
      .waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    const focused = await page.evaluate(() => document.activeElement?.tagName)
    expect(focused).toBe('BUTTON')
    await page.close()
  })

  test('in the dark, text still stands out from its ground', async () => {
    const page = await open('telegram=inspector&slack=coordinator', { colorScheme: 'dark' })
    const colours = await page.evaluate(() => {
      const body = document.querySelector('.bubble:not(.own) .body')
      const style = body && getComputedStyle(body)
      return style ? [style.color, style.backgroundColor] : []
    })
    const light = (colour = '') =>
      (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, it) => sum + Number(it), 0) / 765
    expect(light(colours[0]) - light(colours[1])).toBeGreaterThan(0.5)
    await page.close()
  })

  test('the clock moves the district forward', async () => {
    const page = await open('telegram=inspector&slack=coordinator')
    const before = await page.locator('.clock time').textContent()
    await page.locator('.clock button').nth(1).click()
    await page.waitForFunction((was) => document.querySelector('.clock time')?.textContent !== was, before)
    await page.locator('.clock[aria-busy=false]').waitFor()
    // Hours alone do not say when a message came.
    expect(await page.locator('.slack .day').count()).toBeGreaterThan(1)
    await page.close()
  })

  test('nothing went wrong on the page meanwhile', () => {
    expect(faults).toEqual([])
  })
})
