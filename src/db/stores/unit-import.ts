import type { Client, InStatement, Row } from '@libsql/client'
import type { Organization } from '../../domain/organizations/organization'
import { gramsOf } from '../../domain/text/grams'
import type { ImportProblem, ImportReport } from '../../domain/units/import-report'
import type { UnitRow } from '../../domain/units/read-unit-table'
import { rowOf, violatedKey } from '../client'
import { organizations as organizationTable, units as unitTable } from '../schema'

type Kept = typeof unitTable.$inferSelect

/** Rows of one statement: a list of 50,000 goes over the wire in a few, all in one transaction. */
const chunk = 5_000
const triesMax = 5

const columns = {
  id: 'id',
  number: 'number',
  importKey: 'import_key',
  name: 'name',
  nameEn: 'name_en',
  address: 'address',
  latitude: 'latitude',
  longitude: 'longitude',
  industry: 'industry',
  subDistrictId: 'sub_district_id',
  departmentId: 'department_id',
  contactName: 'contact_name',
  contactPhone: 'contact_phone',
  keyMonitored: 'key_monitored',
  updatedAt: 'updated_at',
} as const satisfies Record<keyof Kept, string>

/**
 * Takes the rows of a list of units in one transaction: new ones get the next numbers, known ones are
 * updated by what the list says, sub-districts named for the first time are added. A row that names a
 * department nobody knows is not taken, and reported.
 */
export async function importUnits(
  ...[client, rows, given]: Parameters<typeof importOnce>
): Promise<ImportReport> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await importOnce(client, rows, given)
    } catch (error) {
      // Somebody else imported between the two trips, and the numbers are theirs: it is reckoned anew.
      if (tries === triesMax || violatedKey(error) === undefined) throw error
    }
  }
}

async function importOnce(
  client: Client,
  rows: readonly UnitRow[],
  given: { at: number; newId: () => string },
): Promise<ImportReport> {
  const [organizationRows, unitRows] = await client.batch(
    [
      'SELECT * FROM organizations',
      {
        sql: 'SELECT * FROM units WHERE import_key IN (SELECT value FROM json_each(?)) OR number = (SELECT max(number) FROM units)',
        args: [JSON.stringify(rows.map((row) => row.key))],
      },
    ],
    'read',
  )
  const organizations = (organizationRows?.rows ?? []).map(
    (row: Row): Organization => rowOf(organizationTable, row),
  )
  const known = (unitRows?.rows ?? []).map((row) => rowOf(unitTable, row))
  const plan = planImport(rows, organizations, known, given)
  const statements = [
    ...addOrganizations(plan.newOrganizations),
    ...inChunks(plan.changed, putUnits),
    ...inChunks(plan.renamed, putGrams),
  ]
  if (statements.length > 0) await client.batch(statements, 'write')
  return {
    added: plan.added,
    updated: plan.changed.length - plan.added,
    unchanged: rows.length - plan.problems.length - plan.changed.length,
    problems: plan.problems,
    organizationsAdded: plan.newOrganizations.map((it) => it.name),
  }
}

type NewOrganization = { id: string; name: string }

function planImport(
  rows: readonly UnitRow[],
  organizations: readonly Organization[],
  known: readonly Kept[],
  { at, newId }: { at: number; newId: () => string },
) {
  const byKey = new Map(known.map((unit) => [unit.importKey, unit]))
  const newOrganizations: NewOrganization[] = []
  const problems: ImportProblem[] = []
  const changed: Kept[] = []
  const renamed: Kept[] = []
  let number = Math.max(0, ...known.map((unit) => unit.number))
  let added = 0
  const subDistrict = (name: string): string => {
    const found =
      organizations.find((it) => it.kind === 'sub-district' && isNamed(it, name)) ??
      newOrganizations.find((it) => it.name === name)
    if (found) return found.id
    const organization = { id: newId(), name }
    newOrganizations.push(organization)
    return organization.id
  }
  for (const row of rows) {
    const department =
      row.department === undefined
        ? undefined
        : organizations.find((it) => it.kind === 'department' && isNamed(it, row.department ?? ''))
    if (row.department !== undefined && !department) {
      problems.push({ row: row.row, code: 'unknown-department', value: row.department })
      continue
    }
    const before = byKey.get(row.key)
    const unit = mergeUnit(before, row, {
      ...(department ? { departmentId: department.id } : {}),
      ...(row.subDistrict === undefined ? {} : { subDistrictId: subDistrict(row.subDistrict) }),
    })
    if (before && isSame(before, unit)) continue
    const whole: Kept = before
      ? { ...unit, updatedAt: at }
      : { ...unit, id: newId(), number: ++number, updatedAt: at }
    if (!before) added += 1
    changed.push(whole)
    if (before?.name !== whole.name || before.nameEn !== whole.nameEn) renamed.push(whole)
  }
  return { newOrganizations, problems, changed, renamed, added }
}

