import { weekOf } from '../../domain/returns/return'
import { type Habits, hourMs, pressed } from './habit'
import { comments, selfInspected } from './words'

/** Broadcasts are acknowledged, late by some and never by a few; weekly returns are filed; reminders are seen. */
export const officeHabits: Habits = {
  broadcast: (offers, self) => {
    const acknowledge = offers.find((it) => it.action.act === 'acknowledge')
    const comment = offers.find((it) => it.action.act === 'comment')
    if (!acknowledge) return undefined
    const key = `broadcast.${acknowledge.action.number}`
    const draw = self.draw(key)
    const at = draw.next()
    if (at < 0.07) return undefined
    const afterMs = at < 0.55 ? 0 : at < 0.85 ? draw.below(8) * hourMs : (20 + draw.below(40)) * hourMs
    const words = comment && draw.chance(0.15) ? self.say(comments, draw) : undefined
    const run = comment && words ? pressed(comment, { words }) : pressed(acknowledge)
    return { key, afterMs, run }
  },

  return: (offers, self) => {
    const [file] = offers
    if (!file || self.person.post.role !== 'liaison') return undefined
    const week = file.action.week || weekOf(self.now, self.timezone)
    const key = `return.${week}`
    const draw = self.draw(key)
    const at = draw.next()
    if (at < 0.06) return undefined
    const afterMs = at < 0.85 ? draw.below(6) * hourMs : (24 + draw.below(48)) * hourMs
    const words = draw.chance(0.3) ? self.say(selfInspected, draw) : undefined
    return { key, afterMs, run: pressed(file, words ? { words } : {}) }
  },

  seen: (offers, self) => {
    const [seen] = offers
    if (!seen) return undefined
    // Most read a reminder and leave it at that.
    const key = `seen.${seen.action.upTo}`
    return self.draw(key).chance(0.25) ? { key, afterMs: hourMs, run: pressed(seen) } : undefined
  },
}
