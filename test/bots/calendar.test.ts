import { describe, expect, test } from 'vitest'
import { dataOf, labels, openDesk } from '../support/desk'

/** A coordinator on each platform, the one on Slack reading Chinese. */
async function openCalendar() {
  const desk = await openDesk()
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const chinese = await desk.enrol('Zhao Min', { role: 'coordinator' }, 'slack')
  await desk.command(chinese, 'language zh')
  const year = async (who: typeof office) => (await desk.command(who, 'calendar 2027')).view
  return { desk, office, chinese, year }
}

describe('what coordinators enter in the calendar', () => {
  test('is asked for in both languages, and each reads it in theirs, in the year and among what was entered', async () => {
    const { desk, office, chinese, year } = await openCalendar()
    const opened = await desk.press(chinese, 'Y.2027.correct')
    expect(opened.form?.fields.map((it) => it.label)).toEqual([
      '类型',
      '节日或时段',
      '中文名称',
      '英文名称',
      '起始日期',
      '截止日期（多于一天时填写）',
    ])
    const values = {
      kind: 'festival',
      festival: 'local',
      name: '庙会',
      nameEn: 'Temple fair',
      from: '2027-03-05',
    }
    await desk.send(chinese, { kind: 'submit', form: 'calendar', target: '', values })
    const [inEnglish, inChinese] = [await year(office), await year(chinese)]
    expect(inEnglish?.body?.[0]).toContain('Temple fair: 03-05 Fri')
    expect(inEnglish?.body?.at(-1)).toContain('Temple fair')
    expect(labels(inEnglish)).toContain('✕ Temple fair 03-05')
    expect(inChinese?.body?.[0]).toContain('庙会：03-05')
    expect(labels(inChinese)).toContain('✕ 庙会 03-05')
    expect(JSON.stringify(inEnglish)).not.toContain('庙会')
    expect(JSON.stringify(inChinese)).not.toContain('Temple fair')
  })

  test('with a name in one language is called so in both, and is put right as a whole', async () => {
    const { desk, office, chinese, year } = await openCalendar()
    await desk.press(office, 'Y.2027.correct')
    await desk.press(office, 'f.0.2')
    await desk.press(office, 'f.1.0')
    await desk.press(office, 'f.2.skip')
    const asked = await desk.say(office, 'Harbour day')
    expect(asked.view?.body?.[0]).toBe('From\nType it, such as “2027-02-06”.')
    await desk.say(office, '2027-05-20')
    await desk.press(office, 'f.5.skip')
    expect((await year(chinese))?.body?.[0]).toContain('Harbour day：05-20')
    await desk.press(office, dataOf(await year(office), '✕ Harbour day 05-20'))
    const values = {
      kind: 'festival',
      festival: 'local',
      name: '开港日',
      nameEn: 'Port day',
      from: '2027-05-20',
    }
    await desk.send(chinese, { kind: 'submit', form: 'calendar', target: '', values })
    expect((await year(office))?.body?.[0]).toContain('Port day: 05-20')
    expect((await year(chinese))?.body?.[0]).toContain('开港日：05-20')
    expect(JSON.stringify(await year(chinese))).not.toContain('Harbour')
  })

  test('of a festival keeps its name in both languages, whatever was written beside it', async () => {
    const { desk, office, chinese, year } = await openCalendar()
    const values = {
      kind: 'off',
      festival: 'spring-festival',
      name: '春节长假',
      from: '2027-02-05',
      to: '2027-02-13',
    }
    await desk.send(chinese, { kind: 'submit', form: 'calendar', target: '', values })
    expect((await year(office))?.body?.at(-1)).toContain('02-05 Fri – 02-13 Sat Spring Festival')
    expect((await year(chinese))?.body?.at(-1)).toMatch(/02-13 \S+ 春节$/)
  })

  test('without a name is none of the local ones', async () => {
    const { desk, chinese } = await openCalendar()
    const values = { kind: 'festival', festival: 'local', from: '2027-03-05' }
    const sent = await desk.send(chinese, { kind: 'submit', form: 'calendar', target: '', values })
    expect(sent.errors).toEqual({ name: expect.stringContaining('名称') })
  })
})
