import type { Organization } from '../organizations/organization'
import { type Campaign, type Team, takenOut } from './campaign'

/** An inspector as far as teams are formed of them. */
export type Inspector = { id: string; name: string; organizationId: string }

/** The most people who go out as one team. */
const teamSize = 4

/**
 * The teams of a campaign: those it has, without people who left, and new ones for inspectors of the
 * sub-districts in scope and of the departments in charge who are in none and were not taken out. Leaders head them in turn. The same
 * input gives the same teams.
 */
export function formTeams(
  campaign: Campaign,
  present: readonly Team[],
  inspectors: readonly Inspector[],
  organizations: readonly Organization[],
  newId: (number: number) => string,
): Team[] {
  const active = new Set(inspectors.map((it) => it.id))
  const kept = present.map((team) => ({ ...team, personIds: team.personIds.filter((id) => active.has(id)) }))
  const busy = new Set([...kept.flatMap((team) => team.personIds), ...takenOut(campaign)])
  const teams = [...kept]
  for (const organization of [...organizations].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (!takesPart(campaign, organization)) continue
    const people = inspectors
      .filter((it) => it.organizationId === organization.id && !busy.has(it.id))
      .map((it) => it.id)
      .sort()
    const count = Math.ceil(people.length / teamSize)
    for (let at = 0; at < count; at += 1) {
      const number = Math.max(0, ...teams.map((it) => it.number)) + 1
      const leaderId = campaign.leaderIds[(number - 1) % Math.max(1, campaign.leaderIds.length)]
      teams.push({
        id: newId(number),
        campaignId: campaign.id,
        number,
        ...(leaderId === undefined ? {} : { leaderId }),
        personIds: people.filter((_, index) => index % count === at),
        subDistrictIds: organization.kind === 'sub-district' ? [organization.id] : [],
        industries: organization.kind === 'department' ? organization.industries : [],
        capacity: campaign.capacity,
      })
    }
  }
  return teams
}

/** A sub-district on the campaign's ground, or a department that is in charge. */
const takesPart = ({ scope, departmentIds }: Campaign, { kind, id }: Organization): boolean =>
  kind === 'department'
    ? departmentIds.includes(id)
    : scope.subDistrictIds.length === 0 || scope.subDistrictIds.includes(id)
