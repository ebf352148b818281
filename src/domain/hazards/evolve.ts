import type { Correction, HazardEvent, Recorded, ReportFacts } from './events'
import type { Hazard, HazardState } from './hazard'

/** The first state of a hazard. `id` is made by the caller; the number is given by the database. */
export function begin(id: string, number: number, facts: ReportFacts, by: string, at: number): Hazard {
  return {
    id,
    number,
    version: 1,
    seal: '',
    reporterId: by,
    reportedAt: at,
    ...facts,
    witnesses: [],
    state: { status: 'reported' },
  }
}

/** The hazard after one more recorded event. Total: it never throws on an event `decide` let through. */
export function evolve(hazard: Hazard, recorded: Recorded): Hazard {
  const { event } = recorded
  const next: Hazard = {
    ...hazard,
    version: hazard.version + 1,
    files: 'files' in event ? [...hazard.files, ...event.files] : hazard.files,
    state: nextState(hazard, recorded),
  }
  switch (event.type) {
    case 'referral-accepted':
      return { ...next, departmentId: event.departmentId }
    case 'listed':
      return { ...next, listing: { ...event.listing, by: recorded.by, at: recorded.at } }
    case 'witnessed':
      return { ...next, witnesses: [...next.witnesses, recorded.by] }
    case 'corrected':
      return event.changes.reduce(correct, next)
    default:
      return next
  }
}

function nextState(hazard: Hazard, { event, by, at }: Recorded): HazardState {
  const { state } = hazard
  switch (event.type) {
    case 'confirmed':
      return { status: 'confirmed', by, at }
    case 'rejected':
      return { status: 'rejected', by, at, reason: event.reason }
    case 'marked-duplicate':
      return { status: 'duplicate', of: event.of, by, at }
    case 'referred':
      return withReferral(state, {
        to: event.to,
        by,
        at,
        reason: event.reason,
        ...(event.from === undefined ? {} : { from: event.from }),
      })
    case 'referral-accepted':
    case 'referral-returned':
      return withReferral(state, undefined)
    case 'ordered': {
      const { type: _, ...order } = event
      return { status: 'ordered', order: { by, at, ...order } }
    }
    case 'proof-sent':
      return state.status === 'ordered'
        ? { status: 'rectified', order: state.order, proof: proofOf(event, by, at) }
        : state
    case 'fixed-on-the-spot':
      return { status: 'closed', how: 'on-the-spot', by, at, proof: proofOf(event, by, at) }
    case 'inspection-passed':
      if (state.status !== 'rectified') return state
      return hazard.severity === 'major'
        ? { ...state, passed: { by, at } }
        : { status: 'closed', how: 're-inspected', by, at, proof: state.proof }
    case 'inspection-failed':
      return state.status === 'rectified'
        ? { status: 'ordered', order: { ...state.order, deadlineAt: event.deadlineAt } }
        : state
    case 'delisted':
      return state.status === 'rectified'
        ? { status: 'closed', how: 'delisted', by, at, proof: state.proof }
        : state
    case 'extension-requested':
      return state.status === 'ordered'
        ? { ...state, extension: { by, at, until: event.until, reason: event.reason } }
        : state
    case 'extension-granted':
      return state.status === 'ordered'
        ? { status: 'ordered', order: { ...state.order, deadlineAt: event.until } }
        : state
    case 'extension-refused':
      return state.status === 'ordered' ? { status: 'ordered', order: state.order } : state
    case 'reopened':
      return { status: 'confirmed', by, at }
    case 'withdrawn':
      return { status: 'withdrawn', at }
    case 'reported':
    case 'listed':
    case 'witnessed':
    case 'noted':
    case 'corrected':
      return state
  }
}

function withReferral(
  state: HazardState,
  referral: Extract<HazardState, { status: 'reported' }>['referral'],
) {
  if (state.status !== 'reported' && state.status !== 'confirmed') return state
  const { referral: _, ...rest } = state
  return referral === undefined ? rest : { ...rest, referral }
}

const proofOf = (
  event: Extract<HazardEvent, { files: string[] }> & { text?: string },
  by: string,
  at: number,
) => ({
  by,
  at,
  files: event.files,
  ...(event.text === undefined ? {} : { text: event.text }),
})

function correct(hazard: Hazard, change: Correction): Hazard {
  switch (change.field) {
    case 'category':
      return { ...hazard, category: change.to }
    case 'severity':
      return { ...hazard, severity: change.to }
    case 'description':
      return { ...hazard, description: change.to }
    case 'position':
      return { ...hazard, position: change.to }
    case 'unit': {
      const { unitId: _unit, place: _place, ...rest } = hazard
      return { ...rest, ...change.to }
    }
  }
}

/** Rebuilds a hazard from its history; the first row is its report. */
export function replay(id: string, number: number, history: readonly Recorded[]): Hazard | undefined {
  const [first, ...rest] = history
  if (first?.event.type !== 'reported') return undefined
  return rest.reduce(evolve, begin(id, number, first.event.facts, first.by, first.at))
}
