import { describe, expect, test } from 'vitest'
import { createSuggest } from '../../src/bots/suggest'
import { last, openOffice, textOf } from '../support/campaign-office'
import { addUnit, dataOf, labels } from '../support/desk'

describe('a campaign', () => {
  test('is made from a template, previewed, started, covered, and ended', async () => {
    const { desk, coordinator, east } = await openOffice()
    const made = await desk.command(coordinator, 'campaign new hazardous-chemicals')
    expect(made.view?.body?.[0]).toContain('P-1 is a draft')
    expect(textOf(last(desk, coordinator))).toContain('State: Draft')
    expect(labels(last(desk, coordinator))).toEqual(['Change…', 'Preview the plan', 'Start', 'Drop'])

    const preview = await desk.press(coordinator, 'P.1.preview')
    expect(preview.view?.body?.join('\n')).toContain('Team 1: 6 tasks on 1 day · Li Wei')
    const started = await desk.press(coordinator, 'P.1.start')
    expect(started.toast?.text).toContain('Started')
    expect(textOf(last(desk, east))).toContain('A campaign has started.')
    expect((await desk.press(coordinator, 'P.1.start')).toast?.text).toContain('It stands at: Running')

    await desk.command(coordinator, 'coverage P-1')
    expect(textOf(last(desk, coordinator))).toContain('0 % · 0/12 done · 12 left')
    const before = desk.chatOf(coordinator).length
    await desk.press(east, 'ti.1.clean')
    await desk.send(east, {
      kind: 'message',
      text: '',
      files: [{ platform: 'telegram', fileId: 'f', kind: 'photo' }],
      addressed: true,
    })
    await desk.press(east, 'f.0.done')
    desk.forward(60_000)
    await desk.settle()
    expect(desk.chatOf(coordinator)).toHaveLength(before)
    expect(textOf(last(desk, coordinator))).toContain('8 % · 1/12 done · 1 clean · 11 left')

    const left = await desk.press(coordinator, dataOf(last(desk, coordinator), 'What is left'))
    expect(left.view?.body).toHaveLength(8)
    // It has one phase, which needs no name.
    expect(left.view?.body?.[0]).toMatch(/ · until \w{3} \d+ \w{3}(?: 20\d\d)? · T-2, Team 1$/)
    const more = await desk.press(coordinator, dataOf(left.view, labels(left.view).at(-1) ?? ''))
    expect(more.view?.body).toHaveLength(3)

    await desk.press(coordinator, 'P.1.end')
    const { rows } = await desk.client.execute(
      'SELECT status, count(*) AS n FROM tasks GROUP BY 1 ORDER BY 1',
    )
    expect(rows.map((row) => [row.status, row.n])).toEqual([
      ['done', 1],
      ['dropped', 11],
    ])
  })

  test('offers what is left as long as anything is', async () => {
    const { desk, coordinator } = await openOffice()
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.start')
    const inspected = (which: string) =>
      desk.client.execute(
        `UPDATE tasks SET status = 'done', state = json_object('status', 'done', 'result', 'no-hazard', 'by', 'p', 'at', 1) WHERE ${which}`,
      )
    await inspected('number > 1')
    await desk.command(coordinator, 'coverage P-1')
    expect(labels(last(desk, coordinator))).toEqual(['What is left', 'P-1'])
    await inspected('number = 1')
    await desk.command(coordinator, 'coverage P-1')
    expect(textOf(last(desk, coordinator))).toContain('100 % · 12/12 done')
    expect(labels(last(desk, coordinator))).toEqual(['P-1'])
  })

  test('goes on when somebody drops out and units are added; tasks are given by hand', async () => {
    const { desk, coordinator, west } = await openOffice()
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.start')
    const team = await desk.press(coordinator, 'P.1.give')
    await desk.press(coordinator, dataOf(team.view, 'Team 2 Sun Li'))
    const given = await desk.say(coordinator, 'T-1, T-2')
    expect(given.view?.body?.[0]).toContain('Given.')
    const teamOf = async (number: number) => {
      const { rows } = await desk.client.execute({
        sql: 'SELECT m.number FROM tasks t JOIN teams m ON m.id = t.team_id WHERE t.number = ?',
        args: [number],
      })
      return rows[0]?.number
    }
    expect([await teamOf(1), await teamOf(3)]).toEqual([2, 1])

    await desk.client.execute({ sql: 'UPDATE people SET active = 0 WHERE id = ?', args: [west.id] })
    await addUnit(desk.client, { id: 'u13', number: 13, name: '单位13' })
    await desk.client.execute(
      "UPDATE units SET industry = 'chemicals', sub_district_id = 'sd-east' WHERE number = 13",
    )
    const redone = await desk.press(coordinator, 'P.1.redo')
    expect(redone.toast?.text).toBe('1 planned, 8 given to others.')
    expect((await desk.press(coordinator, 'P.1.redo')).toast?.text).toBe('Nothing has to be planned anew.')
  })

  test('leaves out for good whom the office takes out of it, until it takes them back', async () => {
    const { desk, coordinator, east } = await openOffice()
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.start')
    const move = async (to: string) => {
      await desk.press(coordinator, 'P.1.people')
      const found = await desk.say(coordinator, 'Li Wei')
      const asked = await desk.press(coordinator, dataOf(found.view, 'Li Wei (east sub-district)'))
      const team = labels(asked.view).find((it) => it.startsWith(to)) ?? to
      return desk.press(coordinator, dataOf(asked.view, team))
    }
    const teams = async () => {
      const { rows } = await desk.client.execute({
        sql: 'SELECT m.number FROM team_people tp JOIN teams m ON m.id = tp.team_id WHERE tp.person_id = ?',
        args: [east.id],
      })
      return rows.map((row) => row.number)
    }
    expect(await teams()).toEqual([1])
    await move('Out of the campaign')
    const redone = await desk.press(coordinator, 'P.1.redo')
    expect(redone.toast?.text).toBe('6 given to others.')
    expect(await teams()).toEqual([])
    await desk.command(coordinator, 'campaign P-1')
    expect(textOf(last(desk, coordinator))).toContain('1 team, 1 inspector')
    // Nothing can be given to a team of nobody.
    const give = await desk.press(coordinator, 'P.1.give')
    expect(labels(give.view)).toEqual(['Team 2 Sun Li', 'Cancel'])
    await move('Team 2')
    await desk.press(coordinator, 'P.1.redo')
    expect(await teams()).toEqual([2])
  })

  test('is the office’s: others read it, or not', async () => {
    const { desk, coordinator, east } = await openOffice()
    const liaison = await desk.enrol('Zhang Qiang', { role: 'liaison', organizationId: 'sd-east' })
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    for (const act of ['change', 'preview', 'start', 'drop', 'redo', 'give', 'people', 'draw', 'tie', 'end'])
      expect([act, (await desk.press(liaison, `P.1.${act}`)).toast?.text]).toEqual([
        act,
        'Only coordinators of the office can do that.',
      ])
    expect((await desk.command(liaison, 'campaign new flood-season')).view?.body?.[0]).toContain('Only coord')
    expect((await desk.command(liaison, 'campaign')).view?.body?.[0]).toContain('P-1')
    await desk.say(liaison, 'how far is P-1?')
    expect(textOf(last(desk, liaison))).toContain('P-1')
    expect((await desk.command(east, 'coverage P-1')).view?.body?.[0]).toContain('Only coordinators')
  })
})

