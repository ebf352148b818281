import type { Platform } from '../domain/people/person'
import type { OutgoingFile } from './channel'

/** Files of one album (Bot API, sendMediaGroup: 2 to 10). */
const albumMax = 10

/**
 * Those of some files that one message shows, first. Telegram's albums have photos and videos, or documents: they can't
 * be mixed (Bot API). Slack shows all of them.
 */
export function shownTogether<F extends Pick<OutgoingFile, 'kind'>>(
  platform: Platform,
  files: readonly F[],
): F[] {
  if (platform === 'slack') return [...files]
  const visual = files.filter((file) => file.kind !== 'document')
  return (visual.length > 0 ? visual : files).slice(0, albumMax)
}
