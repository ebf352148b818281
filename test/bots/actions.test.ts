import { describe, expect, test } from 'vitest'
import { dataOf, labels, type Someone } from '../support/desk'
import { card, fill, openHazardDesk, openOrdered, pressLabel } from '../support/hazard-desk'

describe('what is done to a hazard', () => {
  test('a rejection names its reason to the reporter', async () => {
    const { desk, inspector, coordinator } = await openHazardDesk()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await fill(desk, coordinator, 'Reject…', 'Checked: the lane is free.')
    expect(card(desk, inspector)?.body).toEqual(['Your report was rejected.'])
    expect(card(desk, inspector)?.fields).toContainEqual({
      label: 'Reason',
      value: 'Checked: the lane is free.',
    })
  })

  test('a referral waits for the other department, which returns or accepts it', async () => {
    const { desk, inspector, coordinator, urban } = await openHazardDesk()
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
    const { desk, inspector, coordinator, contact } = await openHazardDesk()
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
    const { desk, inspector, contact } = await openOrdered()
    await fill(desk, contact, 'Send proof…', 'Skip', 'Cleared.')
    await fill(desk, inspector, 'Re-inspection failed…', 'Boxes again.', '3 days', 'Skip')
    expect(card(desk, contact)?.body).toEqual(['Re-inspection failed: please rectify again.'])
    expect(card(desk, contact)?.fields).toContainEqual({ label: 'Reason', value: 'Boxes again.' })
  })

  test('a reply to its photos is a note on a hazard, for those who may see it', async () => {
    const { desk, inspector, coordinator, urban } = await openHazardDesk()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    const reply = (who: Someone, text: string) =>
      desk.send(who, { kind: 'message', text, files: [], repliedCaption: 'H-1', addressed: true })
    await reply(coordinator, 'is that the north side?')
    expect(card(desk, inspector)?.fields).toContainEqual({ label: 'Text', value: 'is that the north side?' })
    await reply(urban, 'mine?')
    expect(card(desk, inspector)?.fields).not.toContainEqual({ label: 'Text', value: 'mine?' })
  })

  test('a list is asked for without the slash too, as one does in a mention', async () => {
    const { desk, inspector } = await openHazardDesk()
    expect((await desk.say(inspector, 'hazards overdue')).view?.title).toBe('Overdue')
  })

  test('a reporter who rectified it is not named among those who check it; the office is asked', async () => {
    const { desk, inspector, coordinator } = await openOrdered()
    await fill(desk, inspector, 'Send proof…', 'Skip', 'Cleared it with them.')
    const waits = card(desk, coordinator)?.fields?.find((it) => it.label === 'With')
    expect(waits?.value).not.toContain('Li Wei')
    expect(card(desk, coordinator)?.body).toEqual(['Proof of rectification has come: please re-inspect.'])
  })

  test('a major hazard is listed, and delisted by the office after somebody else re-inspected', async () => {
    const { desk, inspector, coordinator, contact, leader } = await openHazardDesk()
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
    const { desk, inspector, coordinator } = await openHazardDesk()
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
    const { desk, inspector, coordinator } = await openHazardDesk()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    await fill(desk, coordinator, 'Reject…', 'no')
    expect(labels(card(desk, inspector))).not.toContain('Reopen…')
    await fill(desk, coordinator, 'Reopen…', 'It is there after all.')
    expect(card(desk, inspector)?.body).toEqual(['Reopened.'])
  })

  test('every field can be changed after filing, and the change is on record', async () => {
    const { desk, inspector } = await openHazardDesk()
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
    const { desk, inspector, coordinator } = await openHazardDesk()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    const confirm = dataOf(card(desk, coordinator), 'Confirm')
    await desk.press(coordinator, confirm)
    const again = await desk.press(coordinator, confirm)
    expect(again.toast).toEqual({ text: 'Things have moved on. It stands at: Confirmed.', alert: true })
  })

  test('nobody sees or does what is not theirs, whatever button they make up', async () => {
    const { desk, inspector, urban, contact } = await openHazardDesk()
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

describe('lists', () => {
  test('are paged with buttons, searched by words, and opened by code', async () => {
    const { desk, inspector, coordinator } = await openHazardDesk()
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
