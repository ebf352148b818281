import { describe, expect, test } from 'vitest'
import type { IncomingFile } from '../../src/bots/intent'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'
import { planTasks } from '../support/inspections'

async function open() {
  const desk = await openDesk()
  for (const [at, name] of ['实验小学', '鑫源加油站', '红旗服装厂'].entries())
    await addUnit(desk.client, { id: `u${at + 1}`, number: at + 1, name })
  await desk.client.execute(
    "UPDATE units SET industry = 'school', latitude = 32 + number * 0.01, longitude = 118",
  )
  const member = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
  const mate = await desk.enrol('Sun Li', { role: 'inspector', organizationId: 'fire-and-rescue' }, 'slack')
  const other = await desk.enrol('Ma Chao', { role: 'inspector', organizationId: 'health' })
  const coordinator = await desk.enrol('Wang Fang', { role: 'coordinator' })
  await planTasks(desk.database, desk.now(), ['u1', 'u2', 'u3'], { personIds: [member.id, mate.id] })
  return { desk, member, mate, other, coordinator }
}

const card = (desk: Desk, who: Someone, code = 'T-1') =>
  desk.chatOf(who).findLast((it) => it.view.title?.startsWith(`${code} `))?.view
const photo = (fileId = 'f1'): IncomingFile => ({ platform: 'telegram', fileId, kind: 'photo' })
const send = (desk: Desk, who: Someone, ...files: IncomingFile[]) =>
  desk.send(who, { kind: 'message', text: '', files, addressed: true })

