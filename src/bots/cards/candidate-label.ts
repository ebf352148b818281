import { type Candidate, hasSkill } from '../../domain/engagements/engagement'
import { memberOf } from '../../domain/operations/operation'
import type { OperationSheet } from '../../domain/operations/queries'
import { organizationOf, type Person } from '../../domain/people/person'
import { texts } from '../texts'
import { type CardContext, organizationName } from './context'

/**
 * Somebody who could be sent, as those who choose need it: of which department where it is not the reader's own, the
 * skill that is asked for where they have it, how often they were sent, and that they have declined.
 */
export function candidateLabel(
  { operation }: Pick<OperationSheet, 'operation'>,
  candidate: Candidate,
  { post }: Person,
  context: CardContext,
): string {
  const { operation: joint, engagement } = texts[context.language]
  const { organizationId, name, served } = candidate
  const skill = operation.plan.needs.find((it) => it.organizationId === organizationId)?.skill
  const isOwn = organizationOf(post) === organizationId
  const said = [
    name,
    isOwn ? undefined : organizationName(context, organizationId),
    hasSkill(candidate, skill) ? skill : undefined,
    joint.served(served),
    candidate.rested ? undefined : engagement.unrested,
    memberOf(operation, candidate.id)?.state === 'declined' ? joint.field.declined : undefined,
  ]
  return said.filter(Boolean).join(' · ')
}