describe('a new campaign', () => {
  test.each([
    ['winter', 'Winter fire prevention'],
    ['冬季', 'Winter fire prevention'],
    ['new year 2028', 'New Year’s Day 2028'],
    ['fireworks', 'Fireworks and firecrackers'],
  ])('of “%s” is from the template that is meant', async (words, name) => {
    const { desk, coordinator } = await openOffice()
    const { view } = await desk.command(coordinator, `campaign new ${words}`)
    expect(view?.body?.[0]).toContain('P-1 is a draft')
    expect(textOf(last(desk, coordinator))).toContain(name)
  })

  test('of words that may mean several templates asks which of them, and keeps the year', async () => {
    const { desk, coordinator } = await openOffice()
    const { view } = await desk.command(coordinator, 'campaign new fire 2028')
    expect(labels(view)).toEqual(['Winter fire prevention', 'Fireworks and firecrackers', 'Cancel'])
    await desk.press(coordinator, dataOf(view, 'Winter fire prevention'))
    for (const step of [1, 2, 3]) await desk.press(coordinator, `f.${step}.skip`)
    expect(textOf(last(desk, coordinator))).toContain('Winter fire prevention 2028')
  })
})

describe('what can’t be planned is told with its reason', () => {
  test('no inspector at all, or no unit', async () => {
    const { desk, coordinator, east, west } = await openOffice()
    await desk.client.execute({
      sql: 'UPDATE people SET active = 0 WHERE id IN (?, ?)',
      args: [east.id, west.id],
    })
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    const preview = await desk.press(coordinator, 'P.1.preview')
    expect(preview.view?.body?.at(-1)).toContain('Nothing can be planned: there is no inspector')
    expect((await desk.press(coordinator, 'P.1.start')).toast?.text).toContain('no inspector to send')
    await desk.command(coordinator, 'campaign new idle-factories')
    expect((await desk.press(coordinator, 'P.2.start')).toast?.text).toContain('no unit in scope')
  })

  test('full teams', async () => {
    const { desk, coordinator } = await openOffice()
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    for (const field of ['from', 'to']) {
      await desk.press(coordinator, `P.1.change.${field}`)
      await desk.say(coordinator, '2026-11-24')
    }
    await desk.press(coordinator, 'P.1.change.capacity')
    await desk.say(coordinator, '5')
    const preview = await desk.press(coordinator, 'P.1.preview')
    expect(preview.view?.body?.at(-1)).toContain('2 tasks could not be planned: every team’s days are full.')
  })
})

