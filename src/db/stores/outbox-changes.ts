import type { InStatement, InValue } from '@libsql/client'
import type { BoundTo } from '../../domain/chats/binding'
import type { Audience, DeliveryChange, Group } from '../../domain/delivery/changes'
import { cardKey, lanes } from '../../domain/delivery/outbox'
import type { MessageRef } from '../../domain/delivery/outcome'
import { platformPaces } from '../../domain/delivery/pace'
import { countFared } from '../outbox/counts'
import { blockChat } from '../outbox/paces'
import type { Keepers } from './keepers'
import { reachedBy } from './reached-by'
import { suffixOf } from './topics'

type Of<K extends DeliveryChange['kind']> = Extract<DeliveryChange, { kind: K }>

const columns = 'key, platform, chat, thread, private, person_id, subject, telling, lane, due_at, created_at'

/** Which people `p` belong to it. */
function belonging(to: Exclude<Audience, { to: 'chats' }>): { where: string; args: InValue[] } {
  if (to.to !== 'any-of') return belongingTo(to)
  const each = to.of.map(belongingTo)
  return { where: `(${each.map((it) => it.where).join(' OR ')})`, args: each.flatMap((it) => it.args) }
}

function belongingTo(to: Group): { where: string; args: InValue[] } {
  switch (to.to) {
    case 'person':
      return { where: 'p.id = ?', args: [to.id] }
    case 'people':
      return { where: 'p.id IN (SELECT value FROM json_each(?))', args: [JSON.stringify(to.ids)] }
    case 'coordinators':
      return { where: "p.role = 'coordinator'", args: [] }
    case 'liaisons':
      return { where: "p.role = 'liaison' AND p.organization_id = ?", args: [to.organizationId] }
    case 'inspectors-of':
      return {
        where: `p.id IN (SELECT tp.person_id FROM team_people tp JOIN teams m ON m.id = tp.team_id WHERE m.campaign_id = ?)`,
        args: [to.campaignId],
      }
    case 'unit-contacts':
      return { where: "p.role = 'unit-contact' AND p.unit_id = ?", args: [to.unitId] }
    case 'on-roster':
      return { where: 'p.id IN (SELECT holder_id FROM shifts WHERE roster_id = ?)', args: [to.rosterId] }
    case 'on-duty':
      return {
        where: 'p.id IN (SELECT holder_id FROM shifts WHERE starts_at <= ? AND ends_at > ?)',
        args: [to.at, to.at],
      }
  }
}

/** One row for each chat that is bound there. A campaign is known by its id, whatever its number. */
function tellChats({ subject, version, telling, lane, at }: Of<'told'>, of: BoundTo): InStatement {
  const [field, id] =
    of.to === 'organization'
      ? ['organizationId', of.organizationId]
      : of.to === 'campaign'
        ? ['campaignId', of.campaignId]
        : ['to', of.to]
  return {
    sql: `INSERT INTO outbox (${columns})
          SELECT ? || platform || ':' || chat || ${suffixOf('thread')}, platform, chat, nullif(thread, ''), 0, NULL, ?, ?, ?, ?, ?
          FROM bound_chats WHERE bound ->> '$.to' = ? AND bound ->> ? = ? AND gone_reason IS NULL
          ON CONFLICT (key) DO NOTHING`,
    args: [
      cardKey(subject, version, ''),
      subject,
      JSON.stringify(telling),
      lane,
      at,
      at,
      of.to,
      `$.${field}`,
      id,
    ],
  }
}

/** One row for each recipient, found and written by one statement whatever their number. */
function tell(change: Of<'told'>): InStatement {
  if (change.audience.to === 'chats') return tellChats(change, change.audience.of)
  const { where, args } = belonging(change.audience)
  const { subject, version, telling, lane, at } = change
  return {
    sql: `INSERT INTO outbox (${columns})
          SELECT ? || a.platform || ':' || a.chat, a.platform, a.chat, NULL, 1, p.id, ?, ?, ?, ?, ?
          FROM people p JOIN accounts a ON ${reachedBy}
          WHERE ${where} AND p.active AND p.id <> ?
          ON CONFLICT (key) DO NOTHING`,
    args: [
      cardKey(subject, version, ''),
      subject,
      JSON.stringify(telling),
      lane,
      at,
      at,
      ...args,
      change.except ?? '',
    ],
  }
}

