import { dutyHabits } from './duty-habits'
import type { Deed, Habits, Of, Self } from './habit'
import type { Letter, Offer, On } from './hands'
import { hazardHabits } from './hazard-habits'
import { inspectionHabits } from './inspection-habits'
import { officeHabits } from './office-habits'

const habits: Habits = { ...dutyHabits, ...hazardHabits, ...inspectionHabits, ...officeHabits }

/** What somebody will do about a message. */
export function deedsFor(letter: Letter, self: Self): Deed[] {
  const kinds = new Set(letter.offers.map(({ action }) => action.on))
  return [...kinds].flatMap((on) => deedOf(on, letter, self) ?? [])
}

function deedOf<K extends On>(on: K, { offers }: Letter, self: Self): Deed | undefined {
  const isOf = (offer: Offer): offer is Of<K> => offer.action.on === on
  return habits[on]?.(offers.filter(isOf), self)
}
