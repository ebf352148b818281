import type { Message } from 'grammy/types'
import { clockOf, usePage } from '../context'
import { EntityText } from './entities'

const fileUrl = (id: string): string => `/playground/file/tg-${id}`

/** A bubble: what was said, its files, and the buttons under it. */
export function TelegramMessage(props: {
  message: Message
  own: boolean
  onPress: (message: number, data: string) => void
  onReply: (message: Message) => void
  onCommand: (text: string) => void
}) {
  const { w, timezone } = usePage()
  const { message, own } = props
  const replied = message.reply_to_message
  return (
    <li class={own ? 'bubble own' : 'bubble'} id={`tg-${message.message_id}`}>
      <div class="body">
        {replied && <div class="replied">{(replied.text ?? replied.caption ?? '🖼').slice(0, 80)}</div>}
        <Media message={message} />
        {(message.text ?? message.caption) && (
          <div class="text">
            <EntityText message={message} onCommand={props.onCommand} />
          </div>
        )}
        <div class="meta">
          {message.edit_date && <span>{w.edited} </span>}
          <time>{clockOf(message.date * 1000, timezone)}</time>
          <button
            type="button"
            class="reply"
            aria-label={w.reply}
            title={w.reply}
            onClick={() => props.onReply(message)}
          >
            ↩
          </button>
        </div>
      </div>
      <Keyboard message={message} onPress={props.onPress} />
    </li>
  )
}

function Media({ message }: { message: Message }) {
  const { w } = usePage()
  const photo = message.photo?.reduce((best, size) => (size.width > best.width ? size : best))
  if (photo)
    return <img class="photo" src={fileUrl(photo.file_id)} alt={message.caption ?? w.photo} loading="lazy" />
  if (message.video)
    return (
      <video class="photo" src={fileUrl(message.video.file_id)} controls>
        <track kind="captions" />
      </video>
    )
  if (message.document) {
    const { file_id: id, file_name: name } = message.document
    return (
      <a class="document" href={fileUrl(id)} download={name}>
        📄 {name ?? w.document}
      </a>
    )
  }
  if (message.location) {
    const { latitude, longitude } = message.location
    return (
      <div class="place">
        📍 {w.map} {latitude.toFixed(5)}, {longitude.toFixed(5)}
      </div>
    )
  }
  return null
}

function Keyboard({
  message,
  onPress,
}: {
  message: Message
  onPress: (message: number, data: string) => void
}) {
  const rows = message.reply_markup?.inline_keyboard ?? []
  if (rows.length === 0) return null
  return (
    <div class="keyboard">
      {rows.map((row, at) => (
        <div key={at} class="row">
          {row.map((button) =>
            'callback_data' in button && button.callback_data !== undefined ? (
              <button
                key={button.callback_data}
                type="button"
                onClick={() => onPress(message.message_id, button.callback_data)}
              >
                {button.text}
              </button>
            ) : (
              <a
                key={button.text}
                class="button"
                href={'url' in button ? (button.url ?? '') : ''}
                target="_blank"
                rel="noreferrer"
              >
                {button.text}
              </a>
            ),
          )}
        </div>
      ))}
    </div>
  )
}
