import { dmOf, type World } from '../world'
import { createActing, type Send } from './acting'
import { createActions } from './actions'
import { createCommands } from './commands'
import { createMessages } from './messages'
import { createStanding } from './standing'
import { createViews } from './views'

export type { Send } from './acting'
export type { Upload } from './messages'

/** What people do in Slack, as the requests it sends the app for it, and what it makes of the answers. */
export function createPeople(world: World, options: { baseUrl: string; send: Send }) {
  const acting = createActing(world, options)
  const messages = createMessages(acting)
  return {
    ...createCommands(acting),
    ...messages,
    ...createStanding(acting, messages.sendEvent),
    ...createActions(acting),
    ...createViews(acting),
    openDm: (user: string) => dmOf(world, user),
  }
}
