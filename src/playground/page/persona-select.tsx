import type { Persona } from '../contract'
import { usePage } from './context'

/** Who one is in a pane. */
export function PersonaSelect(props: {
  personas: readonly Persona[]
  value: string
  label: string
  onChange: (id: string) => void
}) {
  const { language } = usePage()
  return (
    <select
      class="persona"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      {props.personas.map((it) => (
        <option key={it.id} value={it.id}>
          {it.name} · {it.title[language]}
        </option>
      ))}
    </select>
  )
}
