import { describe, expect, test } from 'vitest'
import { tourSteps } from '../../src/playground/page/tour-steps'
import { playgroundInChromium } from '../support/playground'

const { newPage, address } = playgroundInChromium()

/** What the last thing on the pane shows once a step's first words were said, in English. */
const seen = [
  /H-301 · Reported/,
  /Major hazards[\s\S]*H-301/,
  /Campaigns[\s\S]*Spring Festival 2027/,
  /To inspect next/,
  /Duty roster · 春节 Spring Festival/,
  /New broadcast/,
  /My hazards/,
  /Waiting for you/,
]

describe('the tour', () => {
  test('leads through eight steps, and the clock to the day the festival’s campaign is proposed', async () => {
    const page = await newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-GB' })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${address()}/playground?telegram=inspector&slack=coordinator`)
    await page.locator('.telegram .bubble').first().waitFor()
    for (const [at, step] of tourSteps.entries()) {
      await page.locator('.tour', { hasText: `${at + 1}/${tourSteps.length}` }).waitFor()
      expect(await page.locator('.tour').innerText()).toContain(step.words.en.why)
      if (at === 2) {
        const far = await page.locator('.clock').innerText()
        await page.locator('.clock button', { hasText: 'Next day worth a look' }).click()
        await page.locator('.clock button:disabled').waitFor()
        await page
          .locator('.clock button', { hasText: 'Next day worth a look' })
          .waitFor({ timeout: 110_000 })
        expect(await page.locator('.clock').innerText()).not.toBe(far)
      }
      await page.locator('.tour .primary').click()
      const pane = page.locator(at === 5 ? '.modal' : `.${step.pane} .messages`)
      await pane.filter({ hasText: seen[at] ?? '' }).waitFor({ timeout: 20_000 })
      if (at === 0) await page.locator('.tour .fold .done').waitFor()
      if (at === 5) await page.keyboard.press('Escape')
      if (at < tourSteps.length - 1) await page.locator('.tour button', { hasText: 'Next step' }).click()
    }
    expect(await page.locator('.tour .fold').innerText()).toContain('✓ done')
    expect(await page.locator('.tour .steps button', { hasText: '5' }).count()).toBe(1)
    expect(faults).toEqual([])
    await page.close()
  }, 200_000)

  test('is there in Chinese, and folded on a phone', async () => {
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
