import { useEffect, useRef, useState } from 'preact/hooks'
import type { SlackBlock, SlackView, SlackViewValues } from '../../contract'
import { act } from '../api'
import { usePage } from '../context'
import { Block } from './blocks'
import { Input, type InputElement, type Value } from './inputs'

type InputBlock = SlackBlock & {
  block_id: string
  label: { text: string }
  hint?: { text: string }
  optional?: boolean
  element: InputElement
}

const isInput = (block: SlackBlock): block is InputBlock => block.type === 'input'

/**
 * A modal of the app: over the Slack pane alone, as the other chat is another program. The pane behind it is inert;
 * Escape closes it.
 */
export function Modal({
  view,
  persona,
  names,
}: {
  view: SlackView
  persona: string
  names: Record<string, string>
}) {
  const { w, onRefused } = usePage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [values, setValues] = useState<SlackViewValues>({})
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    dialog.current?.show()
    dialog.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
    const behind = [...(dialog.current?.parentElement?.children ?? [])].filter((it) => it !== dialog.current)
    for (const it of behind) it.toggleAttribute('inert', true)
    // Not while somebody types in the other chat.
    const onKey = ({ key, target }: KeyboardEvent): void => {
      if (key === 'Escape' && !(target as Element).closest('.telegram')) close()
    }
    addEventListener('keydown', onKey)
    return () => {
      for (const it of behind) it.toggleAttribute('inert', false)
      removeEventListener('keydown', onKey)
    }
  }, [])
  const keep = (block: string, id: string) => (value: Value) =>
    setValues((before) => ({ ...before, [block]: { [id]: value } }))
  const close = () => void act({ do: 'slack.closeView', persona, view: view.id })
  const submit = async () => {
    setBusy(true)
    const result = await act({ do: 'slack.submit', persona, view: view.id, values })
    setBusy(false)
    if (!result.ok) onRefused(result.reason)
  }
  return (
    <dialog ref={dialog} class="modal" aria-labelledby="modal-title">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <h2 id="modal-title">{view.title}</h2>
        <div class="fields-of-modal">
          {view.blocks.map((block, at) =>
            isInput(block) ? (
              <Field key={block.block_id ?? at} block={block} view={view} persona={persona} keep={keep} />
            ) : (
              <Block key={block.block_id ?? at} block={block} names={names} onAction={() => {}} />
            ),
          )}
        </div>
        <footer>
          <button type="button" onClick={close}>
            {view.close ?? w.close}
          </button>
          {view.submit && (
            <button type="submit" class="primary" disabled={busy}>
              {view.submit}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  )
}

function Field(props: {
  block: InputBlock
  view: SlackView
  persona: string
  keep: (block: string, id: string) => (value: Value) => void
}) {
  const { w } = usePage()
  const { block, view, persona } = props
  const error = view.errors?.[block.block_id]
  const id = `field-${block.block_id}`
  const described = error ? `${id}-error` : block.hint ? `${id}-hint` : undefined
  return (
    <div class="field">
      <label for={id}>
        {block.label.text} {block.optional && <span class="small">{w.optional}</span>}
      </label>
      <Input
        id={id}
        element={block.element}
        persona={persona}
        view={view.id}
        blockId={block.block_id}
        describedBy={described}
        onValue={props.keep(block.block_id, block.element.action_id)}
      />
      {block.hint && (
        <p class="hint" id={`${id}-hint`}>
          {block.hint.text}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
