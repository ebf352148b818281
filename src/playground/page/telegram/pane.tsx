import type { Message } from 'grammy/types'
import { Fragment } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Persona, TelegramPane } from '../../contract'
import { act } from '../api'
import { Composer, type Sent } from '../composer'
import { usePage } from '../context'
import { DayLine } from '../day-line'
import { PersonaSelect } from '../persona-select'
import { Reads } from '../reads'
import { useNewestInSight } from '../scroll'
import { TelegramMessage } from './message'

/** A place in the district, for those whose browser has none to share. */
const samplePlace = { latitude: 32.0912, longitude: 118.8034 }
const toastMs = 4000

export function TelegramChatPane(props: {
  pane: TelegramPane
  personas: readonly Persona[]
  onPersona: (id: string) => void
  hidden: boolean
}) {
  const { w, onRefused } = usePage()
  const { pane } = props
  const [chatId, setChatId] = useState<number>()
  const [replyTo, setReplyTo] = useState<Message>()
  const list = useRef<HTMLUListElement>(null)
  const chat =
    pane.chats.find((it) => it.id === chatId) ??
    pane.chats.find((it) => it.kind === 'private') ??
    pane.chats[0]
  const user = pane.chats.find((it) => it.kind === 'private')?.id
  const persona = pane.persona
  useNewestInSight(list, `${chat?.id}:${chat?.messages.at(-1)?.message_id}`)
  const times = chat?.messages.map(({ date }) => date * 1000) ?? []
  const toast = useToast(pane.callbackAnswer)

  const done = async (what: Parameters<typeof act>[0]): Promise<boolean> => {
    const result = await act(what)
    if (!result.ok) onRefused(result.reason)
    return result.ok
  }
  const send = ({ text, uploads, asFile }: Sent): Promise<boolean> => {
    const chatAt = chat?.id ?? 0
    const reply = replyTo ? { replyTo: replyTo.message_id } : {}
    setReplyTo(undefined)
    if (uploads.length === 0) return done({ do: 'telegram.text', persona, chat: chatAt, text, ...reply })
    return done({
      do: 'telegram.files',
      persona,
      chat: chatAt,
      uploads,
      asFile,
      ...(text ? { caption: text } : {}),
      ...reply,
    })
  }

  return (
    <section class="pane telegram" aria-label="Telegram" hidden={props.hidden}>
      <header>
        <h2>Telegram</h2>
        <PersonaSelect
          personas={props.personas}
          value={persona}
          onChange={props.onPersona}
          label={`Telegram: ${w.youAre}`}
        />
        <label class="small">
          {w.phoneLanguage}
          <select
            aria-label={w.phoneLanguage}
            value={pane.phoneLanguage}
            onChange={(event) =>
              void done({
                do: 'telegram.language',
                persona,
                language: event.currentTarget.value === 'zh' ? 'zh-hans' : 'en',
              })
            }
          >
            <option value="en">English</option>
            <option value="zh">中文</option>
          </select>
        </label>
        <button
          type="button"
          class="small"
          onClick={() => void done({ do: 'telegram.block', persona, blocked: !pane.blocked })}
        >
          {pane.blocked ? w.unblock : w.block}
        </button>
      </header>
      <Reads
        persona={props.personas.find((it) => it.id === persona)}
        language={pane.language}
        onChoose={(language) =>
          void done({ do: 'telegram.text', persona, chat: user ?? 0, text: `/language ${language}` })
        }
      />
      {pane.chats.length > 1 && (
        <nav class="chats" aria-label={w.chats}>
          {pane.chats.map((it) => (
            <button
              key={it.id}
              type="button"
              aria-pressed={it.id === chat?.id}
              onClick={() => setChatId(it.id)}
            >
              {it.kind === 'private' ? `Anwei ${w.bot}` : it.title}
            </button>
          ))}
        </nav>
      )}
      <div class="toasts" role="status">
        {toast && <div class={toast.alert ? 'toast alert' : 'toast'}>{toast.text}</div>}
      </div>
      <ul class="messages" ref={list} aria-live="polite" aria-label={w.chats}>
        {chat?.messages.map((message, index) => (
          <Fragment key={message.message_id}>
            <DayLine at={times[index] ?? 0} before={times[index - 1]} />
            <TelegramMessage
              message={message}
              own={message.from?.id === user}
              onReply={setReplyTo}
              onCommand={(text) => void done({ do: 'telegram.text', persona, chat: chat.id, text })}
              onPress={(id, data) =>
                void done({ do: 'telegram.press', persona, chat: chat.id, message: id, data })
              }
            />
          </Fragment>
        ))}
      </ul>
      {replyTo && (
        <div class="replying">
          {w.replyingTo}: {(replyTo.text ?? replyTo.caption ?? '').slice(0, 60)}
          <button type="button" class="icon" aria-label={w.cancel} onClick={() => setReplyTo(undefined)}>
            ✕
          </button>
        </div>
      )}
      <Composer
        label={pane.blocked ? w.blocked : w.write}
        commands={pane.commands}
        disabled={pane.blocked}
        onSend={send}
        onLocation={() =>
          void done({ do: 'telegram.location', persona, chat: chat?.id ?? 0, ...samplePlace })
        }
      />
    </section>
  )
}

/** The answer to the last press, for a while; what was answered before the pane was opened is over. */
function useToast(answer: TelegramPane['callbackAnswer']) {
  const [shown, setShown] = useState<TelegramPane['callbackAnswer']>()
  const id = answer?.id
  const seen = useRef(id)
  useEffect(() => {
    if (!answer || seen.current === id) return
    seen.current = id
    setShown(answer)
    const timer = setTimeout(() => setShown(undefined), toastMs)
    return () => clearTimeout(timer)
  }, [id])
  return shown
}
