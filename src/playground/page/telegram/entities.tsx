import type { Message, MessageEntity } from 'grammy/types'
import type { ComponentChildren } from 'preact'

/** A message's text with its entities, which count UTF-16 units and may stand within each other. */
export function EntityText({ message, onCommand }: { message: Message; onCommand: (text: string) => void }) {
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  return <>{pieces(text, 0, text.length, entities, onCommand)}</>
}

function pieces(
  text: string,
  from: number,
  to: number,
  entities: readonly MessageEntity[],
  onCommand: (text: string) => void,
): ComponentChildren[] {
  const result: ComponentChildren[] = []
  let at = from
  for (const [index, entity] of entities.entries()) {
    if (entity.offset < at || entity.offset >= to) continue
    const end = entity.offset + entity.length
    if (entity.offset > at) result.push(text.slice(at, entity.offset))
    const inner = entities
      .slice(index + 1)
      .filter((it) => it.offset >= entity.offset && it.offset + it.length <= end)
    result.push(
      wrap(
        entity,
        text.slice(entity.offset, end),
        pieces(text, entity.offset, end, inner, onCommand),
        onCommand,
      ),
    )
    at = end
  }
  if (at < to) result.push(text.slice(at, to))
  return result
}

function wrap(
  entity: MessageEntity,
  text: string,
  inner: ComponentChildren,
  onCommand: (text: string) => void,
): ComponentChildren {
  switch (entity.type) {
    case 'bold':
      return <b>{inner}</b>
    case 'italic':
      return <i>{inner}</i>
    case 'underline':
      return <u>{inner}</u>
    case 'strikethrough':
      return <s>{inner}</s>
    case 'code':
      return <code>{inner}</code>
    case 'pre':
      return <pre>{inner}</pre>
    case 'blockquote':
    case 'expandable_blockquote':
      return <blockquote>{inner}</blockquote>
    case 'text_link':
      return <Link href={entity.url}>{inner}</Link>
    case 'url':
      return <Link href={text}>{inner}</Link>
    case 'bot_command':
      return (
        <button type="button" class="link" onClick={() => onCommand(text)}>
          {inner}
        </button>
      )
    default:
      return <span>{inner}</span>
  }
}

/** Only addresses a browser opens as pages. */
function Link({ href, children }: { href: string; children: ComponentChildren }) {
  return /^https?:\/\//.test(href) ? (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  )
}
