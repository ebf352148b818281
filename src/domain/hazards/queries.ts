import type { MessageRef } from '../delivery/outcome'
import type { Account } from '../people/person'
import type { Query } from '../query'
import type { Recorded } from './events'
import type { HazardFilter, HazardList, HazardSheet } from './sheet'

/** What can be asked of hazards. Each question costs no round trip of its own. */
export type HazardQueries = {
  hazard: (number: number) => Query<HazardSheet | undefined>
  hazardById: (id: string) => Query<HazardSheet | undefined>
  hazardsById: (ids: readonly string[]) => Query<HazardSheet[]>
  /** The hazard whose card that message is. */
  hazardByCard: (ref: MessageRef) => Query<HazardSheet | undefined>
  /** The hazard a form under way was opened for. */
  hazardInConversation: (account: Account, chat: string) => Query<HazardSheet | undefined>
  /** The hazard an album's earlier messages went to. */
  hazardByAlbum: (album: string) => Query<HazardSheet | undefined>
  hazards: (filter: HazardFilter) => Query<HazardList>
  history: (number: number) => Query<Recorded[]>
}
