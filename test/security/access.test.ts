import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ButtonAction, packAction, unpackAction } from '../../src/bots/action'
import { commandNames } from '../../src/bots/commands'
import { commandHandlers, pressHandlers } from '../../src/bots/dispatch'
import { plainActions } from '../../src/bots/forms/hazard-forms'
import { formHandlers } from '../../src/bots/handlers/form-handlers'
import type { Intent } from '../../src/bots/intent'
import { texts } from '../../src/bots/texts'
import type { Answer } from '../../src/bots/view'
import { openDatabase } from '../../src/db/open'
import { actions } from '../../src/domain/hazards/permissions'
import { type Desk, openDesk, type Someone } from '../support/desk'
import { commandLines } from './access-commands'
import { formLines, hazardFormLines } from './access-forms'
import { pressLines } from './access-presses'
import { everybody, marks, openAccessDesk, type Who } from './committee'

const t = texts.en
const whats = [
  'task',
  'campaign',
  'broadcast',
  'hazard',
  'unit',
  'person',
  'code',
  'organization',
  'form',
  'operation',
  'shift',
] as const
/** What somebody is told who may not. */
const refusals = [
  t.refusal.stranger({ code: 'stranger', statusText: '', field: '' }),
  ...whats.map((what) => t.refusal['not-found']({ code: 'not-found', what, statusText: '', field: '' })),
  t.refusal['coordinators-only']({ code: 'coordinators-only', statusText: '', field: '' }),
  'That is not yours to do.',
  t.refusal['task-not-yours']({ code: 'task-not-yours', statusText: '', field: '' }),
  t.refusal['not-recorder']({ code: 'not-recorder', statusText: '', field: '' }),
  t.broadcast.notRecipient,
  t.engagement.refusal['not-allowed'],
  t.engagement.refusal['not-a-candidate'],
  t.engagement.refusal['swap-gone'],
  t.summary.leadersOnly,
  t.returns.liaisonsOnly,
  t.refusal['choice-unknown']({ code: 'choice-unknown', field: '', statusText: '' }),
]
const isRefused = (answer: Answer): boolean => {
  const said = [answer.toast?.text, ...(answer.view?.body ?? []), ...Object.values(answer.errors ?? {})]
  return said.some((it) => refusals.some((refusal) => it === refusal))
}

let desk: Desk
let people: Record<Who, Someone>
let folder: string
const startAt = Date.UTC(2026, 10, 23, 3, 0)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anwei-access-'))
  ;({ desk, people } = await openAccessDesk(await openDatabase(`file:${join(folder, 'desk.db')}`)))
  await desk.client.execute(`VACUUM INTO '${join(folder, 'whole.db')}'`)
})
afterAll(() => {
  desk.client.close()
  spare?.client.close()
  rmSync(folder, { recursive: true, force: true })
})

let spare: Desk | undefined

/** Asks of the same committee as it was at first: a copy that was changed is not used again. */
async function askAnew(who: Who, intent: Intent) {
  const file = join(folder, 'spare.db')
  if (!spare) {
    copyFileSync(join(folder, 'whole.db'), file)
    spare = await openDesk(startAt, { client: createClient({ url: `file:${file}` }), counted: 100_000 })
  }
  const asked = await ask(spare, who, intent)
  const { rows } = await spare.client.execute("SELECT count(*) AS n FROM requests WHERE key >= 'test:1000'")
  if (rows.some(({ n }) => Number(n) > 0)) {
    spare.client.close()
    spare = undefined
    rmSync(file)
  }
  return asked
}

/** Everything that is kept, but for what tells of the asking itself. */
async function kept({ client }: Desk): Promise<string> {
  const { rows } = await client.execute(`SELECT name FROM sqlite_master WHERE type = 'table'
    AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%' AND name NOT IN ('requests', 'paces', 'deliverers', 'tallies')`)
  const all = await client.batch(
    rows.map(({ name }) => `SELECT * FROM "${name}"`),
    'read',
  )
  return JSON.stringify(all.map((it) => it.rows))
}

