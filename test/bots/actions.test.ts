import { describe, expect, test } from 'vitest'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'

async function open() {
  const desk = await openDesk()
  await addUnit(desk.client, {
    id: 'u1',
    number: 1,
    name: '鑫源加油站',
    nameEn: 'Xinyuan petrol station',
    departmentId: 'commerce',
  })
  const people = {
    inspector: await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' }),
    coordinator: await desk.enrol('Wang Fang', { role: 'coordinator' }),
    liaison: await desk.enrol('Zhang Qiang', { role: 'liaison', organizationId: 'commerce' }),
    urban: await desk.enrol('Sun Li', { role: 'liaison', organizationId: 'urban-management' }),
    leader: await desk.enrol('Chen Gang', { role: 'leader' }),
    contact: await desk.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u1' }),
  }
  return { desk, ...people }
}

const card = (desk: Desk, who: Someone) =>
  desk.chatOf(who).findLast((it) => it.view.title?.includes('H-1 '))?.view
const pressLabel = (desk: Desk, who: Someone, label: string) =>
  desk.press(who, dataOf(card(desk, who), label))
/** Presses a button that asks, and answers each question in turn: a button by its label, or words. */
async function fill(desk: Desk, who: Someone, label: string, ...answers: string[]) {
  let asked = await pressLabel(desk, who, label)
  for (const answer of answers) {
    const button = labels(asked.view).includes(answer)
    asked = button ? await desk.press(who, dataOf(asked.view, answer)) : await desk.say(who, answer)
  }
  return asked
}

