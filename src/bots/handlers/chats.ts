import type { Change } from '../../domain/changes'
import type { Binding, BoundTo } from '../../domain/chats/binding'
import { lanes, subject } from '../../domain/delivery/outbox'
import type { Place } from '../../domain/delivery/outcome'
import { type Organization, organizationNamed } from '../../domain/organizations/organization'
import { type ButtonAction, packAction } from '../action'
import { boundName } from '../cards/bound-name'
import { channelsNamed, isUnnamed } from '../cards/channels-named'
import { codeIn } from '../cards/codes'
import type { CardContext } from '../cards/context'
import { lossText } from '../cards/lost-chat'
import { shortText } from '../cards/short-text'
import { texts } from '../texts'
import type { Button } from '../view'
import { giveBindCode } from './bind-codes'
import {
  type Asking,
  asPerson,
  cardContext,
  type Handled,
  isOwnChat,
  load,
  refused,
  said,
  shown,
} from './context'

/** So many bound chats have a button to unbind them under their list. */
const unbindMax = 20

/**
 * `bind WHAT`, said in the group itself by a coordinator: the chat gets what is for that from now on. In private
 * it gives a code for a channel, alone it lists what is bound.
 */
export async function bind(asking: Asking, args: string): Promise<Handled> {
  const { queries } = asking.database
  const number = codeIn(args, 'campaign')
  const asked = await load(asking, {
    organizations: queries.organizations(),
    campaign: queries.campaign(number),
    bindings: queries.bindings(),
  })
  return asPerson(asking, asked, (person) => {
    const { t, now } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    const context = cardContext(asking, asked, asked.organizations)
    const own = isOwnChat(asking)
    if (own && args.trim() === '') return listed(asked.bindings, context)
    const bound = boundTo(args, asked.organizations, asked.campaign?.campaign)
    if (!bound) return said(asking, t.chats.whatCanBe)
    const here = chatHere(asking)
    if (!here) return giveBindCode(asking, asked, bound, person, context)
    const { place, title } = here
    const there = { place, lane: lanes.answer, at: now }
    const running = asked.campaign?.campaign.state.status === 'running' && bound.to === 'campaign'
    return said(asking, t.chats.bound(boundName(bound, context)), [
      { kind: 'chat.bound', binding: { place, title, bound, by: person.id, at: now } },
      // What is answered in private is said there too.
      ...(own ? [boundHere(asking, there, title, bound)] : []),
      ...(running ? [coverageHere(asking, there, bound.campaignId)] : []),
    ])
  })
}

type Said = Extract<Change, { kind: 'said' }>
type There = Pick<Said, 'place' | 'lane' | 'at'>

/** The live card of a running campaign's coverage, for the chat that was just bound to it. */
const coverageHere = ({ envelope: { key } }: Asking, there: There, campaignId: string): Said => ({
  kind: 'said',
  key: `${key}:coverage`,
  ...there,
  subject: subject('coverage', campaignId),
  telling: { kind: 'card', reason: 'opened' },
})

const boundHere = ({ envelope: { key } }: Asking, there: There, title: string, bound: BoundTo): Said => ({
  kind: 'said',
  key: `${key}:bound`,
  ...there,
  telling: { kind: 'notice', notice: { code: 'chat-bound', platform: there.place.platform, title, bound } },
})

/** The group chat this is said in, or the channel a command was typed in. */
function chatHere(asking: Asking): { place: Place; title: string } | undefined {
  const { channel, place, title = place.chat } = asking.envelope
  return channel ?? (isOwnChat(asking) ? undefined : { place, title })
}

function boundTo(
  args: string,
  organizations: readonly Organization[],
  campaign: { id: string; number: number } | undefined,
): BoundTo | undefined {
  const said = args.trim().toLowerCase()
  if (['committee', '安委会', '安委办', '全体'].includes(said)) return { to: 'committee' }
  if (campaign) return { to: 'campaign', campaignId: campaign.id, number: campaign.number }
  const organization = organizationNamed(organizations, said)
  return organization && { to: 'organization', organizationId: organization.id }
}

function listed(bindings: readonly Binding[], context: CardContext): Handled {
  const t = texts[context.language].chats
  const buttons = bindings
    .slice(0, unbindMax)
    .map(({ title, bound, place: { platform, chat, thread = '' } }): Button[] => [
      {
        // A button can mention nothing: what has no name goes by what it is bound to.
        label: t.unbind(isUnnamed({ platform, title }) ? boundName(bound, context) : shortText(title)),
        data: packAction({ on: 'unbind', platform, chat, thread }),
      },
    ])
  const lines = bindings.map((it) => bindingLine(it, context))
  const named = channelsNamed(bindings.map(({ title, place }) => ({ platform: place.platform, title })))
  return shown({ title: t.title, body: lines.length > 0 ? lines : [t.none], ...named, buttons })
}

function bindingLine({ title, bound, goneReason }: Binding, context: CardContext): string {
  const t = texts[context.language]
  return [
    `${title} → ${boundName(bound, context)}`,
    ...(goneReason === undefined ? [] : [t.chats.lost(lossText(goneReason, t))]),
  ].join(' · ')
}

/** `unbind`, said in the group: it gets nothing more. */
export const unbind = (asking: Asking): Promise<Handled> => unbindPlace(asking, chatHere(asking)?.place)

/** The same of a chat in the list of them, for where nobody can say it: a channel. */
export const pressUnbind = (asking: Asking, { platform, chat, thread }: UnbindAction): Promise<Handled> =>
  unbindPlace(asking, { platform, chat, private: false, ...(thread === '' ? {} : { thread }) })

type UnbindAction = Extract<ButtonAction, { on: 'unbind' }>

async function unbindPlace(asking: Asking, place: Place | undefined): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, { binding: queries.binding(place ?? asking.envelope.place) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    if (!place) return said(asking, t.chats.inAGroup)
    if (!asked.binding) return said(asking, t.chats.notBound)
    return said(asking, t.chats.unbound, [{ kind: 'chat.unbound', place }])
  })
}
