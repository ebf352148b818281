let segmenter: Intl.Segmenter | undefined

/**
 * The characters of a text as people count them (grapheme clusters), one after another. What tells them apart is
 * made when it is first needed: it takes 20 ms, which a worker's start has not.
 */
export function* charactersOf(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  for (const { segment } of segmenter.segment(text)) yield segment
}