type Waiting = Pick<Of<'said'>, 'key' | 'place' | 'telling' | 'lane' | 'at'>

/** One message at a place, under its key. `person`: SQL for whose it is. */
function put(
  { key, place, telling, lane, at }: Waiting,
  person: { sql: string; args: InValue[] },
  more: { subject?: string | undefined; ambiguous?: boolean } = {},
): InStatement {
  return {
    sql: `INSERT INTO outbox (${columns}, ambiguous) VALUES (?, ?, ?, ?, ?, ${person.sql}, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (key) DO NOTHING`,
    args: [
      key,
      place.platform,
      place.chat,
      place.thread ?? null,
      place.private ? 1 : 0,
      ...person.args,
      more.subject ?? null,
      JSON.stringify(telling),
      lane,
      at,
      at,
      more.ambiguous ? 1 : 0,
    ],
  }
}

const say = (change: Of<'said'>): InStatement =>
  put(change, { sql: '?', args: [change.personId ?? null] }, { subject: change.subject })

/** A message that was to be changed is changed to what it was last to show alone. */
const dropEdits = ({ platform, chat, message }: MessageRef): InStatement => ({
  sql: `DELETE FROM outbox WHERE platform = ?1 AND state = 'waiting' AND lane = ${lanes.answer} AND lease_token IS NULL
          AND telling ->> '$.edits.chat' = ?2 AND telling ->> '$.edits.message' = ?3`,
  args: [platform, chat, message],
})

function sayLate(change: Of<'answer.late'>): InStatement[] {
  const { account, place, telling, ambiguous, heldMs, fared } = change
  const { edits } = telling
  const person = {
    sql: '(SELECT person_id FROM accounts WHERE platform = ? AND user_id = ?)',
    args: [account.platform, account.userId],
  }
  return [
    ...(edits ? [dropEdits(edits)] : []),
    put(change, person, { ambiguous }),
    ...(heldMs > 0 ? [blockChat(platformPaces, place, heldMs)] : []),
    ...(fared.length > 0 ? [countFared(fared.map((as) => ({ platform: place.platform, as })))] : []),
  ]
}

function refreshCards({ subject, version, at }: Of<'cards.refreshed'>): InStatement {
  return {
    sql: `INSERT INTO outbox (${columns})
          SELECT ? || platform || ':' || chat || ${suffixOf('topic')}, platform, chat, thread, private, person_id, subject, ?, ?, ?, ?
          FROM cards WHERE subject = ?
          ON CONFLICT (key) DO NOTHING`,
    args: [
      cardKey(subject, version, ''),
      JSON.stringify({ kind: 'refresh' }),
      lanes.refresh,
      at,
      at,
      subject,
    ],
  }
}

export const deliveryKeepers: Keepers<DeliveryChange> = {
  told: (change) => [tell(change)],
  said: (change) => [say(change)],
  'answer.late': sayLate,
  'answer.overtaken': ({ message }) => [dropEdits(message)],
  'cards.refreshed': (change) => [refreshCards(change)],
  'update.quarantined': ({ key, platform, envelope, problem, at }) => [
    {
      sql: `INSERT INTO quarantine (key, platform, envelope, problem, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key) DO NOTHING`,
      args: [key, platform, JSON.stringify(envelope), problem, at],
    },
  ],
  'message.resent': ({ id, at }) => [
    {
      sql: "UPDATE outbox SET state = 'waiting', due_at = ?, attempts = 0, ended_at = NULL, ambiguous = (state = 'unconfirmed' OR ambiguous > 0) WHERE id = ? AND state IN ('aside', 'unconfirmed')",
      args: [at, id],
    },
  ],
}
