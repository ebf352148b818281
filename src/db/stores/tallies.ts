import { type TallyChange, type TallyQueries, tallyRules } from '../../domain/flooding/tally'
import { ask } from '../query'
import type { Keepers } from './keepers'
import { toCoordinators } from './to-coordinators'

export const tallyQueries: TallyQueries = {
  tally: (kind, key, now) =>
    ask(
      {
        sql: 'SELECT count, told FROM tallies WHERE key = ? AND since_at > ?',
        args: [key, now - tallyRules[kind].stretchMs],
      },
      ([row]) => ({ count: Number(row?.count ?? 0), told: Boolean(row?.told) }),
    ),
}

export const tallyKeepers: Keepers<TallyChange> = {
  'tally.counted': ({ key, of, by, told, at }) => [
    {
      sql: `INSERT INTO tallies (key, count, since_at, told) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (key) DO UPDATE SET
              count = iif(since_at > ?5, count + ?2, ?2), told = iif(since_at > ?5, max(told, ?4), ?4),
              since_at = iif(since_at > ?5, since_at, ?3)`,
      args: [key, by, at, told ? 1 : 0, at - tallyRules[of].stretchMs],
    },
  ],
  'tally.flagged': ({ account, name, at }) => [
    {
      sql: toCoordinators(
        "'flood:' || f.key",
        "json_object('code', 'flooding', 'name', f.name)",
        '(SELECT ?2 AS key, ?3 AS name) f',
      ),
      args: [at, `${account.platform}:${account.userId}:${Math.floor(at / tallyRules.code.stretchMs)}`, name],
    },
  ],
}
