import type { Platform } from '../../domain/people/person'
import type { View } from '../view'

/** A group chat as it is called. Channels of Slack that told us no name are called by their ids, others `#name`. */
type Titled = { platform?: Platform; title: string }

export const isUnnamed = ({ platform, title }: Titled): boolean =>
  platform === 'slack' && !title.startsWith('#')

/** Which of the chats that a view's body speaks of Slack can name to its readers. */
export function channelsNamed(chats: readonly Titled[]): Pick<View, 'channels'> {
  const channels = chats.filter(isUnnamed).map((it) => it.title)
  return channels.length > 0 ? { channels } : {}
}
