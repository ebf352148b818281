/** A unit that a text may mean, as the search for its words gives it. */
export type UnitCandidate = { id: string; number: number; name: string; nameEn?: string; address?: string }
