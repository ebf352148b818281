import { describe, expect, test } from 'vitest'
import type { IncomingFile } from '../../src/bots/intent'
import { dataOf, labels } from '../support/desk'
import { openInspections, photo, sendFiles, taskCard } from '../support/inspections'

const bytes = (text: string) => new TextEncoder().encode(text)
const sheet = (fileId: string, name: string): IncomingFile => ({
  platform: 'telegram',
  fileId,
  kind: 'document',
  name,
})

describe('checklists', () => {
  test('go out as spreadsheets to coordinators, and come back as the next version', async () => {
    const { desk, coordinator, member } = await openInspections()
    expect((await desk.command(member, 'checklist')).view?.body?.[0]).toContain('coordinator')
    const lists = await desk.command(coordinator, 'checklist')
    const { file } = await desk.press(coordinator, dataOf(lists.view, 'School'))
    expect(file?.name).toBe('Checklist School v1.csv')
    const csv = new TextDecoder().decode(file?.bytes)
    desk.downloads.set(
      'edited',
      bytes(`${csv}"gym","体育馆出口畅通","Gym exits clear","安全出口","一般隐患"\r\n`),
    )
    await sendFiles(desk, coordinator, sheet('edited', 'Checklist School v1 (1).csv'))
    expect(desk.chatOf(coordinator).at(-1)?.view.body?.[0]).toContain('Nothing was taken')
    desk.downloads.set(
      'mended',
      bytes(`${csv}"gym","体育馆出口畅通","Gym exits clear","消防通道、安全出口堵塞","重大"\r\n`),
    )
    const sent = sheet('mended', 'Checklist School v1 (1).csv')
    await sendFiles(desk, coordinator, sent)
    expect(desk.chatOf(coordinator).at(-1)?.view.body).toEqual(['School: version 2 with 10 items.'])
    await sendFiles(desk, coordinator, sent)
    expect(desk.chatOf(coordinator).at(-1)?.view.body).toEqual(['Nothing was changed.'])
    await desk.command(member, 'inspect T-1')
    const second = await desk.press(member, 'ti.1.list.1')
    expect(second.view?.body?.[0]).toContain('10. Gym exits clear')
  })

  test('of another program than can be read are met with what to do', async () => {
    const { desk, coordinator } = await openInspections()
    desk.downloads.set('old', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0))
    for (const name of ['单位.xls', '单位.et', 'Units.ods']) {
      await sendFiles(desk, coordinator, sheet('old', name))
      expect(desk.chatOf(coordinator).at(-1)?.view).toMatchObject({
        title: name,
        body: ['I can’t read this spreadsheet. Please save it as XLSX or CSV and send it again.'],
      })
    }
  })

  test('are taken in the middle of a question too that asks for no file, and the question stays open', async () => {
    const { desk, coordinator } = await openInspections()
    const { file } = await desk.press(coordinator, 'tl.school')
    const csv = new TextDecoder().decode(file?.bytes)
    desk.downloads.set('more', bytes(`${csv}"gym","体育馆出口畅通","Gym exits clear","燃气","重大"\r\n`))
    const asked = await desk.command(coordinator, 'joint new')
    await sendFiles(desk, coordinator, sheet('more', 'Checklist School v1.csv'))
    expect(desk.chatOf(coordinator).at(-1)?.view.body).toEqual(['School: version 2 with 10 items.'])
    const next = await desk.say(coordinator, 'Night markets')
    expect(next.view?.body?.[0]).not.toBe(asked.view?.body?.[0])
    expect(next.view?.title).toBe(asked.view?.title)
  })

  test('of which a row is wrong are not taken at all: each row is named with its reasons, the old version stays', async () => {
    const { desk, coordinator, member } = await openInspections()
    const given = await desk.press(coordinator, 'tl.school')
    const csv = new TextDecoder().decode(given.file?.bytes)
    const lines = csv.split('\r\n')
    desk.downloads.set(
      'bad',
      bytes(
        [
          ...lines.slice(0, 5),
          '"exits","校门有人值守","Gate guarded","fun",""',
          '"","无编号","No ID","燃气","特大"',
          '',
        ].join('\r\n'),
      ),
    )
    await sendFiles(desk, coordinator, sheet('bad', 'School.csv'))
    expect(desk.chatOf(coordinator).at(-1)?.view.body).toEqual([
      'Nothing was taken: “School” stays as it was. Please mend these rows in the file and send it again.',
      [
        'Wrong, by row',
        'Row 6: the ID is there already: exits',
        'Row 6: unknown category: fun',
        'Row 7: no ID; any short word of a-z, 0-9 and - that no other row has',
        'Row 7: unknown severity: 特大',
      ].join('\n'),
      expect.stringMatching(/^Categories there are: No fire-fighting equipment; .*; Gas; .*; Other$/),
      'Severities there are: General hazard; Major hazard',
    ])
    await desk.command(coordinator, 'language zh')
    await sendFiles(desk, coordinator, sheet('bad', 'School.csv'))
    const answer = desk.chatOf(coordinator).at(-1)?.view.body
    expect(answer?.[0]).toBe('表格未予采用，“学校检查表”保持不变。请在表格中更正以下各行后重新发送。')
    expect(answer?.[1]).toContain('第 6 行：没有该隐患类别：fun')
    expect(answer?.[2]).toMatch(/^可用的隐患类别：未配备消防器材；/)
    const { rows } = await desk.client.execute('SELECT count(*) AS kept FROM checklists')
    expect(rows[0]?.kept).toBe(0)
    await desk.command(member, 'inspect T-1')
    const first = await desk.press(member, 'ti.1.list')
    expect(first.view?.footer).toBe('0 pass, 0 fail, 0 not applicable, 9 open')
  })

  test('are known by what is in the file, whatever it is called; where nothing says which it is, that is asked', async () => {
    const { desk, coordinator } = await openInspections()
    await desk.command(coordinator, 'language zh')
    const { file } = await desk.press(coordinator, 'tl.school')
    const csv = `${new TextDecoder().decode(file?.bytes)}"gate","校门有人值守","Gate guarded","其他",""\r\n`
    desk.downloads.set('titled', bytes(csv))
    await sendFiles(desk, coordinator, sheet('titled', '工作簿1.csv'))
    expect(desk.chatOf(coordinator).at(-1)?.view.body).toEqual(['学校检查表：第2版，共10项。'])

    const untitled = csv.split('\r\n').slice(1, -2).join('\r\n')
    desk.downloads.set('untitled', bytes(untitled))
    await sendFiles(desk, coordinator, sheet('untitled', '工作簿1.csv'))
    const asked = desk.chatOf(coordinator).at(-1)?.view
    expect(asked?.body).toEqual(['这份表格是哪一份检查表？'])
    const chosen = await desk.press(coordinator, dataOf(asked, '学校检查表'))
    expect(chosen).toMatchObject({ replace: true, view: { body: ['作为“学校检查表”处理。'] } })
    expect(desk.chatOf(coordinator).at(-1)?.view.body).toEqual(['学校检查表：第3版，共9项。'])
  })

  test('are not to be pressed out of another chat’s file', async () => {
    const { desk, coordinator } = await openInspections()
    const other = await desk.enrol('Zhao Min', { role: 'coordinator' })
    desk.downloads.set('untitled', bytes('id,zh,en,category,severity\na,甲,A,gas,'))
    await sendFiles(desk, coordinator, sheet('untitled', 'a.csv'))
    const data = dataOf(desk.chatOf(coordinator).at(-1)?.view, 'School')
    expect((await desk.press(other, data)).toast?.text).toBe('That file is not here.')
  })

  test('by checklist: taps edit one message, a failed item asks for its photo and becomes a hazard', async () => {
    const { desk, member } = await openInspections()
    await desk.command(member, 'inspect T-1')
    const first = await desk.press(member, dataOf(taskCard(desk, member), '📋 Checklist'))
    expect(first.view?.title).toBe('📋 T-1 · School · 1/2')
    const failed = await desk.press(member, dataOf(first.view, '❌ 2'))
    expect(failed.replace).toBe(true)
    expect(failed.view?.body?.at(-1)).toBe('📷 Please send a photo now of: Exits and escape routes clear')
    expect((await sendFiles(desk, member, photo())).view?.body).toEqual([
      'The photo is kept with: Exits and escape routes clear',
    ])
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
    const left = await desk.send(mate, {
      kind: 'submit',
      form: 'checklist',
      target: '1',
      values: { '*': 'open' },
    })
    expect(left.view?.body).toEqual(['Kept: 0 pass, 0 fail, 0 not applicable, 9 open.'])
    const values = { '*': 'pass', exits: 'fail', lifts: 'na' }
    const kept = await desk.send(mate, { kind: 'submit', form: 'checklist', target: '1', values })
    expect(kept.view?.body).toEqual([
      'Kept: 7 pass, 1 fail, 1 not applicable, 0 open.',
      'Please send a photo of each that fails:',
    ])
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
