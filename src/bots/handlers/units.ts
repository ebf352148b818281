import { codeAlone, unitCode } from '../cards/codes'
import { unitButtons, unitCard } from '../cards/unit-card'
import { type Asking, asPerson, cardContext, type Handled, load, refused, shown } from './context'
import { takeReport } from './reports'

/** `unit U-12` or `unit words`: its card, or those it may be. */
export async function showUnit(asking: Asking, args: string): Promise<Handled> {
  const words = args.trim()
  const code = codeAlone(words, 'unit')
  const { queries } = asking.database
  const asked = await load(asking, {
    unit: queries.unit(code ?? 0, asking.envelope.account),
    found: queries.unitsLike(words),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    const { t, unit, found } = asked
    if (words === '') return shown({ body: [t.unit.ask] })
    const context = cardContext(asking, asked, asked.organizations)
    if (unit) return shown(unitCard(unit, person, context))
    if (found.length === 0 || code !== undefined)
      return refused(asking, { code: 'not-found', what: 'unit' }, t)
    return shown({ title: t.unit.choose, buttons: unitButtons(found, context) })
  })
}

/** A button of a unit's card: the card itself, or a report that begins there. */
export async function pressUnit(asking: Asking, number: number, report: boolean): Promise<Handled> {
  if (!report) return showUnit(asking, unitCode(number))
  const { queries } = asking.database
  const asked = await load(asking, {
    unit: queries.reportableUnit(number),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    const { unit } = asked
    if (!unit) return refused(asking, { code: 'not-found', what: 'unit' }, asked.t)
    return takeReport(
      asking,
      { ...asked, units: [unit] },
      person,
      { text: unitCode(number), files: [] },
      true,
    )
  })
}
