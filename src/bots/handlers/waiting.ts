import { localDay } from '../../domain/text/local-day'
import { waitingView } from '../cards/waiting-card'
import { type Asking, answered, asPerson, cardContext, type Handled, load } from './context'

const pageSize = 12

/** `tasks`: everything that waits for the one who asks. */
export async function showWaiting(asking: Asking, skip = 0, replace = false): Promise<Handled> {
  const now = asking.now()
  const asked = await load(asking, {
    waiting: asking.database.queries.waiting({
      viewer: asking.envelope.account,
      now,
      today: localDay(now, asking.timezone),
      skip,
      size: pageSize,
    }),
  })
  return asPerson(asking, asked, () =>
    answered({ view: waitingView(asked.waiting, skip, cardContext(asking, asked, [])), replace }),
  )
}
