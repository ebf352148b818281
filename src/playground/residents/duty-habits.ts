import { type Deed, type Habits, hourMs, type Of, pressed, type Self } from './habit'
import { cannotCome, finished, handedOver } from './words'

const actOf = <A extends { action: { act: string } }>(offers: readonly A[], act: A['action']['act']) =>
  offers.find((it) => it.action.act === act)

/** Joint operations and duty: people come, decline with a reason, send somebody else, swap, hand over. */
export const dutyHabits: Habits = {
  joint: (offers, self) => {
    const number = offers[0]?.action.number ?? 0
    const key = (what: string): string => `joint.${number}.${what}`
    const here = actOf(offers, 'check-in')
    if (here) return { key: key('here'), afterMs: 0, run: pressed(here, {}) }
    const swap = actOf(offers, 'take-swap')
    if (swap) return { key: key('swap'), afterMs: hourMs, run: pressed(swap) }
    if (actOf(offers, 'confirm')) return answer(offers, self, key('answer'))
    const end = actOf(offers, 'finish')
    if (end && self.person.post.role === 'liaison') {
      const words = self.say(finished, self.draw(key('end')))
      // Units, papers and the result, each in a field of its own.
      return {
        key: key('end'),
        afterMs: 5 * hourMs,
        run: pressed(end, { words, figures: ['6', '2'] }),
      }
    }
    const named = offers.find((it) => it.action.act === 'name' && it.action.word !== undefined)
    if (!named || self.person.post.role !== 'liaison') return opened(offers, self, 'joint')
    return { key: key(`name.${named.action.word}`), afterMs: 2 * hourMs, run: pressed(named) }
  },

  shift: (offers, self) => {
    const number = offers[0]?.action.number ?? 0
    const key = (what: string): string => `shift.${number}.${what}`
    const [take, pass] = [actOf(offers, 'take'), actOf(offers, 'pass')]
    if (take && pass) {
      const willing = self.draw(key('asked')).chance(0.7)
      return { key: key('asked'), afterMs: hourMs / 2, run: pressed(willing ? take : pass) }
    }
    const over = actOf(offers, 'hand-over')
    if (over) {
      const words = self.say(handedOver, self.draw(key('over')))
      return { key: key('over'), afterMs: 0, run: pressed(over, { words }) }
    }
    const confirm = actOf(offers, 'confirm')
    if (!confirm) return opened(offers, self, 'shift')
    const draw = self.draw(key('answer'))
    const at = draw.next()
    const [swap, substitute] = [actOf(offers, 'swap'), actOf(offers, 'substitute')]
    const afterMs = draw.below(30) * hourMs
    if (at < 0.07 && substitute)
      return { key: key('answer'), afterMs, run: pressed(substitute, { picks: [0] }) }
    if (at < 0.15 && swap) return { key: key('answer'), afterMs, run: pressed(swap, { picks: [0] }) }
    return { key: key('answer'), afterMs, run: pressed(confirm) }
  },

  duty: (offers) => {
    const all = actOf(offers, 'confirm-all')
    return all && { key: `duty.${all.action.word ?? ''}`, afterMs: 3 * hourMs, run: pressed(all) }
  },
}

/** A reminder names it; its card has the buttons. */
function opened(offers: readonly (Of<'joint'> | Of<'shift'>)[], self: Self, what: string): Deed | undefined {
  const keyOf = (number: number): string => `${what}.${number}.open`
  const open = offers.find(({ action }) => action.act === 'show' && self.fresh(keyOf(action.number)))
  return open && { key: keyOf(open.action.number), afterMs: 0, run: pressed(open) }
}

function answer(offers: readonly Of<'joint'>[], self: Self, key: string) {
  const draw = self.draw(key)
  const at = draw.next()
  const [confirm, decline, substitute] = [
    actOf(offers, 'confirm'),
    actOf(offers, 'decline'),
    actOf(offers, 'substitute'),
  ]
  const words = self.say(cannotCome, draw)
  const afterMs = draw.below(20) * hourMs
  const run =
    at < 0.1 && substitute
      ? pressed(substitute, { picks: [0] })
      : at < 0.28 && decline
        ? pressed(decline, { words })
        : confirm && pressed(confirm)
  return run && { key, afterMs, run }
}
