import type { Change } from '../../domain/changes'
import type { Binding, BoundTo } from '../../domain/chats/binding'
import { lanes, subject } from '../../domain/delivery/outbox'
import { type Organization, organizationNamed } from '../../domain/organizations/organization'
import { campaignCode, codeIn } from '../cards/codes'
import { type CardContext, organizationName } from '../cards/context'
import { texts } from '../texts'
import { type Asking, asPerson, cardContext, type Handled, load, refused, said, shown } from './context'

/** `bind WHAT`, said in the group itself by a coordinator: the chat gets what is for that from now on. */
export async function bind(asking: Asking, args: string): Promise<Handled> {
  const { queries } = asking.database
  const { place } = asking.envelope
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
    if (isOwnChat(asking)) {
      const lines = asked.bindings.map((it) => bindingLine(it, context))
      return shown({ title: t.chats.title, body: lines.length > 0 ? lines : [t.chats.none] })
    }
    const bound = boundTo(args, asked.organizations, asked.campaign?.campaign)
    if (!bound) return said(asking, t.chats.whatCanBe)
    const title = asking.envelope.title ?? place.chat
    const binding: Binding = { place, title, bound, by: person.id, at: now }
    const running = asked.campaign?.campaign.state.status === 'running' && bound.to === 'campaign'
    return said(asking, t.chats.bound(boundName(bound, context)), [
      { kind: 'chat.bound', binding },
      ...(running ? [coverageHere(asking, bound.campaignId, now)] : []),
    ])
  })
}

/** The live card of a running campaign's coverage, for the chat that was just bound to it. */
const coverageHere = ({ envelope: { place, key } }: Asking, campaignId: string, at: number): Change => ({
  kind: 'said',
  key: `${key}:coverage`,
  place,
  subject: subject('coverage', campaignId),
  telling: { kind: 'card', reason: 'opened' },
  lane: lanes.answer,
  at,
})

/** A chat between one person and the bot: nothing to be bound. */
const isOwnChat = ({ envelope: { place, account } }: Asking): boolean =>
  place.private || place.chat === account.userId || (place.platform === 'slack' && place.chat.startsWith('D'))

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

function boundName(bound: BoundTo, context: CardContext): string {
  switch (bound.to) {
    case 'committee':
      return texts[context.language].chats.committee
    case 'organization':
      return organizationName(context, bound.organizationId) ?? bound.organizationId
    case 'campaign':
      return campaignCode(bound.number)
  }
}

const bindingLine = ({ title, bound, goneReason }: Binding, context: CardContext): string =>
  [
    `${title} → ${boundName(bound, context)}`,
    ...(goneReason === undefined ? [] : [texts[context.language].chats.lost(goneReason)]),
  ].join(' · ')

/** `unbind`, said in the group: it gets nothing more. */
export async function unbind(asking: Asking): Promise<Handled> {
  const { place } = asking.envelope
  const asked = await load(asking, { binding: asking.database.queries.binding(place) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    if (isOwnChat(asking)) return said(asking, t.chats.inAGroup)
    if (!asked.binding) return said(asking, t.chats.notBound)
    return said(asking, t.chats.unbound, [{ kind: 'chat.unbound', place }])
  })
}

/** The bot was put out of a group: what was bound there is no more, and the office is told. */
export const leftGroup = (asking: Asking, member: boolean): Handled => ({
  changes: member
    ? []
    : [{ kind: 'chat.gone', place: asking.envelope.place, reason: 'removed', at: asking.now() }],
  answer: () => ({}),
})
