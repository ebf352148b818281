import { Fragment } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Persona, SlackPane } from '../../contract'
import { act } from '../api'
import { Composer, type Sent } from '../composer'
import { usePage } from '../context'
import { DayLine } from '../day-line'
import { PersonaSelect } from '../persona-select'
import { Reads } from '../reads'
import { useNewestInSight } from '../scroll'
import { SlackMessage } from './message'
import { Modal } from './modal'

export function SlackChatPane(props: {
  pane: SlackPane
  personas: readonly Persona[]
  onPersona: (id: string) => void
  hidden: boolean
}) {
  const { w, onRefused } = usePage()
  const { pane } = props
  const { persona, names } = pane
  const [channelId, setChannelId] = useState<string>()
  const [thread, setThread] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const channel =
    pane.channels.find((it) => it.id === channelId) ??
    pane.channels.find((it) => it.kind === 'dm') ??
    pane.channels[0]
  const messages = channel?.messages ?? []
  useNewestInSight(list, `${channel?.id}:${messages.at(-1)?.ts}`)

  const done = async (what: Parameters<typeof act>[0]): Promise<boolean> => {
    const result = await act(what)
    if (!result.ok) onRefused(result.reason)
    return result.ok
  }
  const send = ({ text, uploads }: Sent): Promise<boolean> => {
    const at = channel?.id ?? ''
    const command = /^(\/\S+)\s*([\s\S]*)$/.exec(text)
    if (command?.[1] && uploads.length === 0) {
      return done({ do: 'slack.command', persona, channel: at, command: command[1], text: command[2] ?? '' })
    }
    const where = thread ? { threadTs: thread } : {}
    setThread(undefined)
    return done({
      do: 'slack.message',
      persona,
      channel: at,
      text,
      ...(uploads.length > 0 ? { uploads } : {}),
      ...where,
    })
  }
  const heads = messages.filter(
    (it) => !it.thread_ts || !messages.some((head) => head.ts === it.thread_ts && head.ts !== it.ts),
  )
  const times = heads.map(({ ts }) => Number(ts) * 1000)

  return (
    <section class="pane slack" aria-label="Slack" hidden={props.hidden}>
      <header>
        <h2>Slack</h2>
        <PersonaSelect
          personas={props.personas}
          value={persona}
          onChange={props.onPersona}
          label={`Slack: ${w.youAre}`}
        />
      </header>
      <Reads
        persona={props.personas.find((it) => it.id === persona)}
        language={pane.language}
        onChoose={(language) =>
          void done({
            do: 'slack.command',
            persona,
            channel: pane.channels.find((it) => it.kind === 'dm')?.id ?? '',
            command: '/safety',
            text: `language ${language}`,
          })
        }
      />
      <nav class="chats" aria-label={w.chats}>
        {pane.channels.map((it) => (
          <button
            key={it.id}
            type="button"
            aria-pressed={it.id === channel?.id}
            onClick={() => setChannelId(it.id)}
          >
            {it.kind === 'dm' ? '● Anwei' : `# ${it.name}`}
          </button>
        ))}
      </nav>
      <ul class="messages" ref={list} aria-live="polite" aria-label={w.chats}>
        {heads.map((message, index) => (
          <Fragment key={message.ts}>
            <DayLine at={times[index] ?? 0} before={times[index - 1]} />
            <SlackMessage
              message={message}
              replies={messages.filter((it) => it.thread_ts === message.ts && it.ts !== message.ts)}
              names={names}
              onAction={(ts) => (block, element) =>
                void done({
                  do: 'slack.action',
                  persona,
                  channel: channel?.id ?? '',
                  ts,
                  blockId: block.block_id ?? '',
                  action: { ...element },
                })
              }
              onShortcut={(ts) =>
                void done({
                  do: 'slack.shortcut',
                  persona,
                  channel: channel?.id ?? '',
                  ts,
                  callbackId: 'report_hazard',
                })
              }
              onThread={setThread}
            />
          </Fragment>
        ))}
      </ul>
      {thread && (
        <div class="replying">
          {w.replyInThread}
          <button type="button" class="icon" aria-label={w.cancel} onClick={() => setThread(undefined)}>
            ✕
          </button>
        </div>
      )}
      <Composer label={w.write} commands={pane.commands} onSend={send} />
      {pane.view && (
        <>
          <div class="veil" />
          <Modal key={pane.view.id} view={pane.view} persona={persona} names={names} />
        </>
      )}
    </section>
  )
}