describe('what is done to a hazard', () => {
  test('a rejection names its reason to the reporter', async () => {
    const { desk, inspector, coordinator } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await fill(desk, coordinator, 'Reject…', 'Checked: the lane is free.')
    expect(card(desk, inspector)?.body).toEqual(['Your report was rejected.'])
    expect(card(desk, inspector)?.fields).toContainEqual({
      label: 'Reason',
      value: 'Checked: the lane is free.',
    })
  })

  test('a referral waits for the other department, which returns or accepts it', async () => {
    const { desk, inspector, coordinator, urban } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await fill(desk, coordinator, 'Refer…', 'Urban Management Bureau', 'A stall stands in it.')
    expect(labels(card(desk, urban))).toEqual(expect.arrayContaining(['Accept referral', 'Return referral…']))
    expect(labels(card(desk, coordinator))).not.toContain('Confirm')
    await fill(desk, urban, 'Return referral…', 'The stall is licensed.')
    expect(card(desk, coordinator)?.body).toEqual(['Your referral was answered.'])
    await fill(desk, coordinator, 'Refer…', 'Urban Management Bureau', 'The licence has expired.')
    await pressLabel(desk, urban, 'Accept referral')
    expect(card(desk, coordinator)?.fields).toContainEqual({
      label: 'Responsible',
      value: 'Urban Management Bureau',
    })
  })

  test('more time is asked for with a reason and granted by somebody else', async () => {
    const { desk, inspector, coordinator, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Skip')
    const refused = await fill(desk, contact, 'Ask for more time…', '24 hours', 'Parts are late.')
    expect(refused.view?.body?.[0]).toContain('later than the present one')
    await fill(desk, contact, 'Ask for more time…', '7 days', 'Parts are late.')
    expect(card(desk, coordinator)?.body).toEqual(['More time is asked for: please grant or refuse.'])
    await pressLabel(desk, coordinator, 'Grant extension')
    const deadline = card(desk, contact)?.fields?.find((it) => it.label === 'Deadline')
    expect(deadline?.value).toContain('30 Nov 23:59')
  })

  test('a re-inspection that fails sets a new deadline and sends it back', async () => {
    const { desk, inspector, coordinator, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
    await fill(desk, contact, 'Send proof…', 'Skip', 'Cleared.')
    await fill(desk, inspector, 'Re-inspection failed…', 'Boxes again.', '3 days', 'Skip')
    expect(card(desk, contact)?.body).toEqual(['Re-inspection failed: please rectify again.'])
    expect(card(desk, contact)?.fields).toContainEqual({ label: 'Reason', value: 'Boxes again.' })
  })

  test('a question whose last button is pressed gives way to what came of it', async () => {
    const { desk, inspector, coordinator, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
    await fill(desk, contact, 'Send proof…', 'Skip', 'Cleared.')
    const failed = await fill(desk, inspector, 'Re-inspection failed…', 'Boxes again.', '3 days', 'Skip')
    expect(failed).toMatchObject({
      replace: true,
      view: { body: ['H-1 · Re-inspection failed, a new deadline is set.'] },
    })
  })

  test('a reply to its photos is a note on a hazard, for those who may see it', async () => {
    const { desk, inspector, coordinator, urban } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    const reply = (who: Someone, text: string) =>
      desk.send(who, { kind: 'message', text, files: [], repliedCaption: 'H-1', addressed: true })
    await reply(coordinator, 'is that the north side?')
    expect(card(desk, inspector)?.fields).toContainEqual({ label: 'Text', value: 'is that the north side?' })
    await reply(urban, 'mine?')
    expect(card(desk, inspector)?.fields).not.toContainEqual({ label: 'Text', value: 'mine?' })
  })

  test('a list is asked for without the slash too, as one does in a mention', async () => {
    const { desk, inspector } = await open()
    expect((await desk.say(inspector, 'hazards overdue')).view?.title).toBe('Overdue')
  })

  test('words sent where files are asked for are the text of a proof', async () => {
    const { desk, inspector, coordinator, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
    await fill(desk, contact, 'Send proof…', 'Cleared this morning.', 'Skip')
    expect(card(desk, inspector)?.fields).toContainEqual({ label: 'Proof', value: 'Cleared this morning.' })
  })

  test('an album sent as proof is one answer: its question once, its caption the words, all its photos kept', async () => {
    const { desk, inspector, coordinator, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
    await pressLabel(desk, contact, 'Send proof…')
    const send = (fileId: string, album: string, text = '') =>
      desk.send(contact, {
        kind: 'message',
        text,
        files: [{ platform: 'telegram', fileId, kind: 'photo', album }],
        addressed: true,
      })
    const first = await send('a', 'one', 'Cleared this morning.')
    expect(first.view?.body?.[0]).toContain('Received. Send more, or press Done.')
    expect([await send('b', 'one'), await send('c', 'one')]).toEqual([{}, {}])
    const second = await send('d', 'two')
    expect(await send('e', 'two')).toEqual({})
    await desk.press(contact, dataOf(second.view, 'Done'))
    expect(card(desk, inspector)?.fields).toContainEqual({ label: 'Proof', value: 'Cleared this morning.' })
    const { rows } = await desk.client.execute('SELECT platform_file_id AS id FROM evidence ORDER BY 1')
    expect(rows.map((row) => row.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('the buttons of a question that a photo answered lose nothing of what came since', async () => {
    const { desk, inspector, coordinator, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
    const first = await pressLabel(desk, contact, 'Send proof…')
    const files = [{ platform: 'telegram' as const, fileId: 'after', kind: 'photo' as const }]
    await desk.send(contact, { kind: 'message', text: '', files, addressed: true })
    // The first message still offers to skip the photo, and to cancel.
    const words = await desk.press(contact, dataOf(first.view, 'Skip'))
    expect(words.view?.footer).toBe('Step 2 of 2')
    const over = await desk.press(contact, dataOf(first.view, 'Cancel'))
    expect(over).toMatchObject({ replace: true, view: { footer: 'Step 2 of 2' } })
    expect(over.view?.body?.[0]).toBe('⚠️ That question is over. This is what is asked now:')
    await desk.say(contact, 'Cleared this morning.')
    expect(card(desk, inspector)?.fields).toContainEqual({ label: 'Proof', value: 'Cleared this morning.' })
    const { rows } = await desk.client.execute('SELECT platform_file_id AS id FROM evidence')
    expect(rows.map((row) => row.id)).toEqual(['after'])
  })

  test('the buttons of another question choose nothing of the one that is asked now', async () => {
    const { desk, inspector } = await open()
    const ofFirst = await desk.command(inspector, 'hazard')
    await desk.command(inspector, 'cancel')
    const now = await desk.say(inspector, '#hazard something is wrong here')
    const old = await desk.press(inspector, dataOf(ofFirst.view, 'Cancel'))
    expect(old.view?.body?.[0]).toBe('⚠️ That question is over. This is what is asked now:')
    expect(labels(old.view)).toEqual(labels(now.view))
    const cancelled = await desk.press(inspector, dataOf(now.view, 'Cancel'))
    expect(cancelled.view?.body).toEqual(['Cancelled. Nothing was saved.'])
  })

  test('/cancel is said of whatever is being asked', async () => {
    const { desk, inspector, coordinator, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
    await fill(desk, contact, 'Send proof…', 'Skip')
    const cancelled = await desk.command(contact, 'cancel')
    expect(cancelled.view?.body).toEqual(['Cancelled. Nothing was saved.'])
  })

  test('a reporter who rectified it is not named among those who check it; the office is asked', async () => {
    const { desk, inspector, coordinator } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Clear the lane.')
    await fill(desk, inspector, 'Send proof…', 'Skip', 'Cleared it with them.')
    const waits = card(desk, coordinator)?.fields?.find((it) => it.label === 'With')
    expect(waits?.value).not.toContain('Li Wei')
    expect(card(desk, coordinator)?.body).toEqual(['Proof of rectification has come: please re-inspect.'])
  })

  test('a major hazard is listed, and delisted by the office after somebody else re-inspected', async () => {
    const { desk, inspector, coordinator, contact, leader } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked, major')
    await pressLabel(desk, coordinator, 'Confirm')
    await fill(
      desk,
      coordinator,
      'List for supervision…',
      'Emergency Management Bureau',
      'Chen Gang',
      'Clear it',
      'Own funds',
      'Mr Zhao',
      '10 days',
      'Plan B',
    )
    expect(card(desk, leader)?.fields).toContainEqual({
      label: 'Listed supervision',
      value: 'Emergency Management Bureau · Chen Gang',
    })
    await fill(desk, coordinator, 'Order rectification…', '3 days', 'Skip', 'Skip')
    await fill(desk, contact, 'Send proof…', 'Skip', 'Cleared.')
    expect(labels(card(desk, coordinator))).not.toContain('Delist and close')
    await pressLabel(desk, inspector, 'Re-inspection passed')
    await pressLabel(desk, coordinator, 'Delist and close')
    expect(card(desk, contact)?.title).toContain('Closed')
  })

  test('fixed on the spot wants a photo and closes it', async () => {
    const { desk, inspector, coordinator } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await fill(desk, inspector, 'Fixed on the spot…')
    const refused = await desk.press(inspector, 'f.0.done')
    expect(refused.view?.body?.join()).toContain('Please send a photo')
    await desk.send(inspector, {
      kind: 'message',
      text: '',
      files: [{ platform: 'telegram', fileId: 'p', kind: 'photo' }],
      addressed: true,
    })
    await desk.press(inspector, 'f.0.done')
    await desk.press(inspector, 'f.1.skip')
    expect(card(desk, coordinator)?.title).toContain('Closed')
  })

  test('a closed hazard is reopened by the office alone, with a reason', async () => {
    const { desk, inspector, coordinator } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await fill(desk, coordinator, 'Reject…', 'no')
    expect(labels(card(desk, inspector))).not.toContain('Reopen…')
    await fill(desk, coordinator, 'Reopen…', 'It is there after all.')
    expect(card(desk, inspector)?.body).toEqual(['Reopened.'])
  })

  test('every field can be changed after filing, and the change is on record', async () => {
    const { desk, inspector } = await open()
    await desk.command(inspector, 'hazard barn: fire lane blocked')
    const menu = await pressLabel(desk, inspector, 'Change…')
    expect(labels(menu.view)).toEqual(['Unit', 'Category', 'Severity', 'What is wrong'])
    const asked = await desk.press(inspector, dataOf(menu.view, 'Category'))
    await desk.press(inspector, dataOf(asked.view, 'Gas'))
    const unit = await desk.press(inspector, dataOf(menu.view, 'Unit'))
    expect(unit.view?.body?.join()).toContain('Unit')
    const found = await desk.say(inspector, '鑫源')
    await desk.press(inspector, dataOf(found.view, 'Xinyuan petrol station 鑫源加油站'))
    expect(card(desk, inspector)?.fields).toEqual(
      expect.arrayContaining([
        { label: 'Category', value: 'Gas' },
        { label: 'Unit', value: 'Xinyuan petrol station 鑫源加油站 · U-1' },
        { label: 'Responsible', value: 'Commerce Bureau' },
      ]),
    )
    const history = await pressLabel(desk, inspector, 'History')
    expect(history.view?.body).toHaveLength(3)
  })

  test('a button on an old card does nothing twice and says what the state is now', async () => {
    const { desk, inspector, coordinator } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    const confirm = dataOf(card(desk, coordinator), 'Confirm')
    await desk.press(coordinator, confirm)
    const again = await desk.press(coordinator, confirm)
    expect(again.toast).toEqual({ text: 'Things have moved on. It stands at: Confirmed.', alert: true })
  })

  test('nobody sees or does what is not theirs, whatever button they make up', async () => {
    const { desk, inspector, urban, contact } = await open()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    for (const who of [urban, contact]) {
      for (const data of ['h.1.confirm', 'h.1.note', 's.1.card', 's.1.files', 's.1.history', 'h.1.prove']) {
        expect((await desk.press(who, data)).toast?.text).toBe(
          'I find no such hazard among those you may see.',
        )
      }
      expect((await desk.command(who, 'hazards H-1')).view?.body).toEqual([
        'I find no such hazard among those you may see.',
      ])
      expect((await desk.command(who, 'hazards all')).view?.body).toEqual(['Nothing here.'])
    }
  })
})

test('a form takes no hazard and no person that are not there', async () => {
  const { desk, inspector, coordinator } = await open()
  await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
  const submit = (form: string, values: Record<string, string>) =>
    desk.send(coordinator, { kind: 'submit', form, target: '1', values })
  expect((await submit('mark-duplicate', { of: '99' })).errors).toHaveProperty('of')
  await pressLabel(desk, coordinator, 'Confirm')
  expect((await submit('order', { deadline: '3 days', responsible: 'nobody' })).errors).toHaveProperty(
    'responsible',
  )
  expect((await submit('order', { deadline: '3 days' })).errors).toBeUndefined()
})

describe('lists', () => {
  test('are paged with buttons, searched by words, and opened by code', async () => {
    const { desk, inspector, coordinator } = await open()
    for (let at = 1; at <= 10; at += 1)
      await desk.command(inspector, `hazard barn ${at}: bare wires in shed ${at}`)
    const first = await desk.command(coordinator, 'hazards open')
    expect(first.view?.body).toHaveLength(8)
    const second = await desk.press(coordinator, dataOf(first.view, 'More →'))
    expect(second.replace).toBe(true)
    expect(second.view?.body).toHaveLength(2)
    const found = await desk.command(coordinator, 'hazards shed 7')
    expect(found.view?.body?.join()).toContain('H-7')
    await desk.say(coordinator, 'what became of H-7?')
    expect(desk.chatOf(coordinator).at(-1)?.view.title).toContain('H-7')
    expect((await desk.command(coordinator, 'tasks')).view?.title).toBe('Waiting for you')
  })
})
