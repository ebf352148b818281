import type { SlackViewValues } from '../../contract'
import type { Modal } from '../block-kit'
import { mintTrigger } from '../world'
import { type Acting, bodyOf } from './acting'
import { filled, isEmpty } from './values'

/** Modals. */
export function createViews({ world, send, nameOf, team }: Acting) {
  async function suggest(user: string, blockId: string, actionId: string, value: string) {
    const open = world.views.get(user)
    if (!open) return []
    const response = await send(
      {
        type: 'block_suggestion',
        user: { id: user, name: nameOf(user), team_id: world.teamId },
        container: { type: 'view', view_id: open.id },
        api_app_id: 'A0ANWEI',
        token: 'deprecated',
        action_id: actionId,
        block_id: blockId,
        value,
        team,
        view: viewPayload(open.id, open.view, {}),
      },
      'payload',
    )
    const body = await bodyOf(response)
    return Array.isArray(body?.options)
      ? (body.options as { text: { type: 'plain_text'; text: string }; value: string }[])
      : []
  }

  /** Submits the open modal: what was left alone has its initial value; what is required is demanded here, as Slack does. */
  async function submitView(user: string, given: SlackViewValues): Promise<Response | undefined> {
    const open = world.views.get(user)
    if (!open) throw new Error('no view is open')
    const values = filled(open.view, given)
    const missing = open.view.blocks.flatMap((block) =>
      block.type === 'input' && !block.optional && isEmpty(values[block.block_id ?? ''])
        ? [[block.block_id ?? '', 'Please complete this required field.']]
        : [],
    )
    if (missing.length > 0) {
      open.errors = Object.fromEntries(missing)
      world.changed()
      return undefined
    }
    const response = await send(
      {
        type: 'view_submission',
        team,
        user: { id: user, username: nameOf(user), name: nameOf(user), team_id: world.teamId },
        api_app_id: 'A0ANWEI',
        token: 'deprecated',
        trigger_id: mintTrigger(world, user),
        view: viewPayload(open.id, open.view, values),
        response_urls: [],
        is_enterprise_install: false,
        enterprise: null,
      },
      'payload',
    )
    const body = await bodyOf(response)
    if (response.status !== 200)
      open.errors = { [Object.keys(values)[0] ?? '']: 'We had some trouble connecting. Try again?' }
    else if (body?.response_action === 'errors') open.errors = body.errors as Record<string, string>
    else world.views.delete(user)
    world.changed()
    return response
  }

  return {
    suggest,
    submitView,
    closeView: (user: string) => {
      world.views.delete(user)
      world.changed()
    },
  }
}

const viewPayload = (id: string, view: Modal, values: SlackViewValues) => ({
  id,
  team_id: 'T0ANWEI',
  type: 'modal',
  blocks: view.blocks,
  private_metadata: view.private_metadata ?? '',
  callback_id: view.callback_id ?? '',
  state: { values },
  hash: 'hash',
  title: view.title,
  close: view.close ?? null,
  submit: view.submit ?? null,
  root_view_id: id,
  app_id: 'A0ANWEI',
  external_id: '',
  app_installed_team_id: 'T0ANWEI',
  bot_id: 'B0ANWEI',
})