describe('an inspection', () => {
  test('of a clean unit takes two taps and a photo', async () => {
    const { desk, member } = await open()
    await desk.command(member, 'inspect T-1')
    let taps = 0
    const tap = (view: Parameters<typeof dataOf>[0], label: string) => {
      taps += 1
      return desk.press(member, dataOf(view, label))
    }
    const asked = await tap(card(desk, member), '✅ No hazard…')
    const sent = await send(desk, member, photo())
    expect((await tap(sent.view ?? asked.view, 'Done')).toast?.text).toBe('T-1: No hazard.')
    expect(taps).toBe(2)
    expect(card(desk, member)?.title).toBe('T-1 · ✅ No hazard')
    await desk.press(member, 'ti.1.files')
    expect(desk.filesShown.at(-1)).toMatchObject({ caption: 'T-1', files: [{ knownAs: 'f1' }] })
    const { rows } = await desk.client.execute('SELECT result, answers, files FROM inspection_results')
    expect(rows).toMatchObject([{ result: 'no-hazard' }])
    expect(Object.values(JSON.parse(String(rows[0]?.answers)))).toEqual(Array(9).fill('pass'))
    expect(JSON.parse(String(rows[0]?.files))).toHaveLength(1)
  })

  test('by checklist: taps edit one message, a failed item asks for its photo and becomes a hazard', async () => {
    const { desk, member } = await open()
    await desk.command(member, 'inspect T-1')
    const first = await desk.press(member, dataOf(card(desk, member), '📋 Checklist'))
    expect(first.view?.title).toBe('📋 T-1 · School · 1/2')
    const failed = await desk.press(member, dataOf(first.view, '❌ 2'))
    expect(failed.replace).toBe(true)
    expect(failed.view?.body?.at(-1)).toBe('📷 Please send a photo now of: Exits and escape routes clear')
    expect((await send(desk, member, photo())).view?.body).toEqual(['The photo is kept.'])
    const second = await desk.press(member, dataOf(failed.view, '→'))
    expect(second.view?.footer).toBe('0 pass, 1 fail, 0 not applicable, 8 open')
    await desk.press(member, dataOf(second.view, '➖ 7'))
    // Days later, with the old page: nothing is lost.
    desk.forward(3 * 24 * 3_600_000)
    const passed = await desk.press(member, dataOf(first.view, '✅ All others pass'))
    expect(passed.view?.footer).toBe('7 pass, 1 fail, 1 not applicable, 0 open')
    await desk.press(member, dataOf(passed.view, '↩ T-1'))
    expect(labels(card(desk, member))).not.toContain('✅ No hazard…')
    const asked = await desk.press(member, dataOf(card(desk, member), '🏁 Finish…'))
    const more = await desk.say(member, 'the headmaster')
    await desk.press(member, dataOf(more.view ?? asked.view, 'Skip'))
    const done = card(desk, member)
    expect(done?.title).toBe('T-1 · ⚠️ Hazards found')
    expect(done?.fields).toContainEqual({ label: 'Hazards', value: 'H-1 Reported' })
    expect(done?.footer).toContain('Also present: the headmaster')
    const { rows } = await desk.client.execute(
      'SELECT h.description, h.category, h.unit_id, e.platform_file_id AS photo FROM hazards h JOIN evidence e ON e.hazard_id = h.id',
    )
    expect(rows).toMatchObject([
      {
        description: 'Not so: Exits and escape routes clear',
        category: 'blocked-exit',
        unit_id: 'u1',
        photo: 'f1',
      },
    ])
  })

  test('on Slack the checklist is one form; photos of what fails are asked for after it', async () => {
    const { desk, mate } = await open()
    const opened = await desk.press(mate, 'ti.1.list')
    expect(opened.form?.fields.map((it) => it.name)).toEqual(
      expect.arrayContaining(['*', 'exits', 'crowding']),
    )
    const values = { '*': 'pass', exits: 'fail', lifts: 'na' }
    const kept = await desk.send(mate, { kind: 'submit', form: 'checklist', target: '1', values })
    expect(kept.view?.body).toEqual(['Kept: 7 pass, 1 fail, 1 not applicable, 0 open.'])
    const again = await desk.press(mate, 'ti.1.list')
    expect(again.form?.fields.find((it) => it.name === 'exits')).toMatchObject({ initial: 'fail' })
    const asked = await desk.press(mate, dataOf(kept.view, '📷 Exits and escape routes clear'))
    expect(asked.form).toMatchObject({ id: 'task-photo', target: '1.exits' })
    const files = [{ ...photo(), platform: 'slack' as const }]
    await desk.send(mate, { kind: 'submit', form: 'task-photo', target: '1.exits', values: { files } })
    await desk.send(mate, { kind: 'submit', form: 'inspection', target: '1.hazards-found', values: {} })
    const { rows } = await desk.client.execute('SELECT hazard_id FROM evidence')
    expect(rows[0]?.hazard_id).not.toBeNull()
    expect(card(desk, mate)).toBeUndefined()
    await desk.command(mate, 'inspect T-1')
    expect(card(desk, mate)?.title).toContain('Hazards found')
  })

  test('hazards are reported from within: a line, a reply to the card, or step by step', async () => {
    const { desk, member } = await open()
    await desk.command(member, 'inspect T-1 no fire extinguisher in the canteen')
    await desk.command(member, 'inspect T-1')
    const ref = desk.chatOf(member).findLast((it) => it.view.title?.startsWith('T-1 '))?.ref
    await desk.send(member, {
      kind: 'message',
      text: 'bare wires in the kitchen',
      files: [photo()],
      addressed: true,
      ...(ref ? { replyTo: ref } : {}),
    })
    await desk.press(member, dataOf(card(desk, member), '⚠️ Report a hazard…'))
    let asked = await desk.say(member, 'gas hose worn out')
    for (const answer of ['Skip', 'Major hazard', 'Skip'])
      asked = await desk.press(member, dataOf(asked.view, answer))
    const { rows } = await desk.client.execute(
      'SELECT category, severity, unit_id FROM hazards ORDER BY number',
    )
    expect(rows).toMatchObject([
      { category: 'no-fire-equipment', severity: 'general', unit_id: 'u1' },
      { category: 'electrical-wiring', severity: 'general', unit_id: 'u1' },
      { category: 'gas', severity: 'major', unit_id: 'u1' },
    ])
    expect(card(desk, member)?.fields).toContainEqual({
      label: 'Hazards',
      value: 'H-1 Reported, H-2 Reported, H-3 Reported',
    })
    expect(labels(card(desk, member))).toEqual(expect.arrayContaining(['🏁 Finish…', 'H-1', 'H-3']))
  })

  test('a unit that is closed or refuses entry is a result too; the office hears of a refusal', async () => {
    const { desk, member, coordinator } = await open()
    await desk.command(member, 'inspect T-1')
    await desk.press(member, dataOf(card(desk, member), '⛔️ Entry refused…'))
    const asked = await desk.say(member, 'the guard sent us away')
    await desk.press(member, dataOf(asked.view, 'Skip'))
    expect(card(desk, member)?.title).toBe('T-1 · ⛔️ Entry refused')
    expect(card(desk, coordinator)?.body).toEqual(['The unit refused entry.'])
    expect(card(desk, coordinator)?.footer).toContain('the guard sent us away')
  })

  test('papers are numbered in their kind, measures have quantities', async () => {
    const { desk, mate, member } = await open()
    await desk.command(member, 'inspect T-1')
    const submit = (form: string, values: Record<string, string>) =>
      desk.send(mate, { kind: 'submit', form, target: '1', values })
    expect((await submit('task-paper', { kind: 'rectification-order' })).toast?.text).toBe(
      'Notice of ordering correction, No. 1 of 2026.',
    )
    await submit('task-paper', { kind: 'rectification-order', reference: '东应急责改〔2026〕12号' })
    await submit('task-measure', { kind: 'goods-confiscated', quantity: '20', value: '200,000' })
    expect((await submit('task-measure', { kind: 'fine', quantity: 'some' })).errors).toBeDefined()
    expect(card(desk, member)?.fields).toEqual(
      expect.arrayContaining([
        {
          label: 'Papers',
          value:
            'Notice of ordering correction No. 1 of 2026; Notice of ordering correction 东应急责改〔2026〕12号',
        },
        { label: 'Measures', value: 'Goods confiscated (boxes): 20, 200,000 yuan' },
      ]),
    )
  })

  test('is done once: the slower of two learns what the state is, and a correction is a further record', async () => {
    const { desk, member, mate, coordinator } = await open()
    await desk.command(member, 'inspect T-1')
    const asked = await desk.press(member, dataOf(card(desk, member), '🚪 Closed…'))
    await desk.send(mate, { kind: 'submit', form: 'inspection', target: '1.refused', values: {} })
    const next = await desk.press(member, dataOf(asked.view, 'Skip'))
    expect((await desk.press(member, dataOf(next.view, 'Skip'))).toast?.text).toBe(
      'This inspection is over already; its card shows the result.',
    )
    expect(labels(card(desk, member))).not.toContain('Correct the result…')
    await desk.press(coordinator, dataOf(card(desk, coordinator), 'Correct the result…'))
    const chosen = await desk.press(coordinator, 'f.0.1')
    expect(chosen.view?.fields?.[0]?.value).toBe('Hazards found')
    const refused = await desk.say(coordinator, 'they let us in after all')
    expect(refused.view?.body?.[0]).toContain('No hazard was reported there')
    await desk.press(coordinator, dataOf(card(desk, coordinator), 'Correct the result…'))
    await desk.press(coordinator, 'f.0.2')
    await desk.say(coordinator, 'it was shut')
    expect(card(desk, coordinator)?.title).toBe('T-1 · 🚪 Unit closed')
    const { rows } = await desk.client.execute(
      'SELECT result, remark FROM inspection_results ORDER BY sequence',
    )
    expect(rows).toMatchObject([{ result: 'refused' }, { result: 'closed', remark: 'it was shut' }])
  })

  test('is its team’s: others see no buttons, or nothing at all', async () => {
    const { desk, other, coordinator } = await open()
    expect((await desk.command(other, 'inspect T-1')).view?.body).toEqual([
      'I find no such inspection among those you may see.',
    ])
    expect((await desk.press(other, 'tc.1.pass.exits')).toast?.alert).toBe(true)
    expect((await desk.press(other, 'ti.1.clean')).toast?.alert).toBe(true)
    await desk.say(coordinator, 'how is T-1 going?')
    expect(labels(card(desk, coordinator))).toContain('✅ No hazard…')
  })
})

