import { describe, expect, test } from 'vitest'
import { dataOf, labels } from '../support/desk'
import { card, fill, openHazardDesk, openOrdered, pressLabel } from '../support/hazard-desk'

describe('a question', () => {
  test('stays open, with all it was given, while a report is filed in a line and a code is looked up', async () => {
    const { desk, contact } = await openOrdered()
    await pressLabel(desk, contact, 'Send proof…')
    const files = [{ platform: 'telegram' as const, fileId: 'cleared', kind: 'photo' as const }]
    await desk.send(contact, { kind: 'message', text: '', files, addressed: true })
    await desk.say(contact, '#隐患 鑫源加油站 电线裸露')
    const { rows: filed } = await desk.client.execute('SELECT max(number) AS newest FROM hazards')
    expect(filed).toEqual([{ newest: 2 }])
    const cards = desk.chatOf(contact).length
    expect(await desk.say(contact, 'H-2')).toEqual({})
    expect(
      desk
        .chatOf(contact)
        .slice(cards)
        .map((it) => it.view.title),
    ).toEqual([expect.stringContaining('H-2 ')])
    await desk.say(contact, 'Cleared this morning.')
    await desk.say(contact, 'done')
    const { rows } = await desk.client.execute(
      "SELECT state ->> '$.proof.text' AS text, status FROM hazards WHERE number = 1",
    )
    expect(rows).toEqual([{ text: 'Cleared this morning.', status: 'rectified' }])
    const { rows: kept } = await desk.client.execute('SELECT platform_file_id AS id FROM evidence')
    expect(kept).toEqual([{ id: 'cleared' }])
  })

  test('a question whose last button is pressed gives way to what came of it', async () => {
    const { desk, inspector, contact } = await openOrdered()
    await fill(desk, contact, 'Send proof…', 'Skip', 'Cleared.')
    const failed = await fill(desk, inspector, 'Re-inspection failed…', 'Boxes again.', '3 days', 'Skip')
    expect(failed).toMatchObject({
      replace: true,
      view: { body: ['H-1 · Re-inspection failed, a new deadline is set.'] },
    })
  })

  test('words sent where files are asked for are the text of a proof', async () => {
    const { desk, inspector, contact } = await openOrdered()
    await fill(desk, contact, 'Send proof…', 'Cleared this morning.', 'Skip')
    expect(card(desk, inspector)?.fields).toContainEqual({ label: 'Proof', value: 'Cleared this morning.' })
  })

  test('an album sent as proof is one answer: its question once, its caption the words, all its photos kept', async () => {
    const { desk, inspector, contact } = await openOrdered()
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
    const { desk, inspector, contact } = await openOrdered()
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
    const { desk, inspector } = await openHazardDesk()
    const ofFirst = await desk.command(inspector, 'hazard')
    await desk.command(inspector, 'cancel')
    const now = await desk.say(inspector, '#hazard something is wrong here')
    const old = await desk.press(inspector, dataOf(ofFirst.view, 'Cancel'))
    expect(old.view?.body?.[0]).toBe('⚠️ That question is over. This is what is asked now:')
    expect(labels(old.view)).toEqual(labels(now.view))
    const cancelled = await desk.press(inspector, dataOf(now.view, 'Cancel'))
    expect(cancelled.view?.body).toEqual(['Cancelled. Nothing was saved.'])
  })

  test('how a unit is named is said once', async () => {
    const { desk, inspector } = await openHazardDesk()
    const { view } = await desk.command(inspector, 'hazard')
    expect(view?.body).toEqual([
      'Unit\nPart of the name is enough. A place that is no registered unit is taken in words.',
    ])
  })

  test('/cancel is said of whatever is being asked', async () => {
    const { desk, contact } = await openOrdered()
    await fill(desk, contact, 'Send proof…', 'Skip')
    const cancelled = await desk.command(contact, 'cancel')
    expect(cancelled.view?.body).toEqual(['Cancelled. Nothing was saved.'])
  })

  test('/cancel where nothing is asked says that what was filed stays', async () => {
    const { desk, inspector } = await openHazardDesk()
    await desk.command(inspector, 'hazard Xinyuan petrol station: fire lane blocked')
    const { view } = await desk.say(inspector, '取消')
    expect(view?.body).toEqual([
      'No question is open, so there is nothing to cancel. What was filed stays as it is.',
    ])
    expect(desk.chatOf(inspector).at(-1)?.view.title).toContain('H-1')
  })
})

test('a form takes no hazard and no person that are not there', async () => {
  const { desk, inspector, coordinator } = await openHazardDesk()
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
