import type { Change } from '../../domain/changes'
import type { Organization } from '../../domain/organizations/organization'
import { type Invite, isUsable } from '../../domain/people/invite'
import { type Language, organizationOf, type Person, type Post } from '../../domain/people/person'
import { packAction } from '../action'
import { organizationName } from '../cards/hazard-card'
import { texts } from '../texts'
import type { Button, View } from '../view'
import {
  type Asked,
  type Asking,
  answered,
  asPerson,
  cardContext,
  commandPrefix,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'
import { codeView } from './invites'

/** A link code is for the person themself, and soon. */
const linkLifeMs = 24 * 3_600_000
/** The setup code has no end but its one use. */
const foreverAt = Date.UTC(2100, 0, 1)

/** `/start CODE`, `join CODE`: enrols, or adds this account to somebody enrolled. */
export async function join(asking: Asking, args: string): Promise<Handled> {
  const code = args.trim().split(/\s+/)[0] ?? ''
  const codeHash = await asking.hash(code)
  const { queries } = asking.database
  const asked = await load(asking, {
    invite: queries.invite(codeHash),
    organizations: queries.organizations(),
  })
  if (asked.seen) return answered({})
  if (code === '')
    return asked.actor.kind === 'person'
      ? welcomeAgain(asking, asked)
      : refused(asking, { code: 'stranger' }, asked.t)
  const setup = asking.setupCode !== undefined && codeHash === (await asking.hash(asking.setupCode))
  const invite = asked.invite ?? (setup ? setupInvite : undefined)
  if (!invite) return refused(asking, { code: 'not-found', what: 'code' }, asked.t)
  if (invite.usesLeft <= 0) return refused(asking, { code: 'code-used-up' }, asked.t)
  if (!isUsable(invite, asked.now)) return refused(asking, { code: 'not-found', what: 'code' }, asked.t)
  if (asked.actor.kind === 'person') return refused(asking, { code: 'already-enrolled' }, asked.t)
  const firstUse: Change[] =
    asked.invite === undefined ? [{ kind: 'invite.made', code, invite, by: 'setup', at: asked.now }] : []
  return enrol(asking, asked, invite, [...firstUse, { kind: 'invite.used', codeHash }])
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
    ])
  }
  const person: Person = {
    id: asking.newId(),
    name,
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
  }
}

function welcomeAgain(asking: Asking, asked: Asked & { organizations: Organization[] }): Handled {
  return asPerson(asking, asked, (person) => shown(welcomeView(asking, asked, person)))
}

/** `me`: who I am here, and how to use the other chat program too. */
export async function me(asking: Asking): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    organizations: queries.organizations(),
    accounts: queries.accounts(asking.envelope.account),
  })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    const context = cardContext(asking, asked, asked.organizations)
    const where = organizationName(context, organizationOf(person.post))
    const buttons: Button[][] = [
      languageButtons(),
      [
        ...(asked.accounts.length < 2
          ? [{ label: t.people.linkTitle, data: packAction({ on: 'link' }) }]
          : []),
        { label: t.people.leave, data: packAction({ on: 'leave', sure: false }) },
      ],
    ]
    return shown({
      title: t.people.me,
      fields: [
        { label: t.field.role, value: [t.role[person.post.role], where].filter(Boolean).join(' · ') },
        {
          label: t.people.accounts,
          value: asked.accounts.map((it) => platformName[it.platform]).join(' · '),
        },
      ],
      body: [person.name],
      buttons,
    })
  })
}

const platformName = { telegram: 'Telegram', slack: 'Slack' }

const languageButtons = (): Button[] =>
  (['en', 'zh'] as const).map((language) => ({
    label: texts[language].language.name,
    data: packAction({ on: 'language', language }),
  }))

export async function link(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    const code = asking.newCode()
    const invite: Invite = {
      kind: 'link',
      personId: person.id,
      usesLeft: 1,
      expiresAt: asked.now + linkLifeMs,
    }
    return shown(codeView(asking, code, asked.t.people.linkTitle, asked.t.people.linkBody), [
      { kind: 'invite.made', code, invite, by: person.id, at: asked.now },
    ])
  })
}

/** `language en`, `language zh`; without a word, the two as buttons. */
export async function setLanguage(asking: Asking, word: string): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    const language = languageOf(word)
    if (!language)
      return shown({
        body: [`${asked.t.command.language.about}: ${commandPrefix(asking.envelope)}language en | zh`],
        buttons: [languageButtons()],
      })
    return said(asking, texts[language].language.set, [
      { kind: 'person.language', personId: person.id, language },
    ])
  })
}

function languageOf(word: string): Language | undefined {
  const said = word.trim().toLowerCase()
  if (['en', 'english', '英文', '英语'].includes(said)) return 'en'
  return ['zh', 'cn', 'chinese', '中文', '汉语'].includes(said) ? 'zh' : undefined
}

export async function leave(asking: Asking, sure: boolean | undefined): Promise<Handled> {
  const asked = await load(asking, { coordinators: asking.database.queries.people({ role: 'coordinator' }) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (sure === undefined) {
      const button = (label: string, yes: boolean): Button => ({
        label,
        data: packAction({ on: 'leave', sure: yes }),
      })
      return shown({
        body: [t.people.leaveSure],
        buttons: [[button(t.people.leave, true), button(t.people.stay, false)]],
      })
    }
    if (!sure) return said(asking, t.people.stay)
    if (isLast(person.post, asked.coordinators)) return refused(asking, { code: 'last-coordinator' }, t)
    return said(asking, t.people.left, [{ kind: 'person.left', personId: person.id, at: asked.now }])
  })
}

const isLast = (post: Post, coordinators: readonly Person[]): boolean =>
  post.role === 'coordinator' && coordinators.length <= 1

/** `remove NAME`: a coordinator takes somebody out; they get nothing any more. */
export async function findToRemove(asking: Asking, words: string): Promise<Handled> {
  const asked = await load(asking, { people: asking.database.queries.peopleLike(words) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    const others = asked.people.filter((it) => it.id !== person.id)
    if (words.trim() === '' || others.length === 0)
      return refused(asking, { code: 'not-found', what: 'person' }, t)
    return shown({
      title: t.people.removeWhom,
      buttons: others.map((it) => [
        {
          label: `${it.name} · ${t.role[it.post.role]}`,
          data: packAction({ on: 'remove', personId: it.id }),
          style: 'danger' as const,
        },
      ]),
    })
  })
}

export async function remove(asking: Asking, personId: string): Promise<Handled> {
  const asked = await load(asking, { person: asking.database.queries.person(personId) })
  return asPerson(asking, asked, (coordinator) => {
    if (coordinator.post.role !== 'coordinator')
      return refused(asking, { code: 'coordinators-only' }, asked.t)
    const { person } = asked
    if (!person?.active || person.id === coordinator.id)
      return refused(asking, { code: 'not-found', what: 'person' }, asked.t)
    return said(asking, asked.t.people.removed(person.name), [
      { kind: 'person.left', personId, at: asked.now },
    ])
  })
}

/** They blocked the bot or took it back. */
export async function reach(asking: Asking, reachable: boolean): Promise<Handled> {
  const asked = await load(asking, {})
  if (asked.actor.kind !== 'person' || asked.seen) return answered({})
  const { account } = asking.envelope
  return answered({}, [
    reachable
      ? { kind: 'account.reach', account }
      : { kind: 'account.reach', account, gone: { reason: 'blocked', at: asked.now } },
  ])
}
