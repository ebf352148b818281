import type { Persona } from '../contract'
import { usePage } from './context'

/** Says so where the desk speaks another language to somebody than the page does, and lets them choose. */
export function Reads(props: {
  persona: Persona | undefined
  language: 'en' | 'zh' | undefined
  onChoose: (language: 'en' | 'zh') => void
}) {
  const { w, language } = usePage()
  if (!props.persona || props.language === undefined || props.language === language) return null
  return (
    <p class="reads">
      {w.reads(props.persona.name)}{' '}
      <button type="button" class="link" onClick={() => props.onChoose(language)}>
        {w.readToo}
      </button>
    </p>
  )
}
