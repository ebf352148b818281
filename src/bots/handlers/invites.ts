import type { Change } from '../../domain/changes'
import { type Organization, organizationNamed } from '../../domain/organizations/organization'
import { inviteDays, inviteDaysMax, inviteUsesMax } from '../../domain/people/invite'
import { type Person, type Post, type Role, roles } from '../../domain/people/person'
import type { Unit } from '../../domain/units/unit'
import { type CardContext, organizationName, unitName } from '../cards/context'
import { sayWhen } from '../cards/times'
import { searchField } from '../forms/search-field'
import { textOf } from '../forms/values'
import type { FormValues } from '../intent'
import { texts } from '../texts'
import type { Form, View } from '../view'
import {
  type Asked,
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  isOwnChat,
  load,
  refused,
  said,
} from './context'
import type { FormHandler } from './form-handler'

type InviteAsked = Asked & { organizations: Organization[]; unit: Unit | undefined }

/** What a code for somebody needs to know: the organizations, and the unit it names. */
const inviteQueries = ({ database: { queries } }: Asking, unit: string | undefined) => ({
  organizations: queries.organizations(),
  unit: queries.reportableUnit(Number(unit) || 0),
})

/** Words for the roles in both languages, beside their own names. */
const roleWords: Record<Role, readonly string[]> = {
  coordinator: ['协调员', '安委办'],
  liaison: ['联络员'],
  inspector: ['执法人员', '网格员', '检查员'],
  leader: ['领导', '带班领导'],
  'unit-contact': ['单位负责人', '负责人', 'contact', 'unit'],
}

const roleOf = (word: string): Role | undefined =>
  roles.find((role) => role === word.toLowerCase() || roleWords[role].includes(word.toLowerCase()))

const needsOrganization = (role: Role): boolean => role === 'liaison' || role === 'inspector'

/** `invite ROLE [department or sub-district, or U-…] [uses] [7 days]`; without words, the form. */
export async function invite(asking: Asking, args: string): Promise<Handled> {
  const asked = await load(asking, inviteQueries(asking, unitIn(args)))
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    if (!isOwnChat(asking)) return said(asking, asked.t.people.invite.inPrivate)
    const values = valuesOf(args, asked.organizations)
    const role = roleOf(textOf(values, 'role') ?? '')
    const whole =
      role && (!needsOrganization(role) || values.organization) && (role !== 'unit-contact' || values.unit)
    if (whole) return makeInvite(asking, asked, person, values)
    const form = inviteForm(cardContext(asking, asked, asked.organizations), values, role)
    return askForm(asking, asked, form, values, askFor(role, values))
  })
}

const askFor = (role: Role | undefined, values: FormValues): string[] => {
  const needed = [
    ...(role ? [] : ['role']),
    ...(role && !needsOrganization(role) ? [] : ['organization']),
    ...(role && role !== 'unit-contact' ? [] : ['unit']),
  ]
  return needed.filter((name) => values[name] === undefined)
}

/** How long a code is good: `7 days`, `7d`, `7天`. */
const lifeIn = /(?:^|\s)(\d{1,3})\s*(?:d|days?|天|日)(?=\s|$)/i

const unitIn = (args: string): string | undefined =>
  args
    .split(/\s+/)
    .map((word) => /^u-?(\d{1,9})$/i.exec(word)?.[1])
    .find(Boolean)

function valuesOf(args: string, organizations: readonly Organization[]): FormValues {
  const life = lifeIn.exec(args)
  const [first = '', ...words] = args.replace(lifeIn, ' ').split(/\s+/).filter(Boolean)
  const role = roleOf(first)
  const uses = words.find((word) => /^\d{1,3}$/.test(word))
  const unit = unitIn(args)
  const named = words.filter((word) => word !== uses && !/^u-?\d+$/i.test(word)).join(' ')
  const organization = organizationNamed(organizations, named)
  return {
    ...(role ? { role } : {}),
    ...(uses ? { uses } : {}),
    ...(life ? { days: life[1] ?? '' } : {}),
    ...(unit ? { unit } : {}),
    ...(organization ? { organization: organization.id } : {}),
  }
}