describe('what is next', () => {
  test('by window and plan, from a place the nearest, and among what waits', async () => {
    const { desk, member, other } = await open()
    const next = await desk.command(member, 'inspect')
    expect(next.view?.title).toBe('To inspect next')
    expect(labels(next.view)).toEqual(['T-1', 'T-2', 'T-3', '📍 Near me…'])
    await desk.press(member, dataOf(next.view, '📍 Near me…'))
    const near = await desk.send(member, {
      kind: 'message',
      text: '',
      files: [],
      position: { latitude: 32.031, longitude: 118 },
      addressed: true,
    })
    expect(labels(near.view)).toEqual(['T-3', 'T-2', 'T-1'])
    expect(near.view?.body?.[0]).toBe('T-3 红旗服装厂\n110 m')
    await desk.press(member, dataOf(near.view, 'T-3'))
    expect(card(desk, member, 'T-3')?.title).toContain('To be inspected')
    const waiting = await desk.command(member, 'tasks')
    expect(waiting.view?.body?.[0]).toContain('Inspections · 3')
    await desk.press(member, dataOf(waiting.view, 'T-2'))
    expect(card(desk, member, 'T-2')).toBeDefined()
    expect((await desk.command(other, 'inspect')).view?.body).toEqual(['No inspections are left for you.'])
  })
})

