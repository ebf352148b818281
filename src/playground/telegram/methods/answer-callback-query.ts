import * as z from 'zod'
import { method } from '../method'
import { flag, integer, text } from '../params'
import { refusal } from '../refusal'
import { codePoints } from '../text'
import { type CallbackAnswer, serial } from '../world'

/**
 * How long a press waits for its answer, in ms. Not documented: bots' authors report between 10 and 15 s; 15
 * is an assumption.
 */
const answerableMs = 15_000

/**
 * Answers a button press, once. More than 200 characters are refused (Bot API, `answerCallbackQuery`); that
 * the server calls that MESSAGE_TOO_LONG is reported by bots' authors, not documented.
 */
export const answerCallbackQuery = method(
  {
    callback_query_id: z.string().min(1),
    text: text.default(''),
    show_alert: flag.default(false),
    url: text.optional(),
    cache_time: integer.optional(),
  },
  ({ world }, params) => {
    const query = world.queries.get(params.callback_query_id)
    if (query === undefined || query.answer !== undefined || world.now() - query.at > answerableMs) {
      throw refusal(400, 'query is too old and response timeout expired or query ID is invalid')
    }
    if (codePoints(params.text) > 200) throw refusal(400, 'MESSAGE_TOO_LONG')
    const answer: CallbackAnswer = { id: serial(world), text: params.text, alert: params.show_alert }
    if (params.url !== undefined) answer.url = params.url
    query.answer = answer
    world.lastAnswers.set(query.user, answer)
    return true
  },
)
