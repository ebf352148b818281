import { useState } from 'preact/hooks'
import type { SlackMessage as Message } from '../../contract'
import { clockOf, usePage } from '../context'
import { Block, type OnAction } from './blocks'
import { Mrkdwn } from './mrkdwn'

/** A message with its blocks, files and, where it has answers, its thread. */
export function SlackMessage(props: {
  message: Message
  replies: readonly Message[]
  names: Record<string, string>
  onAction: (ts: string) => OnAction
  onShortcut: (ts: string) => void
  onThread: (ts: string) => void
}) {
  const { w, timezone } = usePage()
  const [menu, setMenu] = useState(false)
  const [open, setOpen] = useState(true)
  const { message, replies, names } = props
  const name = names[message.user] ?? message.user
  const app = name === 'Anwei'
  return (
    <li class={message.ephemeral ? 'entry ephemeral' : 'entry'}>
      <div class={app ? 'avatar app' : 'avatar'} aria-hidden="true">
        {app ? '安' : name.slice(0, 1)}
      </div>
      <div class="content">
        {message.ephemeral && <p class="only">👁 {w.onlyYou}</p>}
        <p class="who">
          <b>{name}</b> {app && <span class="tag">{w.app}</span>}{' '}
          <time>{clockOf(Number(message.ts) * 1000, timezone)}</time>
          {message.edited && <span class="small"> ({w.edited})</span>}
        </p>
        {message.blocks
          ? message.blocks.map((block, at) => (
              <Block key={at} block={block} names={names} onAction={props.onAction(message.ts)} />
            ))
          : message.text && (
              <p>
                <Mrkdwn text={message.text} names={names} />
              </p>
            )}
        {message.files?.map((file) =>
          file.mimetype.startsWith('image/') ? (
            <img key={file.id} class="photo" src={file.url} alt={file.name} loading="lazy" />
          ) : (
            <a key={file.id} class="document" href={file.url} download={file.name}>
              📄 {file.name}
            </a>
          ),
        )}
        {replies.length > 0 && (
          <div class="thread">
            <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {w.thread(replies.length)}
            </button>
            {open && (
              <ul>
                {replies.map((reply) => (
                  <SlackMessage key={reply.ts} {...props} message={reply} replies={[]} />
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
      <div class="tools">
        <button
          type="button"
          class="icon"
          aria-label={w.more}
          aria-expanded={menu}
          onClick={() => setMenu(!menu)}
        >
          ⋮
        </button>
        {menu && (
          <div class="menu">
            {!message.ephemeral && (
              <button
                type="button"
                onClick={() => {
                  setMenu(false)
                  props.onThread(message.thread_ts ?? message.ts)
                }}
              >
                {w.replyInThread}
              </button>
            )}
            <button
              type="button"
              onClick={() => {
                setMenu(false)
                props.onShortcut(message.ts)
              }}
            >
              {w.reportAsHazard}
            </button>
          </div>
        )}
      </div>
    </li>
  )
}
