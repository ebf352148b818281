import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { playgroundInChromium } from '../support/playground'

const { newPage, address } = playgroundInChromium()

const faults: string[] = []
async function openPage(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await newPage(options)
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text())
  })
  return page
}

/** The link a persona gets from the bot by the button of `me`. */
async function linkFor(persona: string): Promise<string> {
  const page = await openPage({ viewport: { width: 1360, height: 900 } })
  await page.goto(`${address()}/playground?telegram=${persona}&slack=coordinator`)
  await page.locator('.telegram .composer textarea').fill('/me')
  await page.locator('.telegram .composer textarea').press('Enter')
  await page.locator('.telegram .keyboard button', { hasText: 'Open the dashboard' }).last().click()
  const bubble = page.locator('.telegram .bubble', { hasText: '/enter/' }).last()
  const link = /http:\/\/localhost:\d+\/enter\/[\w-]{22}/.exec((await bubble.textContent()) ?? '')?.[0] ?? ''
  await page.close()
  return link
}

describe('the dashboard in Chromium', () => {
  test('is entered by a link, shows figures, a hazard and its history, and is left', {
    timeout: 60_000,
  }, async () => {
    const link = await linkFor('coordinator')
    const page = await openPage()
    await page.goto(link)
    await page.getByRole('button').click()
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor()
    expect(page.url()).toBe(`${address()}/`)
    await page.locator('dl a').first().click()
    await page.locator('li a', { hasText: 'H-' }).first().click()
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto(`${address()}/hazards`)
    await page.getByText('Please ask the bot for a link').waitFor()
    await page.goto(link)
    await page.getByRole('button').click()
    await page.getByText('This link was used').waitFor()
    await page.close()
  })

  test('fits a phone, and its text stands out in the dark', { timeout: 60_000 }, async () => {
    const page = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' })
    await page.goto(await linkFor('inspector'))
    await page.getByRole('button').click()
    for (const path of ['/', '/hazards?scope=all']) {
      await page.goto(address() + path)
      await page.locator('h1').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    }
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.body)
      return [style.color, style.backgroundColor]
    })
    const light = (colour = '') =>
      (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, it) => sum + Number(it), 0) / 765
    expect(light(colours[0]) - light(colours[1])).toBeGreaterThan(0.5)
    await page.close()
  })

  test('nothing went wrong on the pages meanwhile', () => {
    expect(faults.filter((it) => !it.includes('403'))).toEqual([])
  })
})
