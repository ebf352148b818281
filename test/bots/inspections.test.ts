import { describe, expect, test } from 'vitest'
import { dataOf, labels } from '../support/desk'
import { openInspections, photo, sendFiles, taskCard } from '../support/inspections'

describe('an inspection', () => {
  test('of a clean unit takes two taps and a photo', async () => {
    const { desk, member } = await openInspections()
    await desk.command(member, 'inspect T-1')
    let taps = 0
    const tap = (view: Parameters<typeof dataOf>[0], label: string) => {
      taps += 1
      return desk.press(member, dataOf(view, label))
    }
    const asked = await tap(taskCard(desk, member), '✅ No hazard…')
    const sent = await sendFiles(desk, member, photo())
    expect((await tap(sent.view ?? asked.view, 'Done')).toast?.text).toBe('T-1: No hazard.')
    expect(taps).toBe(2)
    expect(taskCard(desk, member)?.title).toBe('T-1 · ✅ No hazard')
    await desk.press(member, 'ti.1.files')
    expect(desk.filesShown.at(-1)).toMatchObject({ caption: 'T-1', files: [{ knownAs: 'f1' }] })
    const { rows } = await desk.client.execute('SELECT result, answers, files FROM inspection_results')
    expect(rows).toMatchObject([{ result: 'no-hazard' }])
    expect(Object.values(JSON.parse(String(rows[0]?.answers)))).toEqual(Array(9).fill('pass'))
    expect(JSON.parse(String(rows[0]?.files))).toHaveLength(1)
  })

  test('hazards are reported from within: a line, a reply to the card, or step by step', async () => {
    const { desk, member } = await openInspections()
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
    await desk.press(member, dataOf(taskCard(desk, member), '⚠️ Report a hazard…'))
    let asked = await desk.say(member, 'gas hose worn out')
    for (const answer of ['Skip', 'Major hazard', 'Skip'])
      asked = await desk.press(member, dataOf(asked.view, answer))
    // The last question is over: none of its buttons stays.
    expect(asked).toMatchObject({ replace: true, view: { body: ['Filed as H-3.'] } })
    const { rows } = await desk.client.execute(
      'SELECT category, severity, unit_id FROM hazards ORDER BY number',
    )
    expect(rows).toMatchObject([
      { category: 'no-fire-equipment', severity: 'general', unit_id: 'u1' },
      { category: 'electrical-wiring', severity: 'general', unit_id: 'u1' },
      { category: 'gas', severity: 'major', unit_id: 'u1' },
    ])
    expect(taskCard(desk, member)?.fields).toContainEqual({
      label: 'Hazards',
      value: 'H-1 Reported, H-2 Reported, H-3 Reported',
    })
    expect(labels(taskCard(desk, member))).toEqual(expect.arrayContaining(['🏁 Finish…', 'H-1', 'H-3']))
  })

  test('a unit that is closed or refuses entry is a result too; the office hears of a refusal', async () => {
    const { desk, member, coordinator } = await openInspections()
    await desk.command(member, 'inspect T-1')
    await desk.press(member, dataOf(taskCard(desk, member), '⛔️ Entry refused…'))
    const asked = await desk.say(member, 'the guard sent us away')
    await desk.press(member, dataOf(asked.view, 'Skip'))
    expect(taskCard(desk, member)?.title).toBe('T-1 · ⛔️ Entry refused')
    expect(taskCard(desk, coordinator)?.body).toEqual(['The unit refused entry.'])
    expect(taskCard(desk, coordinator)?.footer).toContain('the guard sent us away')
  })

  test('papers are numbered in their kind, measures have quantities', async () => {
    const { desk, mate, member } = await openInspections()
    await desk.command(member, 'inspect T-1')
    const submit = (form: string, values: Record<string, string>) =>
      desk.send(mate, { kind: 'submit', form, target: '1', values })
    expect((await submit('task-paper', { kind: 'rectification-order' })).toast?.text).toBe(
      'Notice of ordering correction, No. 1 of 2026.',
    )
    await submit('task-paper', { kind: 'rectification-order', reference: '东应急责改〔2026〕12号' })
    await submit('task-measure', { kind: 'goods-confiscated', quantity: '20', value: '200,000' })
    expect((await submit('task-measure', { kind: 'fine', quantity: 'some' })).errors).toBeDefined()
    expect(taskCard(desk, member)?.fields).toEqual(
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
    const { desk, member, mate, coordinator } = await openInspections()
    await desk.command(member, 'inspect T-1')
    const asked = await desk.press(member, dataOf(taskCard(desk, member), '🚪 Closed…'))
    await desk.send(mate, { kind: 'submit', form: 'inspection', target: '1.refused', values: {} })
    const next = await desk.press(member, dataOf(asked.view, 'Skip'))
    expect((await desk.press(member, dataOf(next.view, 'Skip'))).toast?.text).toBe(
      'This inspection is over already; its card shows the result.',
    )
    expect(labels(taskCard(desk, member))).not.toContain('Correct the result…')
    await desk.press(coordinator, dataOf(taskCard(desk, coordinator), 'Correct the result…'))
    const chosen = await desk.press(coordinator, 'f.0.1')
    expect(chosen.view?.fields?.[0]?.value).toBe('Hazards found')
    const refused = await desk.say(coordinator, 'they let us in after all')
    expect(refused.view?.body?.[0]).toContain('No hazard was reported there')
    await desk.press(coordinator, dataOf(taskCard(desk, coordinator), 'Correct the result…'))
    await desk.press(coordinator, 'f.0.2')
    await desk.say(coordinator, 'it was shut')
    expect(taskCard(desk, coordinator)?.title).toBe('T-1 · 🚪 Unit closed')
    const { rows } = await desk.client.execute(
      'SELECT result, remark FROM inspection_results ORDER BY sequence',
    )
    expect(rows).toMatchObject([{ result: 'refused' }, { result: 'closed', remark: 'it was shut' }])
  })

  test('is its team’s: others see no buttons, or nothing at all', async () => {
    const { desk, other, coordinator } = await openInspections()
    expect((await desk.command(other, 'inspect T-1')).view?.body).toEqual([
      'I find no such inspection among those you may see.',
    ])
    expect((await desk.press(other, 'tc.1.pass.exits')).toast?.alert).toBe(true)
    expect((await desk.press(other, 'ti.1.clean')).toast?.alert).toBe(true)
    await desk.say(coordinator, 'how is T-1 going?')
    expect(labels(taskCard(desk, coordinator))).toContain('✅ No hazard…')
  })
})
