import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/web-api'
import { phoneLink } from '../../domain/people/phone'
import { labelOf } from '../texts/label-of'
import type { Button, View } from '../view'
import { limits, shorten } from './limits'

export type Rendered = { text: string; blocks: KnownBlock[] }

/** What mrkdwn would read as markup, mentions or links, made text (docs.slack.dev, Formatting). */
export const escapeMrkdwn = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/**
 * A view as a Slack message. Words stand in rich text and plain text, never in mrkdwn: their elements are
 * shown, and copied, as they are, so no `<!channel>`, mention, link or star in them means anything, and
 * nothing has to be put between their letters. Only `text`, which notifications show, is mrkdwn.
 */
export function renderView(view: View): Rendered {
  const title = view.title?.trim() ? header(view.title) : undefined
  const footer = view.footer?.trim() ? context(view.footer) : undefined
  const body = richText(view, { left: limits.messageText })
  const blocks: KnownBlock[] = [
    ...(title ? [title] : []),
    ...(body.length > 0 ? [{ type: 'rich_text' as const, elements: body }] : []),
    ...(footer ? [footer] : []),
    ...(view.buttons ?? []).flatMap(actions),
  ]
  const spoken = [view.title, ...(view.body ?? []), view.quote].filter((it) => it?.trim()).join('\n')
  return {
    text: mentioned(escapeMrkdwn(shorten(spoken || '…', limits.fallbackText)), view)
      .map((it) => (it.channel ? `<#${it.words}>` : it.words))
      .join(''),
    blocks: mergeActions(blocks).slice(0, limits.blocksPerMessage),
  }
}

const header = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: shorten(text, limits.headerText), emoji: false },
})
const context = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: shorten(text, limits.contextText), emoji: false }],
})

type Room = { left: number }

/** Takes what still fits, so that the sum of a message's texts stays within what Slack accepts. */
function take(text: string, room: Room): string {
  const kept = shorten(text, Math.min(room.left, limits.sectionText))
  room.left -= kept.length
  return kept
}

const words = (text: string, bold = false): RichTextElement[] =>
  text === '' ? [] : [{ type: 'text', text, ...(bold ? { style: { bold: true } } : {}) }]

/** A text in its parts, the channels among them by themselves. */
function mentioned(text: string, { channels = [] }: View): { words: string; channel: boolean }[] {
  if (channels.length === 0) return [{ words: text, channel: false }]
  // Split by the ids, which are letters and digits alone: they stand at every other place.
  return text
    .split(new RegExp(`(?<![A-Z0-9])(${channels.join('|')})(?![A-Z0-9])`))
    .map((words, at) => ({ words, channel: at % 2 === 1 }))
}

const withMentions = (text: string, view: View): RichTextElement[] =>
  mentioned(text, view).flatMap((it): RichTextElement[] =>
    it.channel ? [{ type: 'channel', channel_id: it.words }] : words(it.words),
  )

function richText(
  view: View,
  room: Room,
): (RichTextSection | { type: 'rich_text_quote'; elements: RichTextElement[] })[] {
  const section = (elements: RichTextElement[]) =>
    elements.length > 0 ? [{ type: 'rich_text_section' as const, elements }] : []
  const paragraphs = (view.body ?? []).map((text, at) =>
    withMentions(take(at === 0 ? text : `\n${text}`, room), view),
  )
  const quote = view.quote ? words(take(view.quote, room)) : []
  const fields = (view.fields ?? []).map(({ label, value, person, phone }, at): RichTextElement[] => [
    ...words(take(`${at === 0 ? '' : '\n'}${labelOf(label)}`, room), true),
    ...words(take(value, room)),
    ...(person ? [...words(' '), { type: 'user' as const, user_id: person }] : []),
    ...(phone ? [...words(' '), { type: 'link' as const, url: phoneLink(phone), text: phone }] : []),
  ])
  return [
    ...section(paragraphs.flat()),
    ...(quote.length > 0 ? [{ type: 'rich_text_quote' as const, elements: quote }] : []),
    ...section(fields.flat()),
  ]
}

function actions(row: readonly Button[]): KnownBlock[] {
  const fitting = row.filter((button) => !('url' in button) || button.url.length <= limits.buttonUrl)
  return fitting.length === 0 ? [] : [{ type: 'actions', elements: fitting.map(buttonOf) }]
}

function buttonOf(button: Button) {
  const text = {
    type: 'plain_text' as const,
    text: shorten(button.label.trim() || '·', limits.buttonText),
    emoji: false,
  }
  if ('url' in button) return { type: 'button' as const, text, url: button.url }
  return {
    type: 'button' as const,
    text,
    value: button.data,
    ...(button.style ? { style: button.style } : {}),
  }
}

/** Rows become few blocks with ids of their own: a message has room for 50 blocks, a row of buttons for 25. */
function mergeActions(blocks: readonly KnownBlock[]): KnownBlock[] {
  const merged: KnownBlock[] = []
  for (const block of blocks) {
    const last = merged.at(-1)
    const fits =
      block.type === 'actions' &&
      last?.type === 'actions' &&
      last.elements.length + block.elements.length <= 5
    if (fits && block.type === 'actions' && last?.type === 'actions') {
      merged[merged.length - 1] = { ...last, elements: [...last.elements, ...block.elements] }
    } else merged.push(block)
  }
  let count = 0
  return merged.flatMap((block): KnownBlock[] => {
    if (block.type !== 'actions') return [block]
    const elements = block.elements
      .slice(0, Math.min(limits.buttonsPerBlock, limits.buttons - count))
      .map((element, at) => ({ ...element, action_id: `press_${count + at}` }))
    count += elements.length
    return elements.length > 0 ? [{ ...block, elements }] : []
  })
}
