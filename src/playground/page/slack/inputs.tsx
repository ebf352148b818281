import { useEffect, useState } from 'preact/hooks'
import { act, upload } from '../api'
import { usePage } from '../context'

export type Option = { text: { type: 'plain_text'; text: string }; value: string }
export type InputElement = {
  type: string
  action_id: string
  multiline?: boolean
  max_length?: number
  initial_value?: string
  options?: Option[]
  initial_option?: Option
  initial_options?: Option[]
  initial_date?: string
  initial_date_time?: number
  max_files?: number
  min_query_length?: number
}
export type Value = { type: string; [key: string]: unknown }
type InputProps = {
  id: string
  element: InputElement
  persona: string
  view: string
  blockId: string
  onValue: (value: Value) => void
  describedBy: string | undefined
}

/** One field of a modal. */
export function Input(props: InputProps) {
  const { w, timezone } = usePage()
  const { element, id, onValue, describedBy } = props
  const shared = { id, 'aria-describedby': describedBy }
  switch (element.type) {
    case 'plain_text_input': {
      const onInput = (event: { currentTarget: { value: string } }) =>
        onValue({ type: element.type, value: event.currentTarget.value })
      return element.multiline ? (
        <textarea
          {...shared}
          rows={3}
          maxLength={element.max_length}
          defaultValue={element.initial_value}
          onInput={onInput}
        />
      ) : (
        <input
          {...shared}
          type="text"
          maxLength={element.max_length}
          defaultValue={element.initial_value}
          onInput={onInput}
        />
      )
    }
    case 'static_select':
      return (
        <select
          {...shared}
          defaultValue={element.initial_option?.value ?? ''}
          onChange={(event) => {
            const option = element.options?.find((it) => it.value === event.currentTarget.value)
            onValue({ type: element.type, selected_option: option ?? null })
          }}
        >
          <option value="">{w.choose}</option>
          {element.options?.map((it) => (
            <option key={it.value} value={it.value} selected={it.value === element.initial_option?.value}>
              {it.text.text}
            </option>
          ))}
        </select>
      )
    case 'radio_buttons':
      return (
        <fieldset id={id} class="one" aria-describedby={describedBy}>
          {element.options?.map((it) => (
            <label key={it.value}>
              <input
                type="radio"
                name={id}
                defaultChecked={it.value === element.initial_option?.value}
                onChange={() => onValue({ type: element.type, selected_option: it })}
              />
              {it.text.text}
            </label>
          ))}
        </fieldset>
      )
    case 'multi_static_select':
      return <ManyInput {...props} />
    case 'datepicker':
      return (
        <input
          {...shared}
          type="date"
          defaultValue={element.initial_date}
          onInput={(event) =>
            onValue({ type: element.type, selected_date: event.currentTarget.value || null })
          }
        />
      )
    case 'external_select':
      return <SearchInput {...props} />
    case 'datetimepicker':
      return (
        <input
          {...shared}
          type="datetime-local"
          defaultValue={
            element.initial_date_time ? wallClock(element.initial_date_time * 1000, timezone) : ''
          }
          onInput={(event) => {
            const at = instantOf(event.currentTarget.value, timezone)
            onValue({
              type: element.type,
              selected_date_time: Number.isNaN(at) ? null : Math.floor(at / 1000),
            })
          }}
        />
      )
    case 'file_input':
      return (
        <input
          {...shared}
          type="file"
          multiple={(element.max_files ?? 10) > 1}
          onChange={async (event) => {
            const files = await Promise.all([...(event.currentTarget.files ?? [])].map(upload))
            onValue({ type: element.type, files })
          }}
        />
      )
    default:
      return null
  }
}

const wallClock = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')

/** The instant (UTC ms) at which clocks of the zone show this; the picker knows no zones. */
function instantOf(shown: string, timezone: string): number {
  const guess = Date.parse(`${shown}Z`)
  return guess - (Date.parse(`${wallClock(guess, timezone)}Z`) - guess)
}

/** Several of a list, each with a box of its own. */
function ManyInput({ id, element, onValue, describedBy }: InputProps) {
  const [chosen, setChosen] = useState((element.initial_options ?? []).map((it) => it.value))
  const toggle = (value: string) => {
    const after = chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value]
    setChosen(after)
    onValue({
      type: element.type,
      selected_options: (element.options ?? []).filter((it) => after.includes(it.value)),
    })
  }
  return (
    <fieldset id={id} class="many" aria-describedby={describedBy}>
      {element.options?.map((it) => (
        <label key={it.value}>
          <input type="checkbox" checked={chosen.includes(it.value)} onChange={() => toggle(it.value)} />
          {it.text.text}
        </label>
      ))}
    </fieldset>
  )
}

/** Options as one types, from the app. */
function SearchInput({ id, element, persona, view, blockId, onValue, describedBy }: InputProps) {
  const { w } = usePage()
  const [typed, setTyped] = useState(element.initial_option?.text.text ?? '')
  const [open, setOpen] = useState(false)
  const [options, setOptions] = useState<Option[]>([])
  useEffect(() => {
    if (!open || typed.length < (element.min_query_length ?? 3)) return
    const timer = setTimeout(async () => {
      const found = await act({
        do: 'slack.suggest',
        persona,
        view,
        blockId,
        actionId: element.action_id,
        value: typed,
      })
      if (found.ok) setOptions(found.options ?? [])
    }, 150)
    return () => clearTimeout(timer)
  }, [typed, open, persona, view, blockId, element.action_id, element.min_query_length])
  return (
    <div class="search">
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={open && options.length > 0}
        aria-controls={`${id}-options`}
        aria-describedby={describedBy}
        autocomplete="off"
        placeholder={w.search}
        value={typed}
        onFocus={() => setOpen(true)}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setOpen(true)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open) {
            event.stopPropagation()
            setOpen(false)
          }
        }}
      />
      {open && options.length > 0 && (
        <ul id={`${id}-options`} class="options">
          {options.map((option) => (
            <li key={option.value}>
              <button
                type="button"
                onClick={() => {
                  setTyped(option.text.text)
                  setOpen(false)
                  onValue({ type: element.type, selected_option: option })
                }}
              >
                {option.text.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
