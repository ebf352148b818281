import { useRef, useState } from 'preact/hooks'
import { samplePhoto, upload } from './api'
import { usePage } from './context'

type Command = { command: string; description: string; usage_hint?: string }
export type Sent = { text: string; uploads: string[]; asFile: boolean }

/** Where one writes: text, files, and the commands as one types a slash. What was typed stays until it is sent. */
export function Composer(props: {
  label: string
  commands: readonly Command[]
  disabled?: boolean
  onSend: (sent: Sent) => Promise<boolean>
  onLocation?: () => void
}) {
  const { w } = usePage()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [menu, setMenu] = useState(false)
  const photos = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const typed = /^\/\S*$/.test(text) ? text.slice(1).toLowerCase() : undefined
  const offered =
    typed === undefined ? [] : props.commands.filter((it) => it.command.replace('/', '').startsWith(typed))

  const send = async (uploads: string[] = [], asFile = false) => {
    if (busy || (text.trim() === '' && uploads.length === 0)) return
    setBusy(true)
    const sent = await props.onSend({ text: text.trim(), uploads, asFile })
    setBusy(false)
    if (sent) setText('')
    field.current?.focus()
  }
  const sendFiles = async (list: FileList | File[] | null, asFile: boolean) => {
    setMenu(false)
    const handles = await Promise.all([...(list ?? [])].map(upload))
    if (handles.length > 0) await send(handles, asFile)
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {offered.length > 0 && (
        <ul class="commands" aria-label="/">
          {offered.map((it) => (
            <li key={it.command}>
              <button
                type="button"
                onClick={() => {
                  setText(`/${it.command.replace('/', '')} `)
                  field.current?.focus()
                }}
              >
                <b>/{it.command.replace('/', '')}</b> <span>{it.description}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="attach">
        <button
          type="button"
          class="icon"
          aria-label={w.attach}
          aria-expanded={menu}
          disabled={props.disabled}
          onClick={() => setMenu(!menu)}
        >
          📎
        </button>
        {menu && (
          <div class="menu">
            <button type="button" onClick={() => photos.current?.click()}>
              {w.photo}
            </button>
            <button type="button" onClick={async () => sendFiles([await samplePhoto()], false)}>
              {w.sample}
            </button>
            <button type="button" onClick={() => files.current?.click()}>
              {w.file}
            </button>
            {props.onLocation && (
              <button
                type="button"
                onClick={() => {
                  setMenu(false)
                  props.onLocation?.()
                }}
              >
                {w.location}
              </button>
            )}
          </div>
        )}
        <input
          ref={photos}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={(event) => void sendFiles(event.currentTarget.files, false)}
        />
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={(event) => void sendFiles(event.currentTarget.files, true)}
        />
      </div>
      <textarea
        ref={field}
        aria-label={props.label}
        placeholder={props.label}
        rows={1}
        value={text}
        disabled={props.disabled}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
            event.preventDefault()
            void send()
          }
        }}
      />
      <button class="send" type="submit" disabled={busy || props.disabled}>
        {busy ? w.sending : w.send}
      </button>
    </form>
  )
}
