import type { Method } from '../method'
import { answerCallbackQuery } from './answer-callback-query'
import { getMe, setMyDescription, setMyName, setMyShortDescription } from './bot'
import { getChat, getChatMember, sendChatAction } from './chats'
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands'
import { editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from './edit-message'
import { getFile } from './get-file'
import { deleteMessage, pinChatMessage, setMessageReaction } from './message-actions'
import { sendLocation } from './send-location'
import { sendDocument, sendPhoto, sendVideo } from './send-media'
import { sendMediaGroup } from './send-media-group'
import { sendMessage } from './send-message'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates'

/** The methods that are served, by their names; the server reads names in any case. */
export const methods: Record<string, Method> = {
  answerCallbackQuery,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getChatMember,
  getFile,
  getMe,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  pinChatMessage,
  sendChatAction,
  sendDocument,
  sendLocation,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendVideo,
  setMessageReaction,
  setMyCommands,
  setMyDescription,
  setMyName,
  setMyShortDescription,
  setWebhook,
}

const byLowerCase = new Map(Object.keys(methods).map((name) => [name.toLowerCase(), name]))

/** A method by its name in any case, with the name as documented. */
export const findMethod = (name: string): { name: string; method: Method } | undefined => {
  const known = byLowerCase.get(name.toLowerCase())
  const method = known === undefined ? undefined : methods[known]
  return known === undefined || method === undefined ? undefined : { name: known, method }
}
