import type { Language } from '../../domain/people/person'
import { en } from './en'
import type { Texts } from './texts'
import { zh } from './zh'

export type { FieldName, Texts } from './texts'

export const texts: Record<Language, Texts> = { en, zh }
