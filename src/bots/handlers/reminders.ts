import { canSee } from '../../domain/hazards/permissions'
import { codeIn } from '../cards/codes'
import { ladderView } from '../cards/reminder-card'
import { type Asking, answered, asPerson, cardContext, type Handled, load, refused, said } from './context'

/** `ladder H-12`: who would be told when. */
export async function showLadder(asking: Asking, args: string): Promise<Handled> {
  const { queries } = asking.database
  const number = codeIn(args, 'hazard') || codeIn(args.replace(/^\s*h?-?(?=\d)/i, 'H-'), 'hazard')
  const asked = await load(asking, { sheet: queries.hazard(number), rungs: queries.ladderOfHazard(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet, rungs, t } = asked
    if (number === 0) return said(asking, t.reminders.ladder.which)
    if (!sheet || !canSee(sheet.hazard, person)) {
      return refused(asking, { code: 'not-found', what: 'hazard' }, t)
    }
    return answered({ view: ladderView(number, rungs, cardContext(asking, asked, [])) })
  })
}

/** The chase of whoever presses stops, of all they were reminded of up to then; no deadline moves. */
export async function markSeen(asking: Asking, upTo: number): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) =>
    said(asking, asked.t.reminders.seenDone, [
      { kind: 'reminders.seen', personId: person.id, upTo: Math.min(upTo, asked.now), at: asked.now },
    ]),
  )
}
