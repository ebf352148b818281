import type { ChatMember, User } from 'grammy/types'
import { chatOf, keep, nextMessageId } from './chats'
import type { Delivered, Delivery } from './delivery'
import type { Server } from './server'
import {
  accountOf,
  type Content,
  type Room,
  type RoomMessage,
  roomOf,
  unixTime,
  updateOf,
  type World,
} from './world'

export type NewUser = {
  id: number
  firstName: string
  lastName?: string
  username?: string
  /** An IETF tag, as Telegram's apps send it: `en`, `zh-hans`. */
  languageCode: string
}

/**
 * `id` is negative; one that starts with -100 is a supergroup. Forums are supergroups too. The members of a
 * channel may post in it.
 */
export type NewGroup = { id: number; title: string; members: number[]; forum?: boolean; channel?: boolean }

export const botUser = ({ bot }: World): User => {
  const { id, is_bot, first_name, username } = bot
  return { id, is_bot, first_name, username }
}

/** Puts a message into a chat that nobody has sent through the Bot API. */
export const place = (world: World, room: Room, from: User, content: Content): RoomMessage => {
  const message: RoomMessage = {
    message_id: nextMessageId(world, room),
    from,
    chat: chatOf(world, room),
    date: unixTime(world),
    ...content,
  }
  keep(room, message)
  return message
}

const newRoom = (fields: Pick<Room, 'id' | 'kind' | 'title' | 'members' | 'forum'>): Room => ({
  ...fields,
  topics: new Map(),
  botStatus: 'member',
  messages: [],
  // In a forum, 1 is the General topic, which no message may be sent to by that id.
  lastMessageId: fields.forum ? 1 : 0,
})

/** What a bot is in a channel: an administrator who may post. */
const poster = (user: User): ChatMember => ({
  status: 'administrator',
  user,
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_post_messages: true,
  can_edit_messages: false,
  can_send_welcome_messages: false,
})

/** On behalf of a group, as Telegram names itself there. */
const groupAnonymousBot: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
}

/** People and groups, and how they come to stand to the bot. */
export const createPeople = ({ world, changed }: Server, { emit }: Delivery) => {
  const addUser = (user: NewUser): void => {
    const { id, firstName, lastName, username, languageCode } = user
    const account: User & { language_code: string } = {
      id,
      is_bot: false,
      first_name: firstName,
      ...(lastName === undefined ? {} : { last_name: lastName }),
      ...(username === undefined ? {} : { username }),
      language_code: languageCode,
    }
    world.accounts.set(id, { user: account, started: false, blocked: false, deactivated: false })
    const title = world.bot.first_name
    world.rooms.set(id, newRoom({ id, kind: 'private', title, members: new Set([id]), forum: false }))
  }

  const addGroup = ({ id, title, members, forum = false, channel = false }: NewGroup): void => {
    const kind = channel ? 'channel' : forum || String(id).startsWith('-100') ? 'supergroup' : 'group'
    world.rooms.set(id, newRoom({ id, kind, title, members: new Set(members), forum }))
  }

  const setLanguage = (userId: number, languageCode: string): void => {
    accountOf(world, userId).user.language_code = languageCode
    changed()
  }

  const memberChange = (room: Room, from: User, isMember: boolean): Promise<Delivered> => {
    const user = botUser(world)
    const member: ChatMember = room.kind === 'channel' ? poster(user) : { status: 'member', user }
    const kicked: ChatMember = { status: 'kicked', user, until_date: 0 }
    const [old_chat_member, new_chat_member] = isMember ? [kicked, member] : [member, kicked]
    const change = {
      chat: chatOf(world, room),
      from,
      date: unixTime(world),
      old_chat_member,
      new_chat_member,
    }
    return emit({ my_chat_member: change })
  }

  const setBlocked = (userId: number, blocked: boolean): Promise<Delivered> => {
    const account = accountOf(world, userId)
    account.blocked = blocked
    return memberChange(roomOf(world, userId), account.user, !blocked)
  }

  const anyMember = (room: Room): User => {
    const [first] = room.members
    return first === undefined ? groupAnonymousBot : accountOf(world, first).user
  }

  const kickBot = (groupId: number): Promise<Delivered> => {
    const room = roomOf(world, groupId)
    room.botStatus = 'kicked'
    return memberChange(room, anyMember(room), false)
  }

  /** Somebody lets the bot in; into a channel as an administrator who may post. */
  const letBotIn = (userId: number, groupId: number): Promise<Delivered> => {
    const room = roomOf(world, groupId)
    room.botStatus = 'member'
    return memberChange(room, accountOf(world, userId).user, true)
  }

  /** Makes a group a supergroup, with another id; both chats say so. */
  const migrate = async (groupId: number): Promise<Delivered & { chat: number }> => {
    const old = roomOf(world, groupId)
    const chat = -1_000_000_000_000 + groupId
    const room = newRoom({
      id: chat,
      kind: 'supergroup',
      title: old.title,
      members: old.members,
      forum: false,
    })
    world.rooms.set(chat, room)
    old.migratedTo = chat
    const to = place(world, old, anyMember(old), { migrate_to_chat_id: chat })
    const sender_chat = chatOf(world, room)
    const from = place(world, room, groupAnonymousBot, { sender_chat, migrate_from_chat_id: groupId })
    return { ...(await emit(updateOf(to), updateOf(from))), chat }
  }

  /** Opens a topic in a forum; its id is the `message_thread_id` of what is said there. */
  const addTopic = async (
    userId: number,
    groupId: number,
    name: string,
  ): Promise<Delivered & { thread: number }> => {
    const room = roomOf(world, groupId)
    if (!room.forum) throw new Error(`Telegram chat ${groupId} is no forum`)
    const message = place(world, room, accountOf(world, userId).user, {
      is_topic_message: true,
      forum_topic_created: { name, icon_color: 9367192 },
    })
    message.message_thread_id = message.message_id
    room.topics.set(message.message_id, name)
    return { ...(await emit(updateOf(message))), thread: message.message_id }
  }

  return {
    addUser,
    addGroup,
    addTopic,
    setLanguage,
    block: (userId: number) => setBlocked(userId, true),
    unblock: (userId: number) => setBlocked(userId, false),
    kickBot,
    letBotIn,
    migrate,
    deactivate: (userId: number): void => {
      accountOf(world, userId).deactivated = true
    },
  }
}
