import * as z from 'zod'
import { flag, method, refuse } from '../method'
import { dmOf } from '../world'

export const openConversation = method(
  z.strictObject({ users: z.string().min(1), return_im: flag }),
  (world, { users }) => {
    const user = world.users.get(users)
    if (!user) return refuse('user_not_found')
    return user.deactivated ? refuse('user_disabled') : { ok: true, channel: { id: dmOf(world, users).id } }
  },
)
