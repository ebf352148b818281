import { expect, test } from 'vitest'
import { dataOf, labels } from '../support/desk'
import { openInspections, taskCard } from '../support/inspections'

async function open() {
  const it = await openInspections()
  const { desk, mate, member, coordinator } = it
  const submit = (form: string, values: Record<string, string>, who = mate, target = '1') =>
    desk.send(who, { kind: 'submit', form, target, values })
  await submit('task-paper', { kind: 'rectification-order', reference: '责改12号' })
  await submit('task-measure', { kind: 'goods-confiscated', quantity: '20', value: '50000' })
  for (const who of [member, mate, coordinator]) await desk.command(who, 'inspect T-1')
  const field = (label: string) =>
    taskCard(desk, coordinator)?.fields?.find((one) => one.label === label)?.value
  const figures = async () => (await desk.command(coordinator, 'report quarter')).view?.body?.join('\n')
  return { ...it, submit, field, figures }
}

test('whoever recorded a paper corrects it: what stood stays on record, and counts no more', async () => {
  const { desk, mate, member, field, submit, figures } = await open()
  expect(labels(taskCard(desk, member))).not.toContain('Correct papers…')
  const list = await desk.press(mate, dataOf(taskCard(desk, mate), 'Correct papers…'))
  const label = '✎ Notice of ordering correction 责改12号'
  const { form } = await desk.press(mate, dataOf(list.view, label))
  expect(form?.fields.map((one) => one.name)).toEqual(['kind', 'reference', 'reason'])
  const target = form?.target ?? ''
  const same = await submit('task-amend', { kind: 'rectification-order', reason: 'x' }, mate, target)
  expect(Object.values(same.errors ?? {})).toEqual(['That is what it says already.'])
  const values = { kind: 'supervision-opinion', reference: '督查3号', reason: 'wrong form' }
  expect(Object.values((await submit('task-amend', values, member, target)).errors ?? {})[0]).toContain(
    'nothing here for you to correct',
  )
  await submit('task-amend', values, mate, target)
  expect(field('Papers')).toBe('Supervision and inspection opinion 督查3号 (corrected)')
  expect(field('Corrected')).toBe(
    'Notice of ordering correction 责改12号 → Supervision and inspection opinion 督查3号 (wrong form)',
  )
  expect(await figures()).toContain('1 paper issued, of them 1 supervision')
  // The old one can't be corrected a second time, nor what was recorded be changed.
  expect((await submit('task-amend', values, mate, target)).errors).toBeDefined()
  await expect(desk.client.execute("UPDATE record_amendments SET reason = ''")).rejects.toThrow('stays')
  expect((await desk.client.execute('SELECT 1 FROM papers')).rows).toHaveLength(2)
})

test('a corrected paper keeps its number; what stood on it is emptied by a form left empty, or by “-”', async () => {
  const { desk, mate, coordinator, field, submit } = await open()
  const correct = async (reference: string) => {
    const list = await desk.press(mate, dataOf(taskCard(desk, mate), 'Correct papers…'))
    const label = labels(list.view).find((it) => it.startsWith('✎ Notice')) ?? ''
    const { form } = await desk.press(mate, dataOf(list.view, label))
    return submit('task-amend', { reference, reason: 'misread' }, mate, form?.target)
  }
  await correct('')
  expect(field('Papers')).toBe('Notice of ordering correction No. 1 of 2026 (corrected)')
  await submit('task-paper', { kind: 'rectification-order' })
  expect(field('Papers')).toContain('Notice of ordering correction No. 2 of 2026')
  const list = await desk.press(coordinator, dataOf(taskCard(desk, coordinator), 'Correct papers…'))
  const fine = labels(list.view).find((it) => it.startsWith('✎ Goods')) ?? ''
  await desk.press(coordinator, dataOf(list.view, fine))
  const values = { quantity: '20', value: '-', reason: 'not valued' }
  const { rows } = await desk.client.execute('SELECT id FROM measures')
  await submit('task-amend', values, coordinator, `1.${rows[0]?.id}`)
  expect(field('Measures')).toBe('Goods confiscated (boxes): 20')
})

test('the office withdraws what was never done, step by step, with a reason', async () => {
  const { desk, coordinator, field, figures } = await open()
  expect(await figures()).toContain('20 boxes')
  const list = await desk.press(coordinator, dataOf(taskCard(desk, coordinator), 'Correct papers…'))
  const withdraw = list.view?.buttons?.[1]?.[1]
  const asked = await desk.press(coordinator, withdraw && 'data' in withdraw ? withdraw.data : '')
  // The question stands where the list stood, whose buttons are gone.
  expect(asked.replace).toBe(true)
  expect(labels(asked.view)).not.toContain('✕')
  await desk.say(coordinator, 'another shop’s')
  expect(field('Measures')).toBeUndefined()
  expect(field('Corrected')).toBe('Goods confiscated (boxes): 20, 50,000 yuan → withdrawn (another shop’s)')
  expect(await figures()).not.toContain('20 boxes')
})

test('of two who correct the same record at the same moment one is told that the other was faster', async () => {
  const { desk, mate, coordinator, submit } = await open()
  const { rows } = await desk.client.execute('SELECT id FROM papers')
  const target = `1.${rows[0]?.id}`
  const both = await Promise.all([
    submit('task-withdraw', { reason: 'mine' }, mate, target),
    submit('task-withdraw', { reason: 'theirs' }, coordinator, target),
  ])
  expect((await desk.client.execute('SELECT 1 FROM record_amendments')).rows).toHaveLength(1)
  expect(both.filter((answer) => answer.toast?.text.startsWith('Withdrawn'))).toHaveLength(1)
})
