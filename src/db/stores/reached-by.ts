/** The account `a` that a person `p` is told things on: the one they used last, else another that can be reached. */
export const reachedBy = `a.person_id = p.id AND a.gone_reason IS NULL AND a.platform = coalesce(
  (SELECT platform FROM accounts WHERE person_id = p.id AND gone_reason IS NULL AND platform = p.prefers),
  (SELECT min(platform) FROM accounts WHERE person_id = p.id AND gone_reason IS NULL))`
