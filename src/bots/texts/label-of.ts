import { languageOfText } from '../../domain/text/language-of-text'
import { commonTexts } from './common'

/** A field's label as it stands before the value: with the colon of its own language, a view having none. */
export const labelOf = (label: string): string => commonTexts[languageOfText(label)].labelled(label, '')
