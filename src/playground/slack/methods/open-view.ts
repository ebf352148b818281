import * as z from 'zod'
import { modalView } from '../block-kit'
import { json, method, refuse } from '../method'
import { nextId } from '../world'

export const openView = method(z.strictObject({ trigger_id: z.string(), view: json }), (world, params) => {
  const trigger = world.triggers.get(params.trigger_id)
  if (!trigger) return refuse('invalid_trigger_id')
  if (trigger.used) return refuse('exchanged_trigger_id')
  if (trigger.until < world.now()) return refuse('expired_trigger_id')
  if (JSON.stringify(params.view).length > 250_000) return refuse('view_too_large')
  const view = modalView.safeParse(params.view)
  if (!view.success) {
    return refuse(
      'invalid_arguments',
      view.error.issues.map((it) => `[ERROR] ${it.message} [json-pointer:/view/${it.path.join('/')}]`),
    )
  }
  trigger.used = true
  const id = nextId(world, 'V')
  world.views.set(trigger.user, { id, hash: `${world.now()}.hash`, user: trigger.user, view: view.data })
  world.changed()
  return { ok: true, view: { id, ...view.data } }
})
