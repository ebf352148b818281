import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type TourStep, tourSteps } from '../../src/playground/page/tour-steps'
import { playgroundInChromium } from '../support/playground'

/** The buttons as the steps name them: each has to stand in a step's words, and is pressed. */
const labels = {
  en: {
    locale: 'en-GB',
    show: 'Show me',
    next: 'Next step',
    confirm: 'Confirm',
    order: 'Order rectification…',
    submit: 'Submit',
    proposed: 'Campaign proposed',
    preview: 'Preview the plan',
    start: 'Start',
    clean: 'No hazard…',
    done: 'Done',
    roster: 'Plan the roster…',
    publish: 'Publish',
    save: 'Preview',
    send: 'Send',
    acknowledge: 'Acknowledge',
    hour: '+1 h',
    prove: 'Send proof…',
    second: 'Step 2 of 2',
    skip: 'Skip',
    morning: 'Next morning',
    ordered: /Rectification ordered|Rectify/,
    started: /Started\./,
    published: /published/,
    acknowledged: /Progress:\s*(\d+) of \d+ acknowledged/,
    digest: /Today, Fri 8 Jan/,
    summary: /Quarter 1 of 2027/,
  },
  zh: {
    locale: 'zh-CN',
    show: '带我去看',
    next: '下一步',
    confirm: '核实属实',
    order: '下达整改…',
    submit: '提交',
    proposed: '提出专项行动',
    preview: '预览任务分配',
    start: '启动',
    clean: '未发现隐患…',
    done: '完成',
    roster: '编排值班表…',
    publish: '发布',
    save: '预览',
    send: '发送',
    acknowledge: '收到',
    hour: '+1 小时',
    prove: '提交整改结果…',
    second: '第 2 步',
    skip: '跳过',
    morning: '次日早上',
    ordered: /整改/,
    started: /已启动/,
    published: /已发布/,
    acknowledged: /进展[:：]\s*应收 \d+ 人，已送达 \d+ 人，已回复“收到” (\d+) 人/,
    digest: /今日安全工作 · 1月8日/,
    summary: /2027年第1季度|一季度/,
  },
} as const
type Language = keyof typeof labels

describe.each(['en', 'zh'] as const)('the tour (%s)', (language) => {
  const { newPage, address } = playgroundInChromium()

  test('is done as its eight steps say, and each is ticked by what happened', async () => {
    const page = await newPage({ viewport: { width: 1400, height: 900 }, locale: labels[language].locale })
    page.setDefaultTimeout(30_000)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(`${address()}/playground?telegram=inspector&slack=coordinator`)
    await page.locator('.telegram .bubble').first().waitFor()
    const walk = walkOf(page, language)
    for (const [at, step] of tourSteps.entries()) {
      await page.locator('.tour', { hasText: `${at + 1}/${tourSteps.length}` }).waitFor()
      expect(await page.locator('.tour').innerText()).toContain(step.words[language].why)
      expect(await page.locator('.tour .fold .done').count()).toBe(0)
      await walk[at]?.(step)
      const ticked = () => page.locator('.tour .fold .done').count()
      await expect.poll(ticked, { timeout: 30_000, message: step.words.en.title }).toBe(1)
      if (at < tourSteps.length - 1) await page.locator('.tour .row button').last().click()
    }
    expect(faults).toEqual([])
    await page.close()
  }, 300_000)
})

/** A button's whole label, with or without a sign before it. */
const whole = (label: string): RegExp => new RegExp(`^(\\P{L}+ )?${label.replace('+', '\\+')}$`, 'u')

