import { type Answer, refuse } from './method'
import { type Channel, dmOf, type World } from './world'

/** The conversation a call names, which the app may write in: a person's id stands for their own with it. */
export function channelFor(world: World, id: string): Channel | Answer {
  if (/^[UW]/.test(id)) {
    const user = world.users.get(id)
    if (!user) return refuse('channel_not_found')
    return user.deactivated ? refuse('user_disabled') : dmOf(world, id)
  }
  const channel = world.channels.get(id)
  if (!channel) return refuse('channel_not_found')
  if (channel.archived) return refuse('is_archived')
  return channel.members.has(world.botUserId) ? channel : refuse('not_in_channel')
}
