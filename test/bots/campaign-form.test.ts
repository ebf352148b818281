import { beforeEach, describe, expect, test } from 'vitest'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'

let desk: Desk
let coordinator: Someone

/** A draft of a hazardous chemicals' campaign, P-1, and units U-1 to U-3. */
beforeEach(async () => {
  desk = await openDesk()
  await desk.client.batch(
    ['east', 'west'].map((id) => ({
      sql: "INSERT INTO organizations (id, kind, name_zh, name_en, industries, categories) VALUES (?, 'sub-district', ?, ?, '[]', '[]')",
      args: [`sd-${id}`, `${id}街道`, `${id} sub-district`],
    })),
    'write',
  )
  for (const number of [1, 2, 3])
    await addUnit(desk.client, { id: `u${number}`, number, name: `单位${number}` })
  coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  await desk.enrol('Chen Gang', { role: 'leader' })
  await desk.command(coordinator, 'campaign new hazardous-chemicals')
})

async function draft() {
  const { rows } = await desk.client.execute('SELECT * FROM campaigns WHERE number = 1')
  const row = rows[0]
  return {
    name: row?.name,
    purpose: row?.purpose,
    capacity: row?.capacity,
    scope: JSON.parse(String(row?.scope)),
    leaders: JSON.parse(String(row?.leader_ids)),
  }
}

/** Asks for one field of the draft, step by step. */
const ask = async (field: string) => (await desk.press(coordinator, `P.1.change.${field}`)).view

describe('a question of a draft, step by step', () => {
  test('says what it is where it is skipped', async () => {
    expect((await ask('capacity'))?.body?.[0]).toContain('Skip for “8”.')
    expect(labels(await ask('which'))).toContain('✓ All that match')
  })
})

describe('several choices of a draft, step by step', () => {
  test('are ticked as they are, and stay so', async () => {
    const view = await ask('industries')
    expect(labels(view)).toContain('✓ Chemicals')
    expect(labels(view)).not.toContain('Skip')
    expect(view?.quote).toBe('P-1 · Hazardous chemicals 2026')
    expect(view?.body?.[0]).toContain('Nothing chosen: all of them.')
    await desk.press(coordinator, dataOf(view, 'Done'))
    expect((await draft()).scope.industries).toEqual(['chemicals', 'petrol-station'])
  })

  test('are emptied by letting go of all of them', async () => {
    const view = await ask('industries')
    await desk.press(coordinator, dataOf(view, '✓ Chemicals'))
    const more = await desk.press(coordinator, 'f.0.more')
    const left = await desk.press(coordinator, dataOf(more.view, '✓ Petrol stations'))
    await desk.press(coordinator, dataOf(left.view, 'Done'))
    expect((await draft()).scope.industries).toEqual([])
  })

  test('that were none and are skipped stay none, and nothing else changes', async () => {
    const before = await draft()
    const { toast } = await desk.press(coordinator, dataOf(await ask('leaders'), 'Skip'))
    expect(toast?.text).toBe('It stays as it was.')
    expect(await draft()).toEqual(before)
  })
})

describe('a form of a draft', () => {
  const submit = (values: Record<string, string>) =>
    desk.send(coordinator, { kind: 'submit', form: 'campaign', target: '1', values })

  test('has what it lacks as it was, and what it has empty as emptied', async () => {
    await submit({ grounds: 'sd-east,sd-west', units: 'U-1', name: 'Tanks', purpose: 'Look at tanks.' })
    await submit({ grounds: '' })
    expect(await draft()).toMatchObject({
      name: 'Tanks',
      purpose: 'Look at tanks.',
      scope: { industries: ['chemicals', 'petrol-station'], subDistrictIds: [], units: ['u1'] },
    })
    await submit({ name: '', purpose: '', units: '' })
    expect(await draft()).toMatchObject({ name: null, purpose: '', scope: { units: [] } })
  })

  test('opens with the list of units it has', async () => {
    await submit({ units: 'u3、U-1' })
    const slack = await desk.enrol('Zhao Min', { role: 'coordinator' }, 'slack')
    const { form } = await desk.press(slack, 'P.1.change')
    expect(form?.fields.find((it) => it.name === 'units')).toMatchObject({ initial: 'U-3 U-1' })
  })

  test('says which units it does not find, and keeps nothing of it', async () => {
    const { errors } = await submit({ units: 'U-1, U-99 and U-2, 金福超市', name: 'Tanks' })
    expect(errors?.units).toContain('I find no such units: U-99, 金福超市.')
    expect(await draft()).toMatchObject({ name: null, scope: { units: [] } })
  })

  test('says between which numbers one has to be', async () => {
    expect((await submit({ capacity: '0' })).errors).toEqual({
      capacity: 'Please give a whole number from 1 to 200.',
    })
    expect((await submit({ goal: 'all' })).errors).toEqual({
      goal: 'Please give a whole number from 1 to 100.',
    })
  })
})

describe('words of a draft, step by step', () => {
  const answer = async (field: string, words: string) => {
    await ask(field)
    return desk.say(coordinator, words)
  }

  test('are emptied by a dash', async () => {
    await answer('name', 'Tanks')
    await answer('purpose', 'Look at tanks.')
    await answer('units', 'U-1 U-2')
    expect(await draft()).toMatchObject({
      name: 'Tanks',
      purpose: 'Look at tanks.',
      scope: { units: ['u1', 'u2'] },
    })
    expect((await ask('units'))?.body?.join('\n')).toContain('It says “U-1 U-2” now.')
    for (const field of ['name', 'purpose', 'units']) await answer(field, '-')
    expect(await draft()).toMatchObject({ name: null, purpose: '', scope: { units: [] } })
  })

  test('that name a unit there is not are asked for again', async () => {
    const again = await answer('units', 'U-1, U-99')
    expect(again.view?.body?.join('\n')).toContain('I find no such units: U-99.')
    await desk.say(coordinator, 'U-1, U-3')
    expect((await draft()).scope.units).toEqual(['u1', 'u3'])
  })

  test('that are to be a number are asked for again at once', async () => {
    expect((await answer('capacity', 'abc')).view?.body?.[0]).toBe(
      '⚠️ Please give a whole number from 1 to 200.',
    )
    await desk.say(coordinator, '0')
    await desk.say(coordinator, '１２')
    expect((await draft()).capacity).toBe(12)
  })
})
