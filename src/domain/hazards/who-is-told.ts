import type { Audience, Group } from '../delivery/changes'
import { type Lane, lanes, type Reason } from '../delivery/outbox'
import type { HazardEvent } from './events'
import type { Hazard, Order } from './hazard'

export type Told = { audience: Audience; reason: Reason; lane: Lane; files?: string[] }

const person = (id: string | undefined): Group[] => (id === undefined ? [] : [{ to: 'person', id }])
const office: Group[] = [{ to: 'coordinators' }]
const liaisons = (...organizationIds: (string | undefined)[]): Group[] =>
  [...new Set(organizationIds)].flatMap((id) =>
    id === undefined ? [] : [{ to: 'liaisons', organizationId: id }],
  )
const inCharge = (hazard: Hazard): Group[] => liaisons(hazard.departmentId, hazard.subDistrictId)

/** Who has to rectify: the person named by the order, else the unit's contacts. */
const rectifiers = (hazard: Hazard, order: Order): Group[] => {
  if (order.responsibleId !== undefined) return person(order.responsibleId)
  return hazard.unitId === undefined ? [] : [{ to: 'unit-contacts', unitId: hazard.unitId }]
}

/**
 * Who gets a new message about an event: those who have to act on it, and those who were waiting for it.
 * Everybody else who has the hazard's card sees it change in place. `hazard` is the state after the event,
 * `before` the one before; the first audience that names a person decides the reason they read.
 */
export function whoIsTold(event: HazardEvent, hazard: Hazard, before?: Hazard, unitContacts = 0): Told[] {
  const major = hazard.severity === 'major'
  const lane: Lane = major ? lanes.urgent : lanes.work
  const tell = (of: Group[], reason: Reason, files?: string[]): Told[] =>
    of.length === 0
      ? []
      : [{ audience: { to: 'any-of', of }, reason, lane, ...(files?.length ? { files } : {}) }]
  const order = 'order' in hazard.state ? hazard.state.order : undefined
  const toRectify = order ? rectifiers(hazard, order) : []
  switch (event.type) {
    case 'reported':
      return tell([...inCharge(hazard), ...office], 'to-confirm', hazard.files)
    case 'confirmed':
      return tell(inCharge(hazard), 'to-order')
    case 'rejected':
      return tell(person(hazard.reporterId), 'rejected')
    case 'marked-duplicate':
      return tell(person(hazard.reporterId), 'duplicate')
    case 'referred':
      return tell(liaisons(event.to), 'to-answer-referral', hazard.files)
    case 'referral-accepted':
    case 'referral-returned': {
      const asked = before && 'referral' in before.state ? before.state.referral : undefined
      return tell(
        [...person(asked?.by), ...(event.type === 'referral-returned' ? office : [])],
        'referral-answered',
      )
    }
    case 'ordered': {
      const nobody = order?.responsibleId === undefined && unitContacts === 0
      return nobody
        ? tell([...person(hazard.reporterId), ...inCharge(hazard)], 'nobody-at-unit')
        : tell(toRectify, 'to-rectify', hazard.files)
    }
    case 'proof-sent': {
      // A reporter who rectified it may not check it.
      const own = 'proof' in hazard.state && hazard.state.proof?.by === hazard.reporterId
      return tell(
        [...(own ? office : person(hazard.reporterId)), ...inCharge(hazard), ...(major ? office : [])],
        'to-check',
        event.files,
      )
    }
    case 'inspection-passed':
      return major ? tell(office, 'to-delist', event.files) : tell(proofSender(before), 'closed')
    case 'inspection-failed':
      return tell([...proofSender(before), ...toRectify], 'failed', event.files)
    case 'fixed-on-the-spot':
      return tell(person(hazard.reporterId), 'closed')
    case 'delisted':
      return tell([...proofSender(before), ...person(hazard.listing?.leaderId)], 'closed')
    case 'listed':
      return tell(
        [...liaisons(event.listing.departmentId), ...person(event.listing.leaderId)],
        'listed',
        hazard.files,
      )
    case 'extension-requested':
      return tell([...inCharge(hazard), ...office], 'to-answer-extension')
    case 'extension-granted':
    case 'extension-refused':
      return tell([...person(extensionAsker(before)), ...toRectify], 'extension-answered')
    case 'reopened':
      return tell([...person(hazard.reporterId), ...inCharge(hazard)], 'reopened')
    case 'noted':
      return tell(holders(hazard, toRectify), 'noted', event.files)
    case 'corrected':
      return event.changes.some((change) => change.field === 'unit')
        ? tell(newlyInCharge(hazard, before), 'to-confirm', hazard.files)
        : []
    case 'withdrawn':
    case 'witnessed':
      return []
  }
}

const proofSender = (before?: Hazard): Group[] =>
  before && before.state.status === 'rectified' ? person(before.state.proof.by) : []

const extensionAsker = (before?: Hazard): string | undefined =>
  before?.state.status === 'ordered' ? before.state.extension?.by : undefined

/** Who has the hazard now: whoever's step it is. */
function holders(hazard: Hazard, toRectify: Group[]): Group[] {
  switch (hazard.state.status) {
    case 'reported':
      return office
    case 'confirmed':
      return inCharge(hazard).length > 0 ? inCharge(hazard) : office
    case 'ordered':
      return toRectify
    case 'rectified':
      return [...person(hazard.reporterId), ...inCharge(hazard)]
    default:
      return []
  }
}

const newlyInCharge = (hazard: Hazard, before?: Hazard): Group[] =>
  liaisons(
    hazard.departmentId === before?.departmentId ? undefined : hazard.departmentId,
    hazard.subDistrictId === before?.subDistrictId ? undefined : hazard.subDistrictId,
  )
