/** Slack's limits, in characters unless said otherwise (docs.slack.dev, Block Kit reference and chat.postMessage). */
export const limits = {
  blocksPerMessage: 50,
  headerText: 150,
  buttonText: 75,
  buttonsPerBlock: 25,
  optionText: 75,
  optionsPerSelect: 100,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  placeholder: 150,
  privateMetadata: 3000,
  contextText: 2000,
  sectionText: 3000,
  /** Text of all blocks of a message; the documents are silent, Slack answers `msg_blocks_too_long` about 13,200. */
  messageText: 12_000,
  fallbackText: 3000,
  filesPerInput: 10,
  /** A request's body, in bytes. */
  requestBytes: 1024 * 1024,
  /** A file we fetch, in bytes. */
  fileBytes: 20 * 1024 * 1024,
} as const

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** At most that many UTF-16 units, never half a character; "…" tells that it goes on. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return max > 0 ? `${kept}…` : ''
}