const short = (name: string): string =>
  name.replace(/^(市|区|县|.{1,4}[市区县])/, '').replace(/管理局$|局$|分局$|大队$/, '')

/** Whether a list means this organization: its name, a part of it, or it with its district in front. */
function isNamed(organization: Organization, name: string): boolean {
  const said = name.trim()
  const { nameZh, nameEn } = organization
  if (said === nameZh || said.toLowerCase() === nameEn.toLowerCase() || said.endsWith(nameZh)) return true
  if (organization.kind === 'sub-district')
    return said === nameZh.replace(/街道(办事处)?$/, '') || `${nameZh}办事处` === said
  return (
    said.length >= 2 &&
    (nameZh.startsWith(short(said)) || nameEn.toLowerCase().startsWith(said.toLowerCase())) &&
    short(said).length >= 2
  )
}

/** What the list says over what was known; what it does not say stays. */
function mergeUnit(
  before: Kept | undefined,
  row: UnitRow,
  found: { departmentId?: string; subDistrictId?: string },
): Kept {
  const blank: Kept = {
    id: '',
    number: 0,
    importKey: row.key,
    name: row.name,
    nameEn: null,
    address: null,
    latitude: null,
    longitude: null,
    industry: null,
    subDistrictId: null,
    departmentId: null,
    contactName: null,
    contactPhone: null,
    keyMonitored: false,
    updatedAt: 0,
  }
  const base = before ?? blank
  return {
    ...base,
    name: row.name,
    nameEn: row.nameEn ?? base.nameEn,
    address: row.address ?? base.address,
    latitude: row.position?.latitude ?? base.latitude,
    longitude: row.position?.longitude ?? base.longitude,
    industry: row.industry ?? base.industry,
    subDistrictId: found.subDistrictId ?? base.subDistrictId,
    departmentId: found.departmentId ?? base.departmentId,
    contactName: row.contactName ?? base.contactName,
    contactPhone: row.contactPhone ?? base.contactPhone,
    keyMonitored: row.keyMonitored ?? base.keyMonitored,
  }
}

const isSame = (a: Kept, b: Kept): boolean =>
  (Object.keys(columns) as (keyof Kept)[]).every((name) => a[name] === b[name])

const inChunks = <T>(
  all: readonly T[],
  statementsFor: (some: readonly T[]) => InStatement[],
): InStatement[] =>
  Array.from({ length: Math.ceil(all.length / chunk) }, (_, at) =>
    statementsFor(all.slice(at * chunk, (at + 1) * chunk)),
  ).flat()

const addOrganizations = (organizations: readonly NewOrganization[]): InStatement[] =>
  organizations.map(({ id, name }) => ({
    sql: "INSERT INTO organizations (id, kind, name_zh, name_en, industries, categories) VALUES (?, 'sub-district', ?, ?, '[]', '[]')",
    args: [id, name, name],
  }))

const names = Object.values(columns)
const fields = Object.keys(columns) as (keyof Kept)[]

function putUnits(units: readonly Kept[]): InStatement[] {
  const values = fields.map((_, at) => `value ->> ${at}`).join(', ')
  const updates = names
    .filter((name) => !['id', 'number', 'import_key'].includes(name))
    .map((name) => `${name} = excluded.${name}`)
  return [
    {
      sql: `INSERT INTO units (${names.join(', ')}) SELECT ${values} FROM json_each(?) WHERE true
            ON CONFLICT (import_key) DO UPDATE SET ${updates.join(', ')}`,
      args: [JSON.stringify(units.map((unit) => fields.map((field) => unit[field])))],
    },
  ]
}

function putGrams(units: readonly Kept[]): InStatement[] {
  const grams = units.map((unit) => [unit.number, gramsOf(`${unit.name} ${unit.nameEn ?? ''}`)])
  return [
    {
      sql: 'DELETE FROM unit_search WHERE rowid IN (SELECT value FROM json_each(?))',
      args: [JSON.stringify(units.map((it) => it.number))],
    },
    {
      sql: 'INSERT INTO unit_search (rowid, grams) SELECT value ->> 0, value ->> 1 FROM json_each(?)',
      args: [JSON.stringify(grams)],
    },
  ]
}
