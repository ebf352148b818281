import type { BoundTo } from '../../domain/chats/binding'
import { texts } from '../texts'
import { campaignCode } from './codes'
import { type CardContext, organizationName } from './context'

/** What a group chat stands for, in the reader's words. */
export function boundName(bound: BoundTo, context: CardContext): string {
  switch (bound.to) {
    case 'committee':
      return texts[context.language].chats.committee
    case 'organization':
      return organizationName(context, bound.organizationId) ?? bound.organizationId
    case 'campaign':
      return campaignCode(bound.number)
  }
}
