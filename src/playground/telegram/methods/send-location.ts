import { method } from '../method'
import { float, integer, replying } from '../params'
import { refusal } from '../refusal'
import { sendAsBot } from '../send'

/** A place, in degrees. The wording for a place off the globe is an assumption. */
export const sendLocation = method(
  {
    ...replying,
    latitude: float,
    longitude: float,
    horizontal_accuracy: float.optional(),
    live_period: integer.optional(),
  },
  ({ world }, params) => {
    const { latitude, longitude } = params
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw refusal(400, 'wrong location specified')
    return sendAsBot(world, params, { location: { latitude, longitude } })
  },
)