describe('checklists', () => {
  test('go out as spreadsheets to coordinators, and come back as the next version', async () => {
    const { desk, coordinator, member } = await open()
    expect((await desk.command(member, 'checklist')).view?.body?.[0]).toContain('coordinator')
    const lists = await desk.command(coordinator, 'checklist')
    const { file } = await desk.press(coordinator, dataOf(lists.view, 'School'))
    expect(file?.name).toBe('checklist-school-v1.csv')
    const csv = new TextDecoder().decode(file?.bytes)
    desk.downloads.set(
      'edited',
      new TextEncoder().encode(
        `${csv}"gate","校门有人值守","Gate guarded","fun",""\r\n"gym","体育馆出口畅通","Gym exits clear","blocked-exit",""\r\n`,
      ),
    )
    const sent: IncomingFile = {
      platform: 'telegram',
      fileId: 'edited',
      kind: 'document',
      name: 'checklist-school-v1 (1).csv',
    }
    await send(desk, coordinator, sent)
    const answer = desk.chatOf(coordinator).at(-1)?.view
    expect(answer?.body).toEqual([
      'School: version 2 with 10 items.',
      'Not taken, by row\nRow 11: unknown category: fun',
    ])
    await send(desk, coordinator, sent)
    expect(desk.chatOf(coordinator).at(-1)?.view.body?.[0]).toBe('Nothing was changed.')
    await desk.command(member, 'inspect T-1')
    const second = await desk.press(member, 'ti.1.list.1')
    expect(second.view?.body?.[0]).toContain('10. Gym exits clear')
  })
})

describe('where inspections show', () => {
  test('on the unit’s card to those inside, on the hazard’s card, and in the campaign’s', async () => {
    const { desk, member, coordinator } = await open()
    await desk.command(member, 'inspect T-1 bare wires in the kitchen')
    await desk.command(coordinator, 'hazards H-1')
    const hazard = desk.chatOf(coordinator).findLast((it) => it.view.title?.includes('H-1'))?.view
    expect(hazard?.fields).toContainEqual({ label: 'Inspection', value: 'T-1' })
    await desk.command(member, 'inspect T-1')
    await desk.press(member, dataOf(card(desk, member), '🏁 Finish…'))
    await desk.press(member, 'f.0.skip')
    await desk.press(member, 'f.1.skip')
    const unit = await desk.command(member, 'unit U-1')
    expect(unit.view?.body).toContainEqual('T-1 Hazards found · today 10:00')
    expect(labels(unit.view)).toContain('T-1')
    const contact = await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u2' })
    expect(JSON.stringify((await desk.command(contact, 'unit U-2')).view)).not.toContain('T-2')
  })

  test('a tap on the checklist costs one read and one write', async () => {
    const { desk, member } = await open()
    const { client } = desk
    const batch = client.batch.bind(client)
    let trips = 0
    client.batch = (...asks) => {
      trips += 1
      return batch(...asks)
    }
    await desk.dispatch({
      key: 'test:tap',
      account: member.account,
      name: member.name,
      languageHint: 'en',
      place: { platform: 'telegram', chat: member.account.userId, private: true },
      at: desk.now(),
      canOpenForm: false,
      intent: { kind: 'press', data: 'tc.1.fail.exits' },
    })
    expect(trips).toBe(2)
  })
})
