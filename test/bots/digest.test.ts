import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'
import { digestsOf, openCommittee } from '../support/committee'
import { dataOf, labels } from '../support/desk'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

test('at eight on the next working day everybody gets what is theirs, and the office the figures', async () => {
  const it = await openCommittee()
  await it.report()
  await it.report(', major')
  await it.order(1, 30)
  await it.pass(22)
  const [office] = digestsOf(it.desk, it.office)
  expect(office?.body?.join('\n')).toContain('Reported: 2 · 2 · 0')
  expect(office?.body?.join('\n')).toContain('Major hazards (1)')
  expect(office?.body?.join('\n')).toContain('H-2 to be confirmed')
  const [contact] = digestsOf(it.desk, it.contact)
  expect(contact?.body?.[0]).toContain('H-1 to be rectified · due Tue 24 Nov 16:00')
  const [liaison] = digestsOf(it.desk, it.liaison)
  expect(liaison?.body?.[0]).toContain('Waiting for your department (2)')
  expect(digestsOf(it.desk, it.leader)).toHaveLength(1)
  const [inspector] = digestsOf(it.desk, it.inspector)
  expect(inspector?.body?.join('\n')).toContain('Since yesterday\nH-1 · Wang Fang ordered rectification')
  await it.pass(3)
  expect(digestsOf(it.desk, it.office)).toHaveLength(1)
  expect(it.desk.logs).toEqual([])
})

test('those who lead get the two weeks as a picture', async () => {
  const it = await openCommittee()
  await it.report()
  await it.pass(22)
  expect(it.desk.filesShown.map(({ place }) => place.chat).sort()).toEqual(
    [it.leader.account.userId, it.office.account.userId].sort(),
  )
  const shown = it.desk.filesShown[0]
  expect(shown?.caption).toContain('11-23  1 / 0')
  const bytes = Buffer.from((await shown?.files[0]?.bytes()) ?? [])
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const data = bytes.indexOf('IDAT')
  const rows = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)))
  expect(rows).toHaveLength(721 * 360)
  expect(new Set(rows)).toContain(3)
})

test('whoever has nothing gets nothing, unless they want to be told so', async () => {
  const it = await openCommittee()
  await it.desk.command(it.contact, 'digest always')
  await it.pass(22)
  expect(digestsOf(it.desk, it.inspector)).toEqual([])
  expect(digestsOf(it.desk, it.contact)[0]?.body).toEqual(['Nothing waits for you today.'])
})

test('comes at the time that was set, and not at all once it is off', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1)
  await it.desk.command(it.contact, 'digest 09:30')
  await it.desk.command(it.office, 'digest off')
  await it.pass(22)
  expect(digestsOf(it.desk, it.contact)).toEqual([])
  await it.pass(2)
  expect(digestsOf(it.desk, it.contact)).toHaveLength(1)
  expect(digestsOf(it.desk, it.office)).toEqual([])
  const { view } = await it.desk.command(it.contact, 'me')
  expect(view?.fields).toContainEqual({
    label: 'Daily digest',
    value: 'at 09:30 · only when there is something',
  })
})

test('is shown at once when asked for, and set by its buttons', async () => {
  const it = await openCommittee()
  await it.report()
  const { view } = await it.desk.command(it.office, 'digest')
  expect(view?.footer).toBe('Daily digest: at 08:00 · only when there is something')
  expect(labels(view)).toEqual(expect.arrayContaining(['H-1', 'Overdue', 'No digest']))
  const { toast } = await it.desk.press(it.office, dataOf(view, 'No digest'))
  expect(toast?.text).toContain('no digest any more')
})

