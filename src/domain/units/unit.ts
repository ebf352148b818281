import { z } from 'zod'
import { industries } from './industries'

export { type Industry, industries, readIndustry } from './industries'

/** What gets inspected: an enterprise, a shop, a building site, a school, a rental building. */
export const Unit = z.object({
  id: z.string().min(1),
  /** The number in its code: 12 for U-12. */
  number: z.int().positive(),
  name: z.string().min(1).max(200),
  nameEn: z.string().max(200).exactOptional(),
  address: z.string().max(500).exactOptional(),
  /** Degrees, WGS 84. */
  position: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .exactOptional(),
  industry: z.enum(industries).exactOptional(),
  subDistrictId: z.string().exactOptional(),
  departmentId: z.string().exactOptional(),
  contactName: z.string().max(100).exactOptional(),
  contactPhone: z.string().max(50).exactOptional(),
  /** 重点监控单位 */
  keyMonitored: z.boolean(),
})
export type Unit = z.infer<typeof Unit>
