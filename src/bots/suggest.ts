import { isOpen } from '../domain/hazards/hazard'
import { canSee } from '../domain/hazards/permissions'
import type { Database } from '../domain/ports'
import { hazardCode } from './cards/codes'
import { organizationName, personLabel, unitName, whereText } from './cards/context'
import type { Suggest } from './channel'
import { type Texts, texts } from './texts'
import type { Option } from './view'

const most = 20

const hazardLabel = (t: Texts, number: number, description: string, where?: string): string =>
  `${hazardCode(number)} ${where ? t.labelled(where, description) : description}`

/** Options for a search field while somebody types. Strangers get none; nobody gets what they may not see. */
export function createSuggest(deps: { database: Database; now: () => number }): Suggest {
  const { queries } = deps.database
  return async (account, { source, free }, words) => {
    const viewer = { viewer: account, now: deps.now(), size: most }
    const found = await deps.database.read({
      actor: queries.actor(account, ''),
      units: queries.unitsLike(words),
      people: queries.peopleLike(words),
      organizations: queries.organizations(),
      hazards: queries.hazards({ ...viewer, scope: 'open', ...(words.trim() === '' ? {} : { words }) }),
      named: queries.hazard(Number(/^\s*h?-?(\d{1,9})\s*$/i.exec(words)?.[1] ?? 0)),
    })
    if (found.actor.kind !== 'person') return []
    const { person } = found.actor
    const { language } = person
    const context = { language, now: deps.now(), timezone: 'UTC', organizations: found.organizations }
    switch (source) {
      case 'units': {
        const units = found.units.map((unit) => ({
          value: String(unit.number),
          label: unitName(unit, language),
        }))
        const said = words.trim()
        return said === '' || !free
          ? units
          : [...units, { value: `=${said}`, label: texts[language].form.useWords(said) }]
      }
      case 'people':
        return person.post.role === 'unit-contact'
          ? []
          : found.people.map((it) => ({ value: it.id, label: personLabel(it, context) }))
      case 'organizations':
        return found.organizations.map((it) => ({
          value: it.id,
          label: organizationName(context, it.id) ?? it.id,
        }))
      case 'hazards': {
        const { named } = found
        const first: Option[] =
          named && isOpen(named.hazard) && canSee(named.hazard, person)
            ? [
                {
                  value: String(named.hazard.number),
                  label: hazardLabel(
                    texts[language],
                    named.hazard.number,
                    named.hazard.description,
                    named.unit && unitName(named.unit, language),
                  ),
                },
              ]
            : []
        const listed = found.hazards.lines.map((it) => ({
          value: String(it.number),
          label: hazardLabel(texts[language], it.number, it.description, whereText(it, language)),
        }))
        return [...first, ...listed]
      }
    }
  }
}
