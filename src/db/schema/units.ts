import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Industry } from '../../domain/units/unit'
import { organizations } from './people'

/** The names are found through `unit_search`, an FTS5 table over grams with the unit's number as rowid (migrations). */
export const units = sqliteTable(
  'units',
  {
    id: text('id').primaryKey(),
    number: integer('number').notNull().unique(),
    /** What a further import recognises the unit by. */
    importKey: text('import_key').notNull().unique(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    address: text('address'),
    latitude: real('latitude'),
    longitude: real('longitude'),
    industry: text('industry').$type<Industry>(),
    subDistrictId: text('sub_district_id').references(() => organizations.id),
    departmentId: text('department_id').references(() => organizations.id),
    contactName: text('contact_name'),
    contactPhone: text('contact_phone'),
    keyMonitored: integer('key_monitored', { mode: 'boolean' }).notNull().default(false),
    updatedAt: integer('updated_at').notNull(),
  },
  (it) => [
    index('units_by_sub_district').on(it.subDistrictId),
    index('units_by_department').on(it.departmentId),
    index('units_by_name').on(it.name),
  ],
)
