import type { SlackBlock } from '../contract'
import { messageBlocks, textLength } from './block-kit'
import { type Answer, refuse } from './method'

/** Limits of a message's text (docs.slack.dev, chat.postMessage). */
const textMax = 40_000
const blocksTextMax = 13_200

export function content(params: {
  text?: string | undefined
  blocks?: unknown
}): { text: string; blocks?: SlackBlock[] } | Answer {
  const text = params.text ?? ''
  if (text.length > textMax) return refuse('msg_too_long')
  if (params.blocks === undefined) return text === '' ? refuse('no_text') : { text }
  const blocks = messageBlocks.safeParse(params.blocks)
  if (!blocks.success) {
    return refuse(
      'invalid_blocks',
      blocks.error.issues.map((it) => `[ERROR] ${it.message} [json-pointer:/blocks/${it.path.join('/')}]`),
    )
  }
  if (textLength(blocks.data) > blocksTextMax) return refuse('msg_blocks_too_long')
  if (text === '' && blocks.data.length === 0) return refuse('no_text')
  return { text, blocks: blocks.data as SlackBlock[] }
}
