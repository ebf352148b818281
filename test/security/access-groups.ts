import type { Who } from './committee'

/**
 * Who is answered by what. Everybody who is not named is refused, is shown nothing and changes nothing; a
 * test holds the service to that, and this table to the registries: an entry without a line here fails.
 * `{inspector}` stands for that person's id.
 */
export type Line<T> = T & { may: readonly Who[] }

export const office: readonly Who[] = ['office']
export const nobody: readonly Who[] = []

/** Who may see H-1, which is only reported, and H-2, which the unit was ordered to rectify. */
export const seeFirst: readonly Who[] = ['office', 'leader', 'liaison', 'inspector']
export const seeSecond: readonly Who[] = [...seeFirst, 'contact']
export const inCharge: readonly Who[] = ['office', 'liaison']
export const onTheGround: readonly Who[] = [...inCharge, 'inspector']
export const rectifying: readonly Who[] = [...onTheGround, 'contact']

/** T-1 is the inspector's; its unit answers to the liaison's department. */
export const inspecting: readonly Who[] = ['office', 'inspector']
export const campaignReaders: readonly Who[] = ['office', 'leader', 'liaison', 'otherLiaison']
