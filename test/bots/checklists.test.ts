import { describe, expect, test } from 'vitest'
import type { IncomingFile } from '../../src/bots/intent'
import { dataOf, labels } from '../support/desk'
import { openInspections, photo, sendFiles, taskCard } from '../support/inspections'

describe('checklists', () => {
  test('go out as spreadsheets to coordinators, and come back as the next version', async () => {
    const { desk, coordinator, member } = await openInspections()
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
    await sendFiles(desk, coordinator, sent)
    const answer = desk.chatOf(coordinator).at(-1)?.view
    expect(answer?.body).toEqual([
      'School: version 2 with 10 items.',
      'Not taken, by row\nRow 11: unknown category: fun',
    ])
    await sendFiles(desk, coordinator, sent)
    expect(desk.chatOf(coordinator).at(-1)?.view.body?.[0]).toBe('Nothing was changed.')
    await desk.command(member, 'inspect T-1')
    const second = await desk.press(member, 'ti.1.list.1')
    expect(second.view?.body?.[0]).toContain('10. Gym exits clear')
  })

  test('by checklist: taps edit one message, a failed item asks for its photo and becomes a hazard', async () => {
    const { desk, member } = await openInspections()
    await desk.command(member, 'inspect T-1')
    const first = await desk.press(member, dataOf(taskCard(desk, member), '📋 Checklist'))
    expect(first.view?.title).toBe('📋 T-1 · School · 1/2')
    const failed = await desk.press(member, dataOf(first.view, '❌ 2'))
    expect(failed.replace).toBe(true)
    expect(failed.view?.body?.at(-1)).toBe('📷 Please send a photo now of: Exits and escape routes clear')
    expect((await sendFiles(desk, member, photo())).view?.body).toEqual(['The photo is kept.'])
    const second = await desk.press(member, dataOf(failed.view, '→'))
    expect(second.view?.footer).toBe('0 pass, 1 fail, 0 not applicable, 8 open')
    await desk.press(member, dataOf(second.view, '➖ 7'))
    // Days later, with the old page: nothing is lost.
    desk.forward(3 * 24 * 3_600_000)
    const passed = await desk.press(member, dataOf(first.view, '✅ All others pass'))
    expect(passed.view?.footer).toBe('7 pass, 1 fail, 1 not applicable, 0 open')
    await desk.press(member, dataOf(passed.view, '↩ T-1'))
    expect(labels(taskCard(desk, member))).not.toContain('✅ No hazard…')
    const asked = await desk.press(member, dataOf(taskCard(desk, member), '🏁 Finish…'))
    const more = await desk.say(member, 'the headmaster')
    await desk.press(member, dataOf(more.view ?? asked.view, 'Skip'))
    const done = taskCard(desk, member)
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
    const { desk, mate } = await openInspections()
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
    expect(taskCard(desk, mate)).toBeUndefined()
    await desk.command(mate, 'inspect T-1')
    expect(taskCard(desk, mate)?.title).toContain('Hazards found')
  })

  test('a tap on the checklist costs one read and one write', async () => {
    const { desk, member } = await openInspections()
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
