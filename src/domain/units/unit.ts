import type { Industry } from './industries'

export { type Industry, industries } from './industries'

/** What gets inspected: an enterprise, a shop, a building site, a school, a rental building. */
export type Unit = {
  id: string
  /** The number in its code: 12 for U-12. */
  number: number
  name: string
  nameEn?: string
  address?: string
  /** Degrees, WGS 84. */
  position?: { latitude: number; longitude: number }
  industry?: Industry
  subDistrictId?: string
  departmentId?: string
  contactName?: string
  contactPhone?: string
  /** 重点监控单位 */
  keyMonitored: boolean
}
