import { categories } from '../../domain/hazards/categories'
import { severities } from '../../domain/hazards/hazard'
import { stories } from '../district/stories'
import { type Deed, type Habits, hourMs, type Of, pressed, type Self } from './habit'
import type { Hands } from './hands'
import { notOpen } from './words'

const actOf = (offers: readonly Of<'task'>[], act: Of<'task'>['action']['act']) =>
  offers.find((it) => it.action.act === act)

/** Presses what the newest message about a task offers; whether it was there. */
async function pressNewest(
  hands: Hands,
  number: number,
  wanted: (offer: Of<'task'> | Of<'check'>) => boolean,
): Promise<boolean> {
  const isOfTask = (offer: { action: { on: string } }): offer is Of<'task'> | Of<'check'> =>
    offer.action.on === 'task' || offer.action.on === 'check'
  const offer = hands
    .letters()
    .flatMap((it) => it.offers)
    .findLast((it) => isOfTask(it) && it.action.number === number && wanted(it))
  await offer?.press()
  return offer !== undefined
}

/** Units are visited: most are clean, some have hazards, a few are closed. */
export const inspectionHabits: Habits = {
  task: (offers, self) => {
    const number = offers[0]?.action.number ?? 0
    const [clean, found, list] = [actOf(offers, 'clean'), actOf(offers, 'found'), actOf(offers, 'list')]
    if (found) return { key: `task.${number}.found`, afterMs: 0, run: pressed(found, {}) }
    if (clean && list) return visit(offers, self, number)
    const keyOf = (it: Of<'task'>): string => `open.${it.action.number}`
    const open = offers.find((it) => it.action.act === 'open' && self.fresh(keyOf(it)))
    return open && { key: keyOf(open), afterMs: 0, run: pressed(open) }
  },
}

function visit(offers: readonly Of<'task'>[], self: Self, number: number): Deed | undefined {
  const key = `task.${number}.visit`
  const draw = self.draw(key)
  const at = draw.next()
  const [clean, closed, report] = [actOf(offers, 'clean'), actOf(offers, 'closed'), actOf(offers, 'report')]
  const deed = (run: Deed['run']): Deed => ({ key, afterMs: draw.below(6) * hourMs, run })
  if (at < 0.1 && closed) return deed(pressed(closed, { words: self.say(notOpen, draw) }))
  if (at < 0.2 && report) {
    const story = draw.pick(stories)
    const words = self.person.language === 'zh' ? story.zh : story.en
    const picks = [categories.indexOf(story.category), severities.indexOf('general')]
    return deed(pressed(report, { words, picks }))
  }
  if (at < 0.55) {
    // By the checklist: one item may fail, the others pass; then the result.
    const fails = at < 0.28
    return deed(async (hands) => {
      await pressNewest(hands, number, (it) => it.action.on === 'task' && it.action.act === 'list')
      if (fails)
        await pressNewest(hands, number, (it) => it.action.on === 'check' && it.action.verdict === 'fail')
      await pressNewest(hands, number, (it) => it.action.on === 'task' && it.action.act === 'all')
      await pressNewest(hands, number, (it) => it.action.on === 'task' && it.action.act === 'open')
    })
  }
  return clean && deed(pressed(clean, { photo: self.photo(draw) }))
}
