import type { Invite } from '../../domain/people/invite'
import { type Language, organizationOf } from '../../domain/people/person'
import { packAction } from '../action'
import { organizationName } from '../cards/context'
import { texts } from '../texts'
import type { Button } from '../view'
import { type Asking, asPerson, cardContext, commandPrefix, type Handled, load, said, shown } from './context'
import { codeView } from './invites'

/** A link code is for the person themself, and soon. */
const linkLifeMs = 24 * 3_600_000
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
