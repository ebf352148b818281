import { createHash, randomUUID } from 'node:crypto'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql'
import {
  accounts,
  hazardHistory,
  hazards,
  organizations,
  outbox,
  people,
  requests,
  units,
} from '../../src/db/schema'
import { gramsOf } from '../../src/domain/text/grams'

/**
 * The same report and the same rows, written the usual way: Bolt's HTTPReceiver, drizzle, one query after another
 * in a transaction. It is given what we have of tables and indexes, and does not read the text: the unit's name
 * is what stands before the space, found by full text search. An interactive transaction freezes a process whose
 * other requests write, so they are taken one at a time.
 */
const db = drizzle({ connection: { url: process.env.DATABASE_URL ?? '' } })
if (process.env.DATABASE_URL?.startsWith('file:')) await db.run('PRAGMA synchronous = NORMAL')

let last: Promise<unknown> = Promise.resolve()
const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
  const next = last.then(work, work)
  last = next.catch(() => undefined)
  return next
}

const file = (userId: string, said: string, key: string): Promise<number> =>
  db.transaction(async (tx) => {
    const now = Date.now()
    const [seen] = await tx.select().from(requests).where(eq(requests.key, key))
    if (seen) return 0
    await tx.insert(requests).values({ key, at: now })
    const [account] = await tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.platform, 'slack'), eq(accounts.userId, userId)))
    if (!account) return 0
    const [person] = await tx.select().from(people).where(eq(people.id, account.personId))
    if (!person) return 0
    await tx.select().from(organizations)
    const [name = '', description = ''] = said.split(' ')
    const words = gramsOf(name)
      .split(' ')
      .map((it) => `"${it}"`)
      .join(' AND ')
    const found = await tx.all<{ number: number }>(
      sql`SELECT rowid AS number FROM unit_search WHERE grams MATCH ${words} ORDER BY rank LIMIT 8`,
    )
    const likely =
      found.length > 0
        ? await tx
            .select()
            .from(units)
            .where(
              inArray(
                units.number,
                found.map((it) => it.number),
              ),
            )
        : []
    const unit = likely.find((it) => it.name === name)
    if (unit) await tx.select().from(hazards).where(eq(hazards.unitId, unit.id))
    const [top] = await tx.select({ number: sql<number>`coalesce(max(number), 0)` }).from(hazards)
    const number = (top?.number ?? 0) + 1
    const id = randomUUID()
    const event = JSON.stringify({ type: 'reported', text: said })
    const hash = createHash('sha256').update(`${id}:1:${event}:${person.id}:${now}:`).digest('hex')
    await tx.insert(hazards).values({
      id,
      number,
      version: 1,
      reporterId: person.id,
      reportedAt: now,
      text: said,
      description,
      unitId: unit?.id ?? null,
      category: 'blocked-exit',
      severity: 'general',
      departmentId: person.organizationId,
      witnesses: [],
      files: [],
      status: 'reported',
      state: { status: 'reported' },
      changedAt: now,
      seal: hash,
    })
    await tx.run(
      sql`INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash) VALUES (${id}, 1, ${event}, ${person.id}, ${now}, '', ${hash})`,
    )
    await tx.run(sql`INSERT INTO hazard_search (rowid, grams) VALUES (${number}, ${gramsOf(description)})`)
    const told = await tx
      .select()
      .from(people)
      .innerJoin(accounts, eq(accounts.personId, people.id))
      .where(and(inArray(people.role, ['coordinator', 'liaison']), eq(accounts.platform, 'slack')))
    for (const { accounts: to } of told) {
      await tx.insert(outbox).values({
        key: `hazard:${id}:1:slack:${to.chat}`,
        platform: 'slack',
        chat: to.chat,
        private: true,
        personId: to.personId,
        subject: `hazard:${id}`,
        telling: { kind: 'card', reason: 'to-confirm' },
        lane: 2,
        dueAt: now,
        createdAt: now,
      })
    }
    await tx.update(people).set({ prefers: 'slack' }).where(eq(people.id, person.id))
    return number
  })
void hazardHistory

const receiver = new HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  endpoints: ['/slack/events'],
  logLevel: LogLevel.ERROR,
})
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bench' }),
  logLevel: LogLevel.ERROR,
})
app.command('/hazard', async ({ command, ack }) => {
  const number = await oneAtATime(() => file(command.user_id, command.text, command.trigger_id))
  await ack(`Filed as H-${number}.`)
})
const server = await receiver.start(0)
const address = server.address()
console.log(`ready ${typeof address === 'object' ? address?.port : ''}`)
