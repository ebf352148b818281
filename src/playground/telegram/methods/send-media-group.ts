import * as z from 'zod'
import { method } from '../method'
import { json, sending } from '../params'
import { refusal } from '../refusal'
import { sendAsBot } from '../send'
import { serial } from '../world'
import { inputMedia, toMedia } from './send-media'

/**
 * An album of 2 to 10, documents among themselves (Bot API, `sendMediaGroup`). The wording for one alone is
 * an assumption; the documents' and the upper limit's are tdlib's.
 */
export const sendMediaGroup = method({ ...sending, media: json(z.array(inputMedia)) }, (call, params) => {
  const { media } = params
  if (media.length === 0) throw refusal(400, 'there are no messages to send')
  if (media.length > 10) throw refusal(400, 'too many messages to send as an album')
  if (media.length < 2) throw refusal(400, 'an album must include 2-10 items')
  const documents = media.filter(({ type }) => type === 'document').length
  if (documents > 0 && documents < media.length) {
    throw refusal(400, "document can't be mixed with other media types")
  }
  const contents = media.map((item) => toMedia(call, item))
  const media_group_id = String(13_000_000_000_000_000 + serial(call.world))
  return contents.map((content) => sendAsBot(call.world, params, { ...content, media_group_id }))
})