/** What is done in each step; whatever is pressed has to stand in the step's words. */
function walkOf(page: Page, language: Language): ((step: TourStep) => Promise<void>)[] {
  const l = labels[language]
  const named = (step: TourStep, label: string): string => {
    expect(step.words[language].todo).toContain(label)
    return label
  }
  const slack = (step: TourStep, label: string) =>
    page
      .locator('.slack .actions button')
      .filter({ hasText: whole(named(step, label)) })
      .last()
      .click()
  const telegram = (step: TourStep, label: string) =>
    page
      .locator('.telegram .keyboard button')
      .filter({ hasText: whole(named(step, label)) })
      .last()
      .click()
  const show = () => page.locator('.tour .primary').click()
  const submit = async (step: TourStep, label: string) => {
    await page.locator('dialog button[type=submit]', { hasText: named(step, label) }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
  }
  const clock = async (step: TourStep, label: string) => {
    const before = await page.locator('.clock time').innerText()
    await page.locator('.clock button', { hasText: named(step, label) }).click()
    await page.locator('.clock[aria-busy=false]').filter({ hasNotText: before }).waitFor({ timeout: 200_000 })
  }
  const inSlack = (text: RegExp) => page.locator('.slack .entry').filter({ hasText: text }).last().waitFor()
  const samplePhoto = async (step: TourStep) => {
    named(step, '📎')
    await page.locator('.telegram .attach button').first().click()
    await page.locator('.telegram .attach .menu button').nth(1).click()
    await page.locator('.telegram .bubble.own img').last().waitFor()
  }
  return [
    async () => {
      await show()
      await page.locator('.telegram .bubble', { hasText: 'H-301' }).last().waitFor()
      await page.locator('.slack .entry', { hasText: 'H-301' }).last().waitFor()
    },
    async (step) => {
      await show()
      await page.locator('.slack .entry', { hasText: 'H-249' }).last().waitFor()
      await slack(step, 'H-301')
      // The card comes anew, at the end; the older one of it goes.
      await page.locator('.slack .entry:last-child .actions button', { hasText: l.confirm }).waitFor()
      await slack(step, l.confirm)
      await slack(step, l.order)
      await submit(step, l.submit)
      await page.locator('.telegram .bubble', { hasText: 'H-301' }).filter({ hasText: l.ordered }).waitFor()
    },
    async (step) => {
      await clock(step, l.proposed)
      await show()
      await inSlack(/P-5[\s\S]*P-4[\s\S]*P-1/)
      await slack(step, 'P-5')
      await slack(step, l.preview)
      await page
        .locator('.slack .entry', { hasText: '880' })
        .or(page.locator('.slack .entry', { hasText: '328' }))
        .last()
        .waitFor()
      await slack(step, l.start)
      await inSlack(l.started)
    },
    async (step) => {
      await show()
      await page
        .locator('.telegram .keyboard button', { hasText: /^T-\d+$/ })
        .last()
        .waitFor()
      const list = page
        .locator('.telegram .bubble')
        .filter({ has: page.locator('.keyboard', { hasText: '📍' }) })
        .last()
      await list.locator('.keyboard button').first().click()
      await telegram(step, l.clean)
      await samplePhoto(step)
      await telegram(step, l.done)
    },
    async (step) => {
      await show()
      await slack(step, l.roster)
      for (const at of [0, 1]) {
        named(step, language === 'en' ? 'choose 2 shifts a day and 2 officers' : '每天 2 班、每班 2 人')
        await page.locator('dialog select').nth(at).selectOption('2')
      }
      await submit(step, l.submit)
      await slack(step, l.publish)
      await inSlack(l.published)
    },
    async (step) => {
      await show()
      await submit(step, l.save)
      await slack(step, l.send)
      await page.locator('.telegram .bubble', { hasText: 'B-2' }).last().waitFor()
      await telegram(step, l.acknowledge)
      const count = async () =>
        Number(l.acknowledged.exec(await page.locator('.slack .messages').innerText())?.[1] ?? 0)
      await expect.poll(count, { timeout: 20_000 }).toBe(1)
      await clock(step, l.hour)
      await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(1)
    },
    async (step) => {
      await page.locator('.tour .primary').click()
      await page.locator('.telegram .keyboard button', { hasText: 'H-301' }).last().waitFor()
      expect(
        await page.locator('.telegram .bubble', { hasText: '⏰' }).filter({ hasText: 'H-301' }).count(),
      ).toBeGreaterThan(2)
      expect(
        await page.locator('.slack .entry', { hasText: '⏰' }).filter({ hasText: 'H-301' }).count(),
      ).toBeGreaterThan(0)
      await telegram(step, 'H-301')
      await telegram(step, l.prove)
      await samplePhoto(step)
      await telegram(step, l.done)
      await page.locator('.telegram .bubble').last().getByText(l.second).waitFor()
      await telegram(step, l.skip)
    },
    async (step) => {
      await clock(step, l.morning)
      await inSlack(l.digest)
      await show()
      await inSlack(l.summary)
    },
  ]
}

describe('the tour on a phone', () => {
  const { newPage, address } = playgroundInChromium()

  test('is there in Chinese, and folded', async () => {
    const page = await newPage({ viewport: { width: 390, height: 780 }, locale: 'zh-CN' })
    await page.goto(`${address()}/playground?telegram=inspector&slack=coordinator`)
    await page.locator('.tour .fold').waitFor()
    expect(await page.locator('.tour').innerText()).toContain('一句话上报')
    expect(await page.locator('.tour .step').count()).toBe(0)
    await page.locator('.tour .fold').press('Enter')
    expect(await page.locator('.tour .step').innerText()).toContain('笔记本')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.close()
  })
})
