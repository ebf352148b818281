import type { Campaign, Phase, Template } from './campaign'

/** Units counted: `left` are not done yet, `overdue` those of them whose window passed. */
export type CoverageCount = {
  units: number
  done: number
  clean: number
  hazards: number
  /** Closed, or refused entry. */
  shut: number
  left: number
  overdue: number
}

/** How far a campaign is. A unit that was inspected twice counts once. */
export type Coverage = {
  campaign: Campaign
  /** Units of the scope with a result in any phase. */
  total: CoverageCount
  phases: (CoverageCount & { phase: Phase })[]
  departments: (CoverageCount & { id?: string })[]
  subDistricts: (CoverageCount & { id?: string })[]
}

/** One group of the coverage as it is counted: a phase, a department, a sub-district. */
export type CoverageRow = Omit<CoverageCount, 'left' | 'overdue'> & {
  /** The last day of their window. */
  toOn: string
  /** Absent in the rows that count a unit once over all phases. */
  phase?: Phase
  departmentId?: string
  subDistrictId?: string
}

/** A campaign with its units as they were counted. */
export type Counted = { campaign: Campaign; rows: CoverageRow[] }

const none: CoverageCount = { units: 0, done: 0, clean: 0, hazards: 0, shut: 0, left: 0, overdue: 0 }

const add = (a: CoverageCount, b: CoverageCount): CoverageCount => ({
  units: a.units + b.units,
  done: a.done + b.done,
  clean: a.clean + b.clean,
  hazards: a.hazards + b.hazards,
  shut: a.shut + b.shut,
  left: a.left + b.left,
  overdue: a.overdue + b.overdue,
})

/** Groups added up: by phase, and over all phases by department and sub-district. `today` is the committee's. */
export function addUp({ campaign, rows: counted }: Counted, today: string): Coverage {
  const rows = counted.map((it) => {
    const left = it.units - it.done
    return { ...it, left, overdue: it.toOn < today ? left : 0 }
  })
  const once = rows.filter((it) => it.phase === undefined)
  const by = (key: 'departmentId' | 'subDistrictId') =>
    [...new Set(once.map((it) => it[key]))]
      .map((id) => ({
        ...once.filter((it) => it[key] === id).reduce<CoverageCount>(add, none),
        ...(id === undefined ? {} : { id }),
      }))
      .sort((a, b) => rate(a) - rate(b) || b.left - a.left)
  return {
    campaign,
    total: once.reduce<CoverageCount>(add, none),
    phases: campaign.periods.map(({ phase }) => ({
      ...rows.filter((it) => it.phase === phase).reduce<CoverageCount>(add, none),
      phase,
    })),
    departments: by('departmentId'),
    subDistricts: by('subDistrictId'),
  }
}

/** Done of all, in per cent, rounded down so that 100 means all; 0 where there is nothing. */
export const rate = ({ units, done }: CoverageCount): number =>
  units === 0 ? 0 : Math.floor((100 * done) / units)

/** A unit that is left in a phase. `number` of its task is absent where none is planned. */
export type LeftLine = {
  unitNumber: number
  unitName: string
  unitNameEn?: string
  template: Template
  /** Absent where the campaign has one phase alone. */
  phase?: Phase
  toOn: string
  taskNumber?: number
  team?: number
}
