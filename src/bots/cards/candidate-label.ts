import { type Candidate, hasSkill } from '../../domain/engagements/engagement'
import { memberOf } from '../../domain/operations/operation'
import type { OperationSheet } from '../../domain/operations/queries'
import { organizationOf, type Person } from '../../domain/people/person'
import { texts } from '../texts'
import { type CardContext, organizationName } from './context'

/**
 * Somebody who could be sent, as those who choose need it: the skill that is asked for where they have it, how often
 * they were sent, that they have no rest or have declined, and of which department where it is not the reader's own.
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
    hasSkill(candidate, skill) ? skill : undefined,
    joint.served(served),
    candidate.rested ? undefined : engagement.unrested,
    memberOf(operation, candidate.id)?.state === 'declined' ? joint.field.declined : undefined,
    // Last, since a platform may cut it off.
    isOwn ? undefined : organizationName(context, organizationId),
  ]
  return said.filter(Boolean).join(' · ')
}
