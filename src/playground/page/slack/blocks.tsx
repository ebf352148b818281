import type { ComponentChildren } from 'preact'
import type { SlackBlock } from '../../contract'
import { Mrkdwn } from './mrkdwn'

type Text = { type: string; text: string }
type Rich = {
  type: string
  text?: string
  url?: string
  name?: string
  user_id?: string
  channel_id?: string
  style?: { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean }
  elements?: Rich[]
}
export type Element = {
  type: string
  action_id: string
  text?: Text
  value?: string
  url?: string
  style?: string
}
export type OnAction = (block: SlackBlock, element: Element) => void

/** Blocks of a message or a modal, inputs apart. */
export function Block({
  block,
  names,
  onAction,
}: {
  block: SlackBlock
  names: Record<string, string>
  onAction: OnAction
}) {
  const it = block as SlackBlock & {
    text?: Text
    fields?: Text[]
    elements?: unknown[]
    accessory?: Element
    image_url?: string
    alt_text?: string
  }
  switch (block.type) {
    case 'header':
      return <h3 class="header">{it.text?.text}</h3>
    case 'divider':
      return <hr />
    case 'image':
      return <img class="photo" src={it.image_url ?? ''} alt={it.alt_text ?? ''} />
    case 'section':
      return (
        <div class="section">
          {it.text && (
            <p>
              <Words text={it.text} names={names} />
            </p>
          )}
          {it.fields && (
            <div class="fields">
              {it.fields.map((field, at) => (
                <p key={at}>
                  <Words text={field} names={names} />
                </p>
              ))}
            </div>
          )}
          {it.accessory && <Control block={block} element={it.accessory} onAction={onAction} />}
        </div>
      )
    case 'context':
      return (
        <div class="context">
          {((it.elements ?? []) as Text[]).map((text, at) => (
            <span key={at}>
              <Words text={text} names={names} />
            </span>
          ))}
        </div>
      )
    case 'actions':
      return (
        <div class="actions">
          {((it.elements ?? []) as Element[]).map((element) => (
            <Control key={element.action_id} block={block} element={element} onAction={onAction} />
          ))}
        </div>
      )
    case 'rich_text':
      return (
        <div class="rich">
          {((it.elements ?? []) as Rich[]).map((part, at) => (
            <RichPart key={at} part={part} names={names} />
          ))}
        </div>
      )
    default:
      return null
  }
}

function Words({ text, names }: { text: Text; names: Record<string, string> }) {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} names={names} /> : <span>{text.text}</span>
}

function RichPart({ part, names }: { part: Rich; names: Record<string, string> }) {
  const inner = (part.elements ?? []).map((it, at) => <RichWord key={at} word={it} names={names} />)
  if (part.type === 'rich_text_quote') return <blockquote>{inner}</blockquote>
  return part.type === 'rich_text_preformatted' ? <pre>{inner}</pre> : <p>{inner}</p>
}

const mention = ({ user_id, channel_id }: Rich, names: Record<string, string>): string =>
  user_id ? `@${names[user_id] ?? user_id}` : channel_id ? `#${names[channel_id] ?? channel_id}` : ''

function RichWord({ word, names }: { word: Rich; names: Record<string, string> }) {
  const { style } = word
  let shown: ComponentChildren =
    word.type === 'link' ? (
      <a href={word.url ?? ''} target="_blank" rel="noreferrer">
        {word.text ?? word.url}
      </a>
    ) : (
      (word.text ?? mention(word, names))
    )
  if (style?.bold) shown = <b>{shown}</b>
  if (style?.italic) shown = <i>{shown}</i>
  if (style?.strike) shown = <s>{shown}</s>
  if (style?.code) shown = <code>{shown}</code>
  return <>{shown}</>
}

function Control({ block, element, onAction }: { block: SlackBlock; element: Element; onAction: OnAction }) {
  if (element.url) {
    return (
      <a class="button" href={element.url} target="_blank" rel="noreferrer">
        {element.text?.text}
      </a>
    )
  }
  return (
    <button type="button" class={element.style ?? ''} onClick={() => onAction(block, element)}>
      {element.text?.text}
    </button>
  )
}
