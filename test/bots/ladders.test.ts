import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ladderText } from '../../src/bots/cards/ladder-card'
import { texts } from '../../src/bots/texts'
import { ladderKinds, natures, stepName, usualLadders } from '../../src/domain/reminders/ladder'
import { readLadder } from '../../src/domain/reminders/read-ladder'
import { openCommittee } from '../support/committee'
import { dataOf, labels } from '../support/desk'

type Committee = Awaited<ReturnType<typeof openCommittee>>
const setLadder = (it: Committee, who: Committee['office'], kind: string, steps: string) =>
  it.desk.send(who, { kind: 'submit', form: 'ladder', target: kind, values: { steps } })
const correct = (it: Committee, kind: 'off' | 'work', from: string) =>
  it.desk.send(it.office, { kind: 'submit', form: 'calendar', target: '', values: { kind, from } })
const linesOf = (it: Committee, who: Committee['office']) =>
  it.reminded(who).flatMap((view) => view.body ?? [])

/** What somebody was reminded of about the hazard. */
const about = (it: Committee, who: Committee['office']) =>
  linesOf(it, who).filter((line) => line.startsWith('H-1'))

test('a coordinator sets who is told when, in words, for what is due already too', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  await it.runClock()
  const overview = await it.desk.command(it.office, 'ladder')
  expect(overview.view?.body?.[1]).toContain('General hazard\n3 days before: holder, unit contact')
  await it.desk.press(it.office, dataOf(overview.view, 'General hazard…'))
  await setLadder(
    it,
    it.office,
    'hazard-general',
    '2 h before: unit contact, 联络员\n逾期2个工作日：带班领导',
  )
  const { view } = await it.desk.command(it.contact, 'ladder H-1')
  expect(view?.body?.slice(1)).toEqual([
    '➡️ Thu 26 Nov 08:00 · 2 h before\nunit contact Sun Lei; liaison Zhao Min',
    '· Mon 30 Nov 08:00 · 2 working days after\nleader Chen Jun',
  ])
  await it.pass(24 * 8, 2)
  expect(about(it, it.contact)).toHaveLength(1)
  expect(about(it, it.leader)).toHaveLength(1)
  expect(about(it, it.inspector)).toHaveLength(0)
  expect(about(it, it.liaison)).toHaveLength(1)
  const { rows } = await it.desk.client.execute('SELECT kind, "by" FROM ladders')
  expect(rows).toEqual([{ kind: 'hazard-general', by: it.office.id }])
  await expect(it.desk.client.execute('DELETE FROM ladders')).rejects.toThrow('stays')
})

test('a ladder that can’t be is not taken, and nobody but a coordinator sets one', async () => {
  const it = await openCommittee()
  const said = async (kind: string, steps: string, who = it.office) =>
    Object.values((await setLadder(it, who, kind, steps)).errors ?? {})[0]
  expect(await said('hazard-general', 'soon: holder')).toContain('“soon: holder”')
  expect(await said('hazard-general', '3 months before: holder')).toContain('3 months')
  expect(await said('hazard-general', '90 days before: holder')).toContain('at most 60 days')
  expect(await said('shift', '1 day before: unit contact')).toContain('can’t be told')
  expect(await said('shift', '1 h after: holder')).toContain('before it begins')
  expect(await said('task', '1 × the set time after: holder')).toContain('Only for acknowledgements')
  expect(await said('acknowledgement', '11 × the set time after: holder')).toContain('10 times')
  expect(await said('hazard-major', '1 working day after: office')).toContain('round the clock')
  expect(await said('hazard-major', '6 days after: office\n7 days after: leader')).toContain(
    'later than a general one',
  )
  expect(await said('task', 'at the deadline: holder', it.liaison)).toContain('Only coordinators')
  expect((await it.desk.command(it.liaison, 'ladder')).view?.body?.[0]).toContain('Of which?')
  expect((await it.desk.client.execute('SELECT 1 FROM ladders')).rows).toEqual([])
})

test('what a ladder says of itself is understood, in both languages', () => {
  const offset = fc.oneof(
    fc.record({ hours: fc.integer({ min: -240, max: 240 }) }),
    fc.record({ hours: fc.constantFrom(-0.5, -0.25, 0.5) }),
    fc.record({ workingDays: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ timesGiven: fc.integer({ min: 1, max: 10 }) }),
  )
  const step = fc
    .constantFrom(...ladderKinds)
    .chain((kind) =>
      fc.record({ after: offset, tell: fc.subarray([...natures[kind].whoms], { minLength: 1 }) }),
    )
  const steps = fc.uniqueArray(step, { minLength: 1, maxLength: 8, selector: ({ after }) => stepName(after) })
  fc.assert(
    fc.property(steps, fc.constantFrom('en' as const, 'zh' as const), (written, language) => {
      const read = readLadder(ladderText(written, texts[language]))
      const by = (one: { after: Parameters<typeof stepName>[0] }) => stepName(one.after)
      const sorted = (all: readonly (typeof written)[number][]) =>
        [...all].sort((a, b) => by(a).localeCompare(by(b)))
      expect('steps' in read && sorted(read.steps as typeof written)).toEqual(sorted(written))
    }),
  )
  for (const kind of ladderKinds)
    expect(readLadder(ladderText(usualLadders[kind], texts.zh))).toEqual({ steps: usualLadders[kind] })
})

