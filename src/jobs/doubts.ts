import type { Outcome } from '../domain/delivery/outcome'
import { awayMs } from '../domain/delivery/pace'
import type { Platform } from '../domain/people/person'

export type Doubts = {
  /** Whether more may be sent there; never throws. */
  isWell: (platform: Platform) => Promise<boolean>
  learn: (platform: Platform, outcome: Outcome) => void
}

/**
 * Which platforms may not be well. After a call of which nobody knows how it ended, a platform is asked by a call that
 * shows nothing before more is sent there: what is sent once more at the most would use that up within seconds, and
 * what waits would be doubtful too, while an outage goes on. `now` is of a clock that is never set, ms.
 */
export function createDoubts(deps: {
  ping: (platform: Platform) => Promise<boolean>
  now: () => number
}): Doubts {
  const { ping, now } = deps
  const doubted = new Map<Platform, { asked?: Promise<boolean>; silentAt: number }>()

  async function ask(platform: Platform): Promise<boolean> {
    const answers = await ping(platform).catch(() => false)
    if (answers) doubted.delete(platform)
    else doubted.set(platform, { silentAt: now() })
    return answers
  }
  return {
    isWell: async (platform) => {
      const doubt = doubted.get(platform)
      if (!doubt) return true
      if (now() - doubt.silentAt < awayMs / 2) return false
      doubt.asked ??= ask(platform)
      return doubt.asked
    },
    learn: (platform, { kind }) => {
      if (kind === 'ambiguous' && !doubted.has(platform))
        doubted.set(platform, { silentAt: Number.NEGATIVE_INFINITY })
    },
  }
}