test('what was not acknowledged stands in it, with a button to open it', async () => {
  const it = await openCommittee()
  await it.desk.client.batch(
    [
      `INSERT INTO broadcasts (id, number, version, text, other, files, audience, chase_hours, "by", at, status, state)
       VALUES ('b', 5, 1, 'Meeting on Friday', '周五开会', '[]', '{}', 0, 'x', 0, 'sent', '{}')`,
      {
        sql: `INSERT INTO broadcast_recipients (broadcast_id, platform, chat, person_id) VALUES ('b', 'telegram', '1', ?)`,
        args: [it.inspector.id],
      },
    ],
    'write',
  )
  await it.pass(22)
  const [view] = digestsOf(it.desk, it.inspector)
  expect(view?.body?.[0]).toBe('▌Not acknowledged yet\nB-5 Meeting on Friday')
  expect(labels(view)).toContain('B-5')
  await it.desk.command(it.inspector, 'language zh')
  await it.pass(24)
  expect(it.desk.chatOf(it.inspector).at(-1)?.view.body?.[0]).toBe('▌未确认收到的通知\nB-5 周五开会')
})

test('names major hazards to those who lead, with a button each, and says that one is late until its proof is there', async () => {
  const it = await openCommittee()
  await it.report(', major')
  await it.order(1, 2)
  await it.pass(22)
  const leader = () => digestsOf(it.desk, it.leader).at(-1)
  expect(labels(leader())).toContain('H-1')
  expect(leader()?.body?.join('\n')).toContain(
    '❗️H-1 Xinyuan petrol station 鑫源加油站: fire lane blocked · ⏰ overdue by 20 hours',
  )
  const values = { text: 'Cleared.' }
  await it.desk.send(it.contact, { kind: 'submit', form: 'prove', target: '1', values })
  await it.pass(24)
  expect(leader()?.body).toContain(
    '▌Major hazards (1)\n❗️H-1 Xinyuan petrol station 鑫源加油站: fire lane blocked',
  )
})

test('counts those whose time ran out, in its day and week, whatever became of them since', async () => {
  const it = await openCommittee()
  await it.report()
  await it.report()
  await it.report()
  await it.report()
  for (const number of [1, 2, 3, 4]) await it.order(number, 2)
  const proof = (number: number) =>
    it.desk.send(it.inspector, {
      kind: 'submit',
      form: 'prove',
      target: String(number),
      values: { text: 'x' },
    })
  await proof(2)
  await it.desk.send(it.contact, {
    kind: 'submit',
    form: 'request-extension',
    target: '3',
    values: { until: String(it.desk.now() + 60 * 3_600_000), reason: 'x' },
  })
  await it.desk.press(it.office, 'h.3.grant-extension')
  await it.pass(4)
  await proof(4)
  await it.pass(18)
  const digest = () => digestsOf(it.desk, it.office).at(-1)?.body?.join('\n')
  expect(digest()).toContain('Fell overdue: 2 · 2 · 0')
  expect(digest()).toContain('Overdue now: 1')
  await it.pass(24)
  expect(digest()).toContain('Fell overdue: 0 · 2 · 0')
  await it.pass(24)
  expect(digest()).toContain('Fell overdue: 1 · 3 · 0')
})

test('gives the office what its reporter rectified to be checked', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1, 30)
  const values = { text: 'Cleared it with them.' }
  await it.desk.send(it.inspector, { kind: 'submit', form: 'prove', target: '1', values })
  await it.pass(22)
  const [office] = digestsOf(it.desk, it.office)
  expect(office?.body?.[0]).toContain('▌Waiting for the office (1)\nH-1 to be re-inspected')
  expect(digestsOf(it.desk, it.inspector)[0]?.body?.join('\n') ?? '').not.toContain('to be re-inspected')
  expect((await it.desk.command(it.office, 'tasks')).view?.body?.join('\n')).toContain('H-1')
})

test('looks back on the month on its first', async () => {
  const it = await openCommittee(Date.UTC(2026, 10, 30, 2, 0))
  await it.report()
  await it.pass(22)
  expect(digestsOf(it.desk, it.leader).at(-1)?.body?.join('\n')).toContain(
    'Last month · the month before\nReported: 1 · 0',
  )
  await it.pass(24)
  expect(digestsOf(it.desk, it.leader).at(-1)?.body?.join('\n')).not.toContain('Last month')
})

