import { charactersOf } from '../../domain/text/characters'

/** Slack's limits, in characters unless said otherwise (docs.slack.dev, Block Kit reference and chat.postMessage). */
export const limits = {
  blocksPerMessage: 50,
  headerText: 150,
  buttonText: 75,
  buttonUrl: 3000,
  buttonsPerBlock: 25,
  /** Of a message, in all; ours to keep its texts within the sum. */
  buttons: 30,
  optionText: 75,
  optionValue: 150,
  optionsPerSelect: 100,
  radioButtons: 10,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  placeholder: 150,
  inputText: 3000,
  privateMetadata: 3000,
  contextText: 400,
  sectionText: 3000,
  /**
   * Text of a message's body. The documents are silent on the sum of all blocks; Slack answers
   * `msg_blocks_too_long` at about 13,200, and title, footer and buttons need their share.
   */
  messageText: 10_000,
  fallbackText: 3000,
  filesPerInput: 10,
  /** A request's body, in bytes. */
  requestBytes: 1024 * 1024,
  /** How long a call may take, in ms. */
  timeoutMs: 20_000,
  /** A file we fetch, in bytes. */
  fileBytes: 20 * 1024 * 1024,
} as const

/** Text that is no text (half a surrogate pair) can't be sent at all. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

/** The beginning of a text: at most that many UTF-16 units, never half a character. */
export function cut(given: string, max: number): string {
  const text = wellFormed(given)
  if (text.length <= max) return text
  let kept = ''
  for (const character of charactersOf(text.slice(0, max + 64))) {
    if (kept.length + character.length > max) break
    kept += character
  }
  return kept
}

/** A text, or its beginning with "…" where it is longer than that many UTF-16 units. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return wellFormed(text)
  return max > 0 ? `${cut(text, max - 1)}…` : ''
}
