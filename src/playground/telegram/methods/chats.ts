import type { ChatMember } from 'grammy/types'
import { chatOf, findRoom, findWritableRoom } from '../chats'
import { method } from '../method'
import { chatId, integer, text } from '../params'
import { refusal } from '../refusal'

export const getChat = method({ chat_id: chatId }, ({ world }, params) => ({
  ...chatOf(world, findRoom(world, params.chat_id)),
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
}))

export const getChatMember = method(
  { chat_id: chatId, user_id: integer },
  ({ world }, params): ChatMember => {
    const room = findRoom(world, params.chat_id)
    const { id, is_bot, first_name, username } = world.bot
    if (params.user_id === id) {
      const user = { id, is_bot, first_name, username }
      return room.botStatus === 'member'
        ? { status: 'member', user }
        : { status: 'kicked', user, until_date: 0 }
    }
    const account = world.accounts.get(params.user_id)
    if (account === undefined) throw refusal(400, 'PARTICIPANT_ID_INVALID')
    return { status: room.members.has(params.user_id) ? 'member' : 'left', user: account.user }
  },
)

/** Source: `sendChatAction` in the Bot API's documentation. */
const actions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

export const sendChatAction = method(
  { chat_id: chatId, message_thread_id: integer.optional(), action: text },
  ({ world }, params) => {
    if (!actions.has(params.action)) throw refusal(400, 'wrong parameter action in request')
    findWritableRoom(world, params.chat_id)
    return true
  },
)
