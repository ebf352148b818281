import type { Change } from '../../domain/changes'
import { tallyKey, tallyRules } from '../../domain/flooding/tally'
import type { Organization } from '../../domain/organizations/organization'
import { type Invite, isUsable } from '../../domain/people/invite'
import { organizationOf, type Person } from '../../domain/people/person'
import { canSeeDuty } from '../../domain/rosters/permissions'
import { cleanName } from '../../domain/text/clean'
import { packAction } from '../action'
import { organizationName } from '../cards/context'
import type { View } from '../view'
import {
  type Asked,
  type Asking,
  answered,
  asPerson,
  cardContext,
  type Handled,
  isTooMany,
  load,
  refused,
  said,
  shown,
  slowDown,
} from './context'

/** The setup code has no end but its one use. */
const foreverAt = Date.UTC(2100, 0, 1)

/** `/start CODE`, `join CODE`: enrols, or adds this account to somebody enrolled. */
export async function join(asking: Asking, args: string): Promise<Handled> {
  const code = args.trim().split(/\s+/)[0] ?? ''
  const codeHash = await asking.hash(code)
  const { queries } = asking.database
  const asked = await load(asking, {
    invite: queries.invite(codeHash),
    guesses: queries.tally('code', tallyKey('code', asking.envelope.account), asking.now()),
    organizations: queries.organizations(),
  })
  if (asked.seen) return answered({})
  if (isTooMany(asking, asked)) return slowDown(asking, asked)
  if (code === '')
    return asked.actor.kind === 'person'
      ? welcomeAgain(asking, asked)
      : refused(asking, { code: 'stranger' }, asked.t)
  if (asked.guesses.count >= tallyRules.code.max) return refused(asking, { code: 'too-many-codes' }, asked.t)
  const setup = asking.setupCode !== undefined && codeHash === (await asking.hash(asking.setupCode))
  const invite = asked.invite ?? (setup ? setupInvite : undefined)
  if (!invite) return wrongCode(asking, asked)
  if (invite.usesLeft <= 0) return refused(asking, { code: 'code-used-up' }, asked.t)
  if (!isUsable(invite, asked.now)) return refused(asking, { code: 'not-found', what: 'code' }, asked.t)
  if (asked.actor.kind === 'person') return refused(asking, { code: 'already-enrolled' }, asked.t)
  const firstUse: Change[] =
    asked.invite === undefined ? [{ kind: 'invite.made', code, invite, by: 'setup', at: asked.now }] : []
  return enrol(asking, asked, invite, [...firstUse, { kind: 'invite.used', codeHash }])
}

/** Counted, so that codes can't be guessed at length. */
function wrongCode(asking: Asking, asked: Asked): Handled {
  const key = tallyKey('code', asking.envelope.account)
  return {
    ...refused(asking, { code: 'not-found', what: 'code' }, asked.t),
    changes: [{ kind: 'tally.counted', key, of: 'code', by: 1, told: false, at: asked.now }],
  }
}

const setupInvite: Invite = {
  kind: 'enrol',
  post: { role: 'coordinator' },
  usesLeft: 1,
  expiresAt: foreverAt,
}

function enrol(
  asking: Asking,
  asked: Asked & { organizations: Organization[] },
  invite: Invite,
  more: Change[],
): Handled {
  const { account, place, name } = asking.envelope
  const chat = place.private && account.platform === 'telegram' ? place.chat : account.userId
  if (invite.kind === 'link') {
    return said(asking, asked.t.people.linked, [
      ...more,
      { kind: 'account.linked', personId: invite.personId, account, chat },
      { kind: 'account.used', account },
    ])
  }
  const person: Person = {
    id: asking.newId(),
    name: cleanName(name) || account.userId,
    post: invite.post,
    language: asked.language,
    active: true,
  }
  return shown(welcomeView(asking, asked, person), [
    ...more,
    { kind: 'person.enrolled', person, account, chat, at: asked.now },
  ])
}

function welcomeView(asking: Asking, asked: Asked & { organizations: Organization[] }, person: Person): View {
  const context = cardContext(asking, asked, asked.organizations)
  const where = organizationName(context, organizationOf(person.post))
  return {
    body: [
      asked.t.people.welcome(person.name, asked.t.role[person.post.role], where),
      asked.t.people.welcomeHint,
    ],
    ...(canSeeDuty(person) && person.phone === undefined
      ? { buttons: [[{ label: asked.t.people.phone.button, data: packAction({ on: 'phone' }) }]] }
      : {}),
  }
}

function welcomeAgain(asking: Asking, asked: Asked & { organizations: Organization[] }): Handled {
  return asPerson(asking, asked, (person) => shown(welcomeView(asking, asked, person)))
}
