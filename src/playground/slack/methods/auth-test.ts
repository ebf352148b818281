import * as z from 'zod'
import { method } from '../method'

export const apiTest = method(z.looseObject({}), () => ({ ok: true }))

export const authTest = method(z.strictObject({}), (world) => ({
  ok: true,
  user_id: world.botUserId,
  bot_id: 'B0ANWEI',
  team_id: world.teamId,
}))
