import type { Settings } from '../../domain/digests/settings'
import type { Invite } from '../../domain/people/invite'
import { type Language, organizationOf } from '../../domain/people/person'
import { readQuietHours, sayClock } from '../../domain/reminders/quiet-hours'
import { canSeeDuty } from '../../domain/rosters/permissions'
import { packAction } from '../action'
import { organizationName } from '../cards/context'
import { type Texts, texts } from '../texts'
import { platformNames } from '../texts/watch'
import type { Button } from '../view'
import {
  type Asking,
  asPerson,
  cardContext,
  commandPrefix,
  type Handled,
  isOwnChat,
  load,
  said,
  shown,
} from './context'
import { codeView } from './invites'

/** A link code is for the person themself, and soon. */
const linkLifeMs = 24 * 3_600_000
/** `me`: who I am here, and how to use the other chat program too. */
export async function me(asking: Asking): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    organizations: queries.organizations(),
    accounts: queries.accounts(asking.envelope.account),
    settings: queries.settings(asking.envelope.account),
    calendar: queries.hasCalendar(asking.envelope.account),
  })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    const context = cardContext(asking, asked, asked.organizations)
    const where = organizationName(context, organizationOf(person.post))
    const buttons: Button[][] = [
      ...(asking.enterLink ? [[{ label: t.dashboard.open, data: packAction({ on: 'dashboard' }) }]] : []),
      languageButtons(),
      [
        ...(asked.accounts.length < 2
          ? [{ label: t.people.linkTitle, data: packAction({ on: 'link' }) }]
          : []),
        { label: t.people.leave, data: packAction({ on: 'leave', sure: false }) },
      ],
      calendarButtons(asked.calendar, t),
      ...(canSeeDuty(person) ? [[{ label: t.people.phone.button, data: packAction({ on: 'phone' }) }]] : []),
    ]
    return shown({
      title: t.people.me,
      fields: [
        { label: t.field.role, value: [t.role[person.post.role], where].filter(Boolean).join(' · ') },
        {
          label: t.people.accounts,
          value: asked.accounts.map((it) => platformNames[it.platform]).join(' · '),
        },
        ...(person.phone === undefined || !asking.envelope.place.private
          ? []
          : [{ label: t.field.phone, value: person.phone }]),
        { label: t.reminders.quiet.label, value: quietText(asked.settings, t) },
        { label: t.digest.setting.label, value: digestText(asked.settings, t) },
      ],
      body: [person.name],
      buttons,
    })
  })
}

/** Makes the calendar's address, or another; and takes it away. */
const calendarButtons = (has: boolean, { duty: { calendar } }: Texts): Button[] => [
  { label: has ? calendar.renew : calendar.make, data: packAction({ on: 'calendar', make: true }) },
  ...(has ? [{ label: calendar.revoke, data: packAction({ on: 'calendar', make: false }) }] : []),
]

const quietText = ({ quiet }: Settings, t: Texts): string =>
  quiet ? `${sayClock(quiet.from)}–${sayClock(quiet.to)}` : t.reminders.quiet.none

/** When the digest comes and how, as `me` and the digest itself say it. */
export function digestText({ digestAt, digestMode }: Settings, t: Texts): string {
  const mode = t.digest.setting.mode[digestMode]
  return digestMode === 'off' ? mode : `${t.digest.setting.at(sayClock(digestAt))} · ${mode}`
}

/** `quiet 22:00-07:00`, `quiet off`; alone, what is set. */
export async function setQuiet(asking: Asking, args: string): Promise<Handled> {
  const asked = await load(asking, { settings: asking.database.queries.settings(asking.envelope.account) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    const off = /^(off|none|关闭|关|取消)$/i.test(args.trim())
    const quiet = off ? undefined : readQuietHours(args)
    if (!off && !quiet) {
      const usage = t.reminders.quiet.usage(`${commandPrefix(asking.envelope)}quiet 22:00-07:00`)
      return shown({ body: [t.labelled(t.reminders.quiet.label, quietText(asked.settings, t)), usage] })
    }
    const text = quiet
      ? t.reminders.quiet.set(sayClock(quiet.from), sayClock(quiet.to))
      : t.reminders.quiet.off
    return said(asking, text, [{ kind: 'person.quiet', personId: person.id, ...(quiet ? { quiet } : {}) }])
  })
}

const languageButtons = (): Button[] =>
  (['en', 'zh'] as const).map((language) => ({
    label: texts[language].language.name,
    data: packAction({ on: 'language', language }),
  }))

/** Makes a code for somebody's second account. */
export async function link(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    // Whoever uses it is this person from then on.
    if (!isOwnChat(asking)) return said(asking, asked.t.people.inPrivate)
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
        body: [
          asked.t.labelled(
            asked.t.command.language.about,
            `${commandPrefix(asking.envelope)}language en | zh`,
          ),
        ],
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
