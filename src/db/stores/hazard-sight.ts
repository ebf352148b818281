import { openStatuses } from '../../domain/hazards/hazard'
import type { HazardFilter } from '../../domain/hazards/sheet'

/** The reader, from the account that asks (`:platform`, `:user`); nobody where it is a stranger's. */
export const me = `me AS (
  SELECT p.id, p.role, p.organization_id, p.unit_id FROM accounts a JOIN people p ON p.id = a.person_id
  WHERE a.platform = :platform AND a.user_id = :user AND p.active)`

const seesAll = "me.role IN ('coordinator', 'leader')"
const officer = "me.role IN ('liaison', 'inspector')"
const contact = "me.role = 'unit-contact'"
const overdue = "h.status = 'ordered' AND h.deadline_at < :now"
const shownToUnit = "h.status IN ('ordered', 'rectified', 'closed')"

/** `canSee` of the domain in SQL, of one hazard; a test holds the two, and the lists below, to each other. */
export const visibleHazard = `(${seesAll} OR h.reporter_id = me.id OR h.assignee_id = me.id
  OR EXISTS (SELECT 1 FROM hazard_witnesses w WHERE w.person_id = me.id AND w.number = h.number)
  OR (${officer} AND (h.department_id = me.organization_id OR h.sub_district_id = me.organization_id
    OR h.state ->> '$.referral.to' = me.organization_id OR h.listing ->> '$.departmentId' = me.organization_id))
  OR (${contact} AND h.unit_id = me.unit_id AND ${shownToUnit}))`

const responsible = '(h.department_id = me.organization_id OR h.sub_district_id = me.organization_id)'
/** What else waits for the office, as its index says it (schema). What its reporter rectified is the office's to check. */
export const waitsForOffice = `((h.status = 'rectified' AND h.reporter_id = (h.state ->> '$.proof.by'))
  OR h.state ->> '$.passed.at' IS NOT NULL OR h.state ->> '$.extension.at' IS NOT NULL)`

/** What waits for whom, by role: the next step of the closed loop that is theirs. All of it is open. */
export const waitsForMe = `(CASE me.role
  WHEN 'coordinator' THEN h.status IN ('reported', 'confirmed') OR ${waitsForOffice}
  WHEN 'liaison' THEN (h.status IN ('reported', 'confirmed') AND ${responsible})
    OR h.state ->> '$.referral.to' = me.organization_id
    OR (h.status = 'ordered' AND (h.assignee_id = me.id
        OR (h.state ->> '$.extension.at' IS NOT NULL AND ${responsible})))
    OR (h.status = 'rectified' AND ${responsible} AND h.state ->> '$.proof.by' <> me.id)
  WHEN 'inspector' THEN (h.status = 'rectified' AND h.state ->> '$.passed.at' IS NULL
      AND h.state ->> '$.proof.by' <> me.id AND (h.reporter_id = me.id OR ${responsible}))
    OR (h.status = 'ordered' AND h.assignee_id = me.id)
  WHEN 'leader' THEN h.status = 'ordered' AND h.assignee_id = me.id
  WHEN 'unit-contact' THEN h.status = 'ordered' AND (h.unit_id = me.unit_id OR h.assignee_id = me.id)
  END)`

/** Some of somebody's hazards: for whom, and the index that has them newest first. */
type Way = { who: string; from: string; on: string; number?: string }

const by = (index: string): string => `hazards h INDEXED BY hazards_${index}`
const reported = (open: 0 | 1): Way => ({
  who: '1',
  from: by('by_reporter'),
  on: `h.reporter_id = me.id AND h.open = ${open}`,
})
const ofOrganization = (open: 0 | 1, index = 'by'): Way[] =>
  ['department', 'sub_district'].map((it) => ({
    who: officer,
    from: by(`${index}_${it}`),
    on: `h.${it}_id = me.organization_id AND h.open = ${open}`,
  }))
