import type { InStatement, InValue } from '@libsql/client'
import type { Audience, Change } from '../../domain/changes'
import { cardKey, lanes } from '../../domain/delivery/outbox'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

const columns =
  'key, platform, chat, thread, private, person_id, hazard_id, telling, lane, due_at, created_at'

/** The account a person is told things on: the one they used last, else another that can be reached. */
const told = `a.platform = coalesce(
  (SELECT platform FROM accounts WHERE person_id = p.id AND gone_reason IS NULL AND platform = p.prefers),
  (SELECT min(platform) FROM accounts WHERE person_id = p.id AND gone_reason IS NULL))`

function audience(to: Audience): { where: string; args: InValue[] } {
  switch (to.to) {
    case 'person':
      return { where: 'p.id = ?', args: [to.id] }
    case 'coordinators':
      return { where: "p.role = 'coordinator'", args: [] }
    case 'liaisons':
      return { where: "p.role = 'liaison' AND p.organization_id = ?", args: [to.organizationId] }
    case 'unit-contacts':
      return { where: "p.role = 'unit-contact' AND p.unit_id = ?", args: [to.unitId] }
  }
}

/** One row for each recipient, found and written by one statement whatever their number. */
export function tell(change: Of<'told'>): InStatement {
  const { where, args } = audience(change.audience)
  const { hazard, telling, lane, at } = change
  return {
    sql: `INSERT INTO outbox (${columns})
          SELECT ? || a.platform || ':' || a.chat, a.platform, a.chat, NULL, 1, p.id, ?, ?, ?, ?, ?
          FROM people p JOIN accounts a ON a.person_id = p.id
          WHERE ${where} AND p.active AND p.id <> ? AND a.gone_reason IS NULL AND ${told}
          ON CONFLICT (key) DO NOTHING`,
    args: [
      cardKey(hazard, ''),
      hazard.id,
      JSON.stringify(telling),
      lane,
      at,
      at,
      ...args,
      change.except ?? '',
    ],
  }
}

export function say(change: Of<'said'>): InStatement {
  const { key, place, telling, lane, at } = change
  return {
    sql: `INSERT INTO outbox (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (key) DO NOTHING`,
    args: [
      key,
      place.platform,
      place.chat,
      place.thread ?? null,
      place.private ? 1 : 0,
      change.personId ?? null,
      change.hazardId ?? null,
      JSON.stringify(telling),
      lane,
      at,
      at,
    ],
  }
}

export function refreshCards({ hazard, at }: Of<'cards.refreshed'>): InStatement {
  return {
    sql: `INSERT INTO outbox (${columns})
          SELECT ? || platform || ':' || chat, platform, chat, thread, private, person_id, hazard_id, ?, ?, ?, ?
          FROM cards WHERE hazard_id = ?
          ON CONFLICT (key) DO NOTHING`,
    args: [cardKey(hazard, ''), JSON.stringify({ kind: 'refresh' }), lanes.refresh, at, at, hazard.id],
  }
}
