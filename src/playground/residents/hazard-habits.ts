import type { Random } from '../district/random'
import { type Habits, hourMs, type Of, pressed, type Self } from './habit'
import type { Answers } from './hands'
import { halfDone, measures, moreTime, putRight } from './words'

const dayMs = 24 * hourMs

function proof(self: Self, draw: Random): Answers {
  return { photo: self.photo(draw), words: self.say(putRight, draw) }
}

/** What is done first of what a card offers, and by whom. */
type Step = {
  act: Of<'hazard'>['action']['act']
  share: number
  answers?: (self: Self, draw: Random) => Answers
}
const inCharge: readonly Step[] = [
  { act: 'grant-extension', share: 1 },
  { act: 'accept-referral', share: 1 },
  { act: 'confirm', share: 0.9 },
  {
    act: 'order',
    share: 1,
    answers: (self, draw) => ({ by: self.now + 3 * dayMs, words: self.say(measures, draw) }),
  },
  { act: 'pass', share: 0.9 },
]
const atTheUnit: readonly Step[] = [
  { act: 'prove', share: 0.75, answers: proof },
  {
    act: 'request-extension',
    share: 1,
    answers: (self, draw) => ({ picks: [2], words: self.say(moreTime, draw) }),
  },
]
const inTheStreet: readonly Step[] = [
  { act: 'pass', share: 0.85 },
  {
    act: 'fail',
    share: 1,
    answers: (self, draw) => ({ picks: [1], words: self.say(halfDone, draw) }),
  },
  { act: 'prove', share: 0.4, answers: proof },
]

function stepsOf({ post }: Self['person']): readonly Step[] {
  if (post.role === 'liaison') return inCharge
  if (post.role === 'inspector') return inTheStreet
  return post.role === 'unit-contact' ? atTheUnit : []
}

/** The closed loop: departments confirm and order, units put right and prove, inspectors look again. */
export const hazardHabits: Habits = {
  hazard: (offers, self) => {
    for (const { act, share, answers } of stepsOf(self.person)) {
      const offer = offers.find((it) => it.action.act === act)
      if (!offer) continue
      const key = `hazard.${offer.action.number}.${act}`
      const draw = self.draw(key)
      // Who does not do it leaves it to somebody else, or does what comes next.
      if (!draw.chance(share)) continue
      return { key, afterMs: draw.below(10) * hourMs, run: pressed(offer, answers?.(self, draw)) }
    }
    return undefined
  },

  'hazard-show': (offers, self) => {
    const keyOf = (it: Of<'hazard-show'>): string => `show.${it.action.number}`
    const open = offers.find((it) => it.action.show === 'card' && self.fresh(keyOf(it)))
    return open && { key: keyOf(open), afterMs: 0, run: pressed(open) }
  },
}
