import type { Organization } from '../../domain/organizations/organization'
import type { Language, Person } from '../../domain/people/person'
import { texts } from '../texts'

/** What every card is drawn with, beside its thing. */
export type CardContext = {
  language: Language
  now: number
  timezone: string
  organizations: readonly Organization[]
}

/** An organization's name in the reader's language. */
export function organizationName(context: CardContext, id: string | undefined): string | undefined {
  const found = context.organizations.find((it) => it.id === id)
  return found && (context.language === 'zh' ? found.nameZh : found.nameEn)
}

/** Who somebody is among those of the same name: of which department or sub-district, else in which role. */
export function personLabel({ name, post }: Person, context: CardContext): string {
  const t = texts[context.language]
  const of = 'organizationId' in post ? organizationName(context, post.organizationId) : undefined
  return t.noted(name, of ?? t.role[post.role])
}

/** A unit's name; to English readers its Chinese one too, since that is what stands on the door. */
export const unitName = (unit: { name: string; nameEn?: string | undefined }, language: Language): string =>
  language === 'en' && unit.nameEn ? `${unit.nameEn} ${unit.name}` : unit.name

/** Where something is, in a line: at a unit, which may have an English name, or a place in words. */
export const whereText = (
  { where, whereEn }: { where?: string; whereEn?: string },
  language: Language,
): string | undefined => where && unitName({ name: where, nameEn: whereEn }, language)
