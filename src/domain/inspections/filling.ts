import type { Checklist, ChecklistItem } from './checklist'

export const verdicts = ['pass', 'fail', 'na'] as const
export type Verdict = (typeof verdicts)[number]

/** What was found, by item. An item without an answer was not looked at yet. */
export type Answers = Readonly<Record<string, Verdict>>

/** One tap: an item's verdict, or that all not yet looked at pass. */
export type Tap = { item: string; verdict: Verdict } | 'all-pass'

const has = (answers: Answers, item: string): boolean => Object.hasOwn(answers, item)

/**
 * The answers after a tap. A verdict takes the place of that item's earlier one and touches no other;
 * "all pass" answers only what is open: what failed before stays failed.
 */
export function answer(list: Checklist, answers: Answers, tap: Tap): Answers {
  if (tap !== 'all-pass')
    return list.items.some((it) => it.id === tap.item) ? { ...answers, [tap.item]: tap.verdict } : answers
  const passed = list.items.filter((it) => !has(answers, it.id)).map((it) => [it.id, 'pass'] as const)
  return { ...answers, ...Object.fromEntries(passed) }
}

export type Progress = { open: number; pass: number; fail: number; na: number }

/** How far a list is filled, by its own items alone. */
export function progressOf(list: Checklist, answers: Answers): Progress {
  const count: Progress = { open: 0, pass: 0, fail: 0, na: 0 }
  for (const { id } of list.items) count[(has(answers, id) && answers[id]) || 'open'] += 1
  return count
}

export const failedItems = (list: Checklist, answers: Answers): ChecklistItem[] =>
  list.items.filter((it) => has(answers, it.id) && answers[it.id] === 'fail')