test('a day off that is entered late moves the steps that run; what was said is not said again', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  await it.pass(72)
  const before = about(it, it.liaison).length
  await correct(it, 'off', '2026-11-27')
  // Friday 08:00, when the liaison was to be told, until Sunday: nothing.
  await it.pass(72, 2)
  expect(about(it, it.liaison)).toHaveLength(before)
  expect(about(it, it.contact)).toHaveLength(2)
  await it.pass(24, 2)
  expect(about(it, it.liaison)).toHaveLength(before + 1)
  expect(about(it, it.contact)).toHaveLength(3)
})

test('a day off that is taken back makes due at once what should have been said on it', async () => {
  const it = await openCommittee()
  await correct(it, 'off', '2026-11-27')
  await it.report()
  await it.order(1)
  await it.pass(24 * 4)
  expect(about(it, it.liaison)).toHaveLength(0)
  const { view } = await it.desk.command(it.office, 'calendar 2026')
  const restore = labels(view).find((label) => label.startsWith('✕')) ?? ''
  await it.desk.press(it.office, dataOf(view, restore))
  await it.runClock()
  await it.runClock()
  expect(about(it, it.liaison)).toHaveLength(1)
})

test('a Friday off moves the weekly return to Thursday, and its reminders with it', async () => {
  const it = await openCommittee()
  await it.runClock()
  await correct(it, 'off', '2026-11-27')
  // Thursday 10:00: eight hours before 17:00.
  await it.pass(72, 2)
  expect(linesOf(it, it.liaison)).toEqual([
    'Weekly return of Commerce Bureau, week of 2026-11-23 · due Thu 26 Nov 17:00',
  ])
  await it.pass(24, 2)
  expect(linesOf(it, it.liaison)).toHaveLength(2)
})

test('more time that is granted moves the steps: the old ones are not said, nor any twice', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  await it.pass(26)
  const until = String(it.desk.now() + 7 * 24 * 3_600_000)
  await it.desk.send(it.contact, {
    kind: 'submit',
    form: 'request-extension',
    target: '1',
    values: { until, reason: 'parts are on their way' },
  })
  await it.desk.press(it.office, 'h.1.grant-extension')
  await it.pass(72, 3)
  expect(about(it, it.contact)).toHaveLength(0)
  await it.pass(24 * 12, 3)
  const said = await it.desk.client.execute("SELECT key FROM outbox WHERE key LIKE 'reminder:hazard:%'")
  expect(new Set(said.rows.map((row) => String(row.key).split(':')[3])).size).toBe(1)
  expect(linesOf(it, it.leader)).toHaveLength(1)
})

test('who is told when is said of an operation, a shift and a broadcast too, to those who may see them', async () => {
  const it = await openCommittee()
  await it.desk.send(it.office, {
    kind: 'submit',
    form: 'joint-new',
    target: '',
    values: {
      title: 'Fireworks',
      starts: '2026-11-26 9:00',
      hours: '3',
      gathering: 'gate',
      lead: 'commerce',
      needs: 'Commerce Bureau 1',
    },
  })
  await it.desk.send(it.office, { kind: 'press', data: `j.1.name.${it.inspector.id}` })
  const { view } = await it.desk.command(it.inspector, 'ladder J-1')
  expect(view?.body).toEqual([
    'Deadline: Thu 26 Nov 09:00',
    '➡️ Wed 25 Nov 09:00 · 1 day before\nholder Li Wei',
    '· Thu 26 Nov 07:00 · 2 h before\nholder Li Wei',
  ])
  expect((await it.desk.command(it.contact, 'ladder J-1')).view?.body?.[0]).toContain('no such operation')
  const sent = { text: 'Report by noon.', roles: 'inspector', chase: '4' }
  const draft = await it.desk.send(it.office, { kind: 'submit', form: 'broadcast', target: '', values: sent })
  expect(draft.errors).toBeUndefined()
  await it.desk.send(it.office, { kind: 'press', data: 'b.1.send' })
  expect((await it.desk.command(it.inspector, 'ladder B-1')).view?.body?.[0]).toContain('no such broadcast')
  const told = await it.desk.command(it.office, 'ladder B-1')
  expect(told.view?.body?.[1]).toBe('➡️ Mon 23 Nov 14:00 · at the deadline\nholder Li Wei')
})