/** The marks of things that somebody may not see and was shown all the same. */
const leaked = (who: Who, shown: unknown): string[] =>
  Object.keys(marks).filter((mark) => !marks[mark]?.includes(who) && JSON.stringify(shown).includes(mark))

const named = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value).replace(/\{(\w+)\}/g, (_all, who: Who) =>
      'id' in people[who] ? String(people[who].id) : '',
    ),
  ) as T

async function ask(on: Desk, who: Who, intent: Intent) {
  const before = on.shown.length
  const answer = await on.send(people[who], intent)
  const file = answer.file ? new TextDecoder().decode(answer.file.bytes) : ''
  const told = on.shown.slice(before).filter((it) => it.ref.chat === people[who].account.userId)
  return { answer, shown: [{ ...answer, file }, told.map((it) => it.view)] }
}

type Case = { name: string; intent: () => Intent; may: readonly Who[] }
const cases: Case[] = [
  ...Object.entries(commandLines).flatMap(([word, lines]) =>
    lines.map(({ args, may }): Case => {
      const intent: Intent = { kind: 'command', word, args, files: [] }
      return { name: `${word} ${args}`, may, intent: () => intent }
    }),
  ),
  ...Object.values(pressLines).flatMap((lines: readonly { action: ButtonAction; may: readonly Who[] }[]) =>
    lines.map(
      ({ action, may }): Case => ({
        name: `button ${packAction(action)}`,
        may,
        intent: () => ({ kind: 'press', data: packAction(named(action)) }),
      }),
    ),
  ),
  ...Object.entries({ ...formLines, ...hazardFormLines }).flatMap(([form, lines]) =>
    lines.map(
      ({ target, values, may }): Case => ({
        name: `form ${form}`,
        may,
        intent: () => ({ kind: 'submit', form, target: named(target), values: named(values) }),
      }),
    ),
  ),
]

describe('every command, button and form', () => {
  test('has its line in the table (test/security/access-*.ts)', () => {
    expect(Object.keys(commandLines).sort()).toEqual([...commandNames].sort())
    expect(Object.keys(commandHandlers).sort()).toEqual([...commandNames].sort())
    expect(Object.keys(pressLines).sort()).toEqual(Object.keys(pressHandlers).sort())
    expect(Object.keys(formLines).sort()).toEqual(Object.keys(formHandlers).sort())
    const asked = actions.filter((it) => !(plainActions as readonly string[]).includes(it))
    expect(Object.keys(hazardFormLines).sort()).toEqual([...asked, 'report', 'duplicate'].sort())
    expect(Object.values({ ...commandLines, ...pressLines, ...formLines }).every((it) => it.length > 0)).toBe(
      true,
    )
  })

  test('comes back from its data as it was, whatever kinds there are', () => {
    for (const { action } of Object.values(pressLines).flat())
      expect(unpackAction(packAction(action))).toEqual(
        JSON.parse(
          JSON.stringify({ ...action, ...('word' in action && !action.word ? { word: undefined } : {}) }),
        ),
      )
  })

  test.each(cases)('$name: answers nobody it must not', async ({ intent, may }) => {
    const before = await kept(desk)
    for (const who of everybody.filter((it) => !may.includes(it))) {
      const { answer, shown } = await ask(desk, who, intent())
      expect([who, isRefused(answer), answer], who).toEqual([who, true, answer])
      expect([who, leaked(who, shown)]).toEqual([who, []])
    }
    expect(await kept(desk)).toBe(before)
  })

  test.each(cases.filter(({ may }) => may.length > 0))(
    '$name: answers whom it should, with no more than is theirs',
    async ({ intent, may }) => {
      for (const who of may) {
        const { answer, shown } = await askAnew(who, intent())
        expect([who, isRefused(answer), answer]).toEqual([who, false, answer])
        expect([who, leaked(who, shown)]).toEqual([who, []])
      }
    },
  )
})