test('names the newest of what was not acknowledged, and how many more there are', async () => {
  const it = await openCommittee()
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const values = { text: `Notice ${number}`, roles: 'inspector', chase: '0' }
    await it.desk.send(it.office, { kind: 'submit', form: 'broadcast', target: '', values })
    await it.desk.press(it.office, dataOf(it.desk.chatOf(it.office).at(-1)?.view, 'Send'))
  }
  const { view } = await it.desk.command(it.inspector, 'digest')
  expect(view?.body?.[0]).toBe(
    '▌Not acknowledged yet\nB-6 Notice 6\nB-5 Notice 5\nB-4 Notice 4\nB-3 Notice 3\n… and 2 more',
  )
})

test('says as of when it is, where it goes ten minutes later or more', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1, 30)
  await it.desk.command(it.contact, 'digest 08:15')
  it.desk.forward(22 * hourMs)
  await it.tick(it.desk.now())
  it.desk.forward(10 * minuteMs)
  await it.desk.settle()
  const [office] = digestsOf(it.desk, it.office)
  expect(office?.footer).toBe('As of 08:00')
  it.desk.forward(5 * minuteMs)
  await it.tick(it.desk.now())
  it.desk.forward(10 * minuteMs - 1)
  await it.desk.settle()
  const [contact] = digestsOf(it.desk, it.contact)
  expect(contact).toBeDefined()
  expect(contact?.footer).toBeUndefined()
})

test('what it says is what stood when it was due, though it goes later', async () => {
  const it = await openCommittee()
  await it.report()
  await it.order(1, 22.2)
  it.desk.forward(22 * hourMs)
  await it.tick(it.desk.now())
  it.desk.forward(30 * minuteMs)
  await it.report()
  await it.desk.settle()
  const [office] = digestsOf(it.desk, it.office)
  expect(office?.footer).toBe('As of 08:00')
  expect(office?.body?.join('\n')).toContain('Overdue now: 0')
  expect(office?.body?.join('\n')).not.toContain('H-2')
})

test('one that could not go within a day is not sent: the next tells', async () => {
  const it = await openCommittee()
  await it.report()
  it.desk.forward(22 * hourMs)
  await it.tick(it.desk.now())
  it.desk.forward(24 * hourMs + minuteMs)
  await it.runClock()
  expect(digestsOf(it.desk, it.office).map((view) => view.title)).toEqual(['Today, Wed 25 Nov'])
  expect(it.desk.filesShown.filter(({ place }) => place.chat === it.office.account.userId)).toHaveLength(1)
})

test.each([
  ['begins', "'stead'"],
  ['is in the middle', "'lines:0'"],
])(
  'two processes that plan in the same millisecond mix nothing: one is done when the other %s',
  async (_when, sql) => {
    const it = await openCommittee()
    await it.report()
    it.desk.forward(22 * hourMs)
    const now = it.desk.now()
    /** The other process has done its part, and something happened since, when this one comes to that statement. */
    const meanwhile = async () => {
      await it.report()
      await it.tick(now)
      await it.desk.client.execute("UPDATE hazards SET status = 'rejected', open = 0 WHERE number = 1")
    }
    let statements = 0
    const client = new Proxy(it.desk.client, {
      get: (target, name) =>
        name === 'batch'
          ? async (...given: Parameters<typeof target.batch>) => {
              if (JSON.stringify(given[0]).includes(sql) && statements++ === 0) await meanwhile()
              return target.batch(...given)
            }
          : Reflect.get(target, name, target),
    })
    await createTick(client, 'Asia/Shanghai')(now)
    await it.desk.settle()
    const all = digestsOf(it.desk, it.office)
    expect(all).toHaveLength(1)
    expect(all[0]?.body?.join('\n')).toContain('Waiting for the office (2)')
    expect(all[0]?.body?.join('\n')).toContain('Open now: 2')
  },
)
