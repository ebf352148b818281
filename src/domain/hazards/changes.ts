import type { MessageRef } from '../delivery/outcome'
import type { Evidence } from '../evidence/evidence'
import type { Recorded } from './events'
import type { Hazard } from './hazard'

/** What is kept of hazards and their evidence. */
export type HazardChange =
  | { kind: 'hazard.filed'; hazard: Hazard; recorded: Recorded }
  /** What is said under that message, though it is none of ours, is said to the hazard. */
  | { kind: 'hazard.thread'; hazardId: string; under: MessageRef }
  /** `hazard` is the state after `recorded`; fails as a conflict if another change came first. */
  | { kind: 'hazard.changed'; hazard: Hazard; recorded: Recorded }
  | { kind: 'evidence.received'; hazardId?: string; files: Evidence[] }
  /** Evidence that came earlier finds its hazard. */
  | { kind: 'evidence.attached'; hazardId: string; files: string[] }
