import { cleanText } from '../text/fold'

/** Less than three letters stand in a text by chance. */
const lettersLeast = 3
const partsMax = 12

/**
 * The parts of a text, between its separators, that may be the whole name of a unit. Who writes a name whole means
 * it: where one of them is a name, nothing has to be searched for.
 */
export const wholeNames = (text: string): string[] =>
  [
    ...cleanText(text).split(/[\s,:;,。:;、!?!?]+/u),
    cleanText(text)
      .split(/[,:;,。:;]/u)[0]
      ?.trim() ?? '',
  ]
    .filter((part) => part.length >= lettersLeast)
    .slice(0, partsMax)
