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

/**
 * The organization a word means: by its id, a part of a name, or the way offices shorten Chinese names, by
 * letters in their order (城管 for 城市管理局, 住建 for 住房和城乡建设局). Undefined where several would fit.
 */
export function organizationNamed(
  organizations: readonly Organization[],
  word: string,
): Organization | undefined {
  const said = word.trim().toLowerCase()
  if (said === '') return undefined
  const exact = organizations.find(
    (it) => it.id === said || it.nameZh === said || it.nameEn.toLowerCase() === said,
  )
  const parts = organizations.filter(
    (it) => it.nameZh.includes(said) || it.nameEn.toLowerCase().includes(said),
  )
  const short = organizations.filter(
    (it) => /^\p{Script=Han}{2,}$/u.test(said) && isShortFor(said, it.nameZh),
  )
  return exact ?? only(parts) ?? only(short)
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

/** Whether the letters stand in the name in this order, the first one first. */
function isShortFor(word: string, name: string): boolean {
  let at = 0
  for (const letter of name) if (letter === word[at]) at += 1
  return at === word.length && name.startsWith(word[0] ?? '')
}
