import type { Category } from '../hazards/categories'
import type { Industry } from '../units/unit'

/** A member department (成员单位) with the industries it answers for, or a sub-district office (街道办) with its ground. */
export type Organization = {
  id: string
  kind: 'department' | 'sub-district'
  nameZh: string
  nameEn: string
  /** Departments: whose units it supervises. */
  industries: Industry[]
  /** Departments: the hazards that are its remit wherever they are found. */
  categories: Category[]
}

/**
 * The department that answers for a hazard: the unit's own, else the one whose industry it is, else the
 * one whose remit the category is.
 */
export function responsibleDepartment(
  organizations: readonly Organization[],
  facts: { unitDepartmentId?: string; industry?: Industry; category: Category },
): string | undefined {
  if (facts.unitDepartmentId !== undefined) return facts.unitDepartmentId
  const departments = organizations.filter((it) => it.kind === 'department')
  const byIndustry = departments.find((it) => facts.industry && it.industries.includes(facts.industry))
  const byCategory = departments.find((it) => it.categories.includes(facts.category))
  return (byIndustry ?? byCategory)?.id
}