describe('tasks that are given by hand', () => {
  test('are those that are named; what is none is told at its question', async () => {
    const { desk, coordinator } = await openOffice()
    await desk.command(coordinator, 'campaign new hazardous-chemicals')
    await desk.press(coordinator, 'P.1.start')
    const team = await desk.press(coordinator, 'P.1.give')
    expect(team.view?.title).toBe('Give tasks')
    expect(team.view?.body?.[0]).toContain('To which team')
    await desk.press(coordinator, dataOf(team.view, 'Team 2 Sun Li'))
    const wrong = await desk.say(coordinator, 'team 9, T-99 and T-1')
    expect(wrong.view?.body?.[0]).toMatch(/^⚠️ This campaign has no such tasks: T-99, team 9\./)
    expect(wrong.view?.body?.[1]).toContain('Which tasks')
    const given = await desk.say(coordinator, 'T-1')
    expect(given.view?.body?.[0]).toContain('Given.')
  })
})

test('only units are offered on Slack where words can’t stand for one', async () => {
  const { desk } = await openOffice()
  const { account } = await desk.enrol('Zhao Min', { role: 'coordinator' }, 'slack')
  const suggest = createSuggest({ database: desk.database, now: desk.now })
  const { form } = await desk.press({ name: 'Zhao Min', account }, 'P.1.tie')
  const field = form?.fields.find((it) => it.name === 'unit')
  if (field?.kind !== 'search') throw new Error('no search')
  const values = (found: { value: string }[]) => found.map((it) => it.value)
  expect(values(await suggest(account, field, 'U-3'))).toEqual(['3'])
  expect(values(await suggest(account, { source: 'units', free: true }, 'U-3'))).toEqual(['3', '=U-3'])
})

test('people are shown with their department or sub-district, or their role, where one of them is searched', async () => {
  const { desk, coordinator } = await openOffice()
  await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'sd-west' })
  await desk.enrol('Li Na', { role: 'leader' })
  await desk.command(coordinator, 'campaign new hazardous-chemicals')
  await desk.press(coordinator, 'P.1.start')
  await desk.press(coordinator, 'P.1.people')
  const found = await desk.say(coordinator, 'Li')
  expect(labels(found.view)).toEqual(
    expect.arrayContaining(['Li Wei (east sub-district)', 'Li Wei (west sub-district)', 'Li Na (leader)']),
  )
  const asked = await desk.press(coordinator, dataOf(found.view, 'Li Na (leader)'))
  expect(asked.view?.body?.[0]).toContain('To which team')
  const again = await desk.press(coordinator, dataOf(asked.view, 'Team 1 Li Wei'))
  expect(again.view?.body?.[0]).toContain('That person is no inspector.')
})

describe('the calendar', () => {
  test('shows a year, in both languages, and what is provisional', async () => {
    const { desk, coordinator, east } = await openOffice()
    const shown = await desk.command(coordinator, 'calendar 2028')
    expect(shown.view?.title).toBe('Calendar 2028')
    expect(shown.view?.body?.[0]).toContain(
      'Mid-Autumn Festival: 10-03 Tue (within National Day, provisional)',
    )
    expect(labels(shown.view)).toEqual(['2027', '2029', 'Correct or add…'])
    // Winter's end is another year's day.
    expect(shown.view?.body?.[0]).toMatch(/Winter fire prevention: 11-\d\d \w+ – 2029-0\d-\d\d/)
    await desk.command(east, 'language zh')
    const chinese = await desk.say(east, '日历 2026')
    expect(chinese.view?.body?.join('\n')).toContain('春节：02-15')
    expect(chinese.view?.body?.join('\n')).toContain('调休上班：01-04')
    expect(labels(chinese.view)).toEqual(['2025', '2027'])
  })

  test('is put right by coordinators, and taken back', async () => {
    const { desk, coordinator, east } = await openOffice()
    await desk.press(coordinator, 'Y.2027.correct')
    await desk.press(coordinator, 'f.0.0')
    await desk.press(coordinator, 'f.1.2')
    await desk.press(coordinator, 'f.2.skip')
    await desk.press(coordinator, 'f.3.skip')
    await desk.say(coordinator, '2027-02-05')
    await desk.say(coordinator, '2027-02-13')
    const shown = await desk.command(coordinator, 'calendar 2027')
    expect(shown.view?.body?.[0]).toContain('Spring Festival: 02-05 Fri – 02-13 Sat (02-06 Sat)')
    expect(shown.view?.body?.at(-1)).toContain('02-05 Fri – 02-13 Sat Spring Festival')
    const back = labels(shown.view).find((it) => it.startsWith('✕')) ?? ''
    expect((await desk.press(east, dataOf(shown.view, back))).toast?.text).toContain('Only coordinators')
    const restored = await desk.press(coordinator, dataOf(shown.view, back))
    expect(restored.view?.body?.[0]).toContain('provisional')
  })
})