const supervised = (open: 0 | 1): Way => ({
  who: officer,
  from: by('supervised'),
  on: `h.listing IS NOT NULL AND h.listing ->> '$.departmentId' = +me.organization_id AND h.open = ${open}`,
})
const ofUnit = (open: 0 | 1): Way => ({
  who: contact,
  from: by('by_unit'),
  on: `h.unit_id = me.unit_id AND h.open = ${open} AND ${shownToUnit}`,
})
/** Only what is open has somebody to rectify it, or a referral that waits. */
const assigned: Way = { who: '1', from: by('by_assignee'), on: 'h.assignee_id = me.id' }
const referred: Way = {
  who: officer,
  from: by('referred'),
  on: "h.state ->> '$.referral.to' IS NOT NULL AND h.state ->> '$.referral.to' = +me.organization_id",
}
const witnessed: Way = {
  who: '1',
  from: 'hazard_witnesses w CROSS JOIN hazards h ON h.number = w.number',
  on: 'w.person_id = me.id',
  number: 'w.number',
}
const standing = (...statuses: string[]): Way[] =>
  statuses.map((it) => ({ who: '1', from: by('by_status'), on: `h.status = '${it}' AND h.open = 1` }))
const forTheOffice: Way = { who: '1', from: by('for_office'), on: waitsForOffice }
const openMajors: Way = { who: '1', from: by('major'), on: "h.severity = 'major' AND h.open = 1" }

const only = (who: string, ways: readonly Way[], and = '1'): Way[] =>
  ways.map((it) => ({ ...it, who: `${who} AND ${it.who}`, on: `${it.on} AND ${and}` }))

/** What those see who don't see everything. */
const sightOfOpen = (ofTheirs = ofOrganization(1)): Way[] => [
  assigned,
  referred,
  witnessed,
  reported(1),
  ...ofTheirs,
  supervised(1),
  ofUnit(1),
]
const sightOfClosed = [reported(0), ...ofOrganization(0), supervised(0), ofUnit(0)]

const sightOfContact = [reported(1), reported(0), ofUnit(1), ofUnit(0), assigned, witnessed]

const waiting: Way[] = [
  ...only("me.role = 'coordinator'", [...standing('reported', 'confirmed'), forTheOffice]),
  ...only(
    "me.role <> 'coordinator'",
    [assigned, referred, reported(1), ...ofOrganization(1), ofUnit(1)],
    waitsForMe,
  ),
]

/** What a scope means of a hazard `h` that is visible. */
export const inScope: Record<HazardFilter['scope'], string> = {
  all: '1',
  open: 'h.open = 1',
  overdue,
  major: "h.severity = 'major' AND h.open = 1",
  tasks: waitsForMe,
  mine: `h.open = 1 AND (h.reporter_id = me.id OR h.assignee_id = me.id OR ${waitsForMe})`,
}

/** Ways that together lead to all that `canSee` and the scope allow. */
const ways: Record<HazardFilter['scope'], Way[]> = {
  all: [
    ...only(seesAll, [{ who: '1', from: 'hazards h', on: '1' }]),
    ...only(`NOT ${seesAll}`, [...sightOfOpen(), ...sightOfClosed]),
  ],
  open: [...only(seesAll, standing(...openStatuses)), ...only(`NOT ${seesAll}`, sightOfOpen(), inScope.open)],
  overdue: [
    ...only(seesAll, standing('ordered'), overdue),
    ...only(`NOT ${seesAll}`, sightOfOpen(), overdue),
  ],
  major: [
    ...only(seesAll, [openMajors]),
    ...only(`NOT ${seesAll}`, sightOfOpen(ofOrganization(1, 'major_by')), inScope.major),
  ],
  tasks: waiting,
  mine: [...waiting, reported(1), assigned],
}

/**
 * Numbers below `:before`, newest first, of what `me` sees of a scope. Each way is walked by its index, and they are
 * merged as they are read, so that a page costs its own length and not that of the table.
 */
export const visibleNumbers = (scope: HazardFilter['scope']): string => merged(ways[scope])

/** The same of what waits for `me` and meets a condition on `h`. */
export const waitingNumbers = (condition: string): string => merged(only('1', waiting, condition))

/** The same of what a unit's contact sees: never many, and so looked through for what a condition on `h` wants. */
export const contactsNumbers = (condition: string): string => merged(only(contact, sightOfContact, condition))

const merged = (some: readonly Way[]): string =>
  some
    .map(
      ({ who, from, on, number = 'h.number' }) =>
        `SELECT ${number} AS number FROM me CROSS JOIN ${from} WHERE ${who} AND ${on} AND ${number} < :before`,
    )
    .join(' UNION ')