/** What a known role needs is not optional. */
function inviteForm(context: CardContext, values: FormValues, known: Role | undefined): Form {
  const t = texts[context.language]
  const role = textOf(values, 'role')
  const organization = textOf(values, 'organization')
  return {
    id: 'invite',
    target: '',
    title: t.people.invite.title,
    submit: t.people.invite.submit,
    fields: [
      {
        kind: 'choice',
        name: 'role',
        label: t.field.role,
        options: roles.map((value) => ({ value, label: t.role[value] })),
        optional: false,
        ...(role === undefined ? {} : { initial: role }),
      },
      {
        kind: 'choice',
        name: 'organization',
        label: t.field.organization,
        options: context.organizations
          .slice(0, 100)
          .map((it) => ({ value: it.id, label: organizationName(context, it.id) ?? it.id })),
        optional: known === undefined || !needsOrganization(known),
        ...(organization === undefined ? {} : { initial: organization }),
      },
      searchField('unit', t.field.unit, 'units', { optional: known !== 'unit-contact' }),
      {
        kind: 'text',
        name: 'uses',
        label: t.field.uses,
        multiline: false,
        max: 3,
        optional: true,
        initial: textOf(values, 'uses') ?? '1',
      },
      {
        kind: 'choice',
        name: 'days',
        label: t.people.invite.life,
        optional: true,
        initial: String(inviteDays),
        options: [1, 7, inviteDays, 90].map((days) => ({ value: String(days), label: t.time.days(days) })),
      },
    ],
  }
}

/** The form of a code, filled in. */
export const submitInvite: FormHandler = async (asking, { values, ended }) => {
  const asked = await load(asking, inviteQueries(asking, textOf(values, 'unit')))
  return asPerson(asking, asked, (person) => makeInvite(asking, asked, person, values, [ended]))
}

/** The code is shown once and kept only as a hash; the answer carries it both ways. */
function makeInvite(
  asking: Asking,
  asked: InviteAsked,
  person: Person,
  values: FormValues,
  more: readonly Change[] = [],
): Handled {
  if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
  if (!isOwnChat(asking)) return said(asking, asked.t.people.invite.inPrivate)
  const role = roleOf(textOf(values, 'role') ?? '')
  const post = role && postFor(role, textOf(values, 'organization'), asked.unit?.id)
  if (!role) return refused(asking, { code: 'choice-unknown', field: 'role' }, asked.t)
  if (!post) {
    const field = needsOrganization(role) ? 'organization' : 'unit'
    return refused(asking, { code: 'text-missing', field }, asked.t)
  }
  const usesLeft = Math.min(inviteUsesMax, Math.max(1, Number(textOf(values, 'uses')) || 1))
  const code = asking.newCode()
  const days = Math.min(inviteDaysMax, Math.max(1, Number(textOf(values, 'days')) || inviteDays))
  const expiresAt = asked.now + days * 24 * 3_600_000
  const where = post.role === 'liaison' || post.role === 'inspector' ? post.organizationId : undefined
  const context = cardContext(asking, asked, asked.organizations)
  const unit = post.role === 'unit-contact' && asked.unit ? unitName(asked.unit, asked.language) : undefined
  const title = [asked.t.role[role], organizationName(context, where) ?? unit].filter(Boolean).join(' · ')
  const until = sayWhen(asked.t, expiresAt, asked.now, asking.timezone)
  return answered(
    {
      view: codeView(
        asking,
        code,
        asked.t.people.inviteTitle(title),
        asked.t.people.inviteBody(usesLeft, until),
      ),
    },
    [
      {
        kind: 'invite.made',
        code,
        invite: { kind: 'enrol', post, usesLeft, expiresAt },
        by: person.id,
        at: asked.now,
      },
      ...more,
    ],
  )
}

function postFor(
  role: Role,
  organizationId: string | undefined,
  unitId: string | undefined,
): Post | undefined {
  switch (role) {
    case 'coordinator':
    case 'leader':
      return { role }
    case 'liaison':
    case 'inspector':
      return organizationId === undefined ? undefined : { role, organizationId }
    case 'unit-contact':
      return unitId === undefined ? undefined : { role, unitId }
  }
}

/** How a code is passed on: as a link for Telegram, as a command for Slack. */
export function codeView(asking: Asking, code: string, title: string, body: string): View {
  const bot = asking.botName()
  const link = bot ? `https://t.me/${bot}?start=${code}` : `/start ${code}`
  return { title, body: [body, `Telegram: ${link}`, `Slack: /safety join ${code}`] }
}
