import { type Broadcast, type BroadcastAudience, broadcastTextMax } from '../../domain/broadcasts/broadcast'
import type { BroadcastTeam } from '../../domain/broadcasts/queries'
import { type Role, roles } from '../../domain/people/person'
import { campaignName } from '../cards/campaign-card'
import { broadcastCode, campaignCode, operationCode } from '../cards/codes'
import { type CardContext, organizationName } from '../cards/context'
import type { FormValues } from '../intent'
import { type Texts, texts } from '../texts'
import type { ChoicesField, Form, TextField } from '../view'
import { choicesOf, textOf } from './values'

const words = (t: Texts, initial?: string): TextField => ({
  kind: 'text',
  name: 'text',
  label: t.broadcast.form.text,
  multiline: true,
  max: broadcastTextMax,
  optional: false,
  ...(initial === undefined ? {} : { initial }),
})

const otherWords = (t: Texts, initial?: string): TextField => ({
  ...words(t, initial),
  name: 'other',
  label: t.broadcast.form.other,
  hint: t.broadcast.form.otherHint,
  optional: true,
  clears: true,
})

/** Hours after which is chased, to choose from. */
const chases = [0, 1, 2, 4, 24, 48]

/** The form of a new broadcast. */
export function broadcastForm(context: CardContext, teams: readonly BroadcastTeam[], text?: string): Form {
  const t = texts[context.language]
  const { form } = t.broadcast
  return {
    id: 'broadcast',
    target: '',
    title: form.write,
    submit: form.review,
    fields: [
      words(t, text),
      otherWords(t),
      {
        kind: 'choices',
        name: 'roles',
        label: form.roles,
        hint: t.form.nothingIsAll,
        options: roles.map((role) => ({ value: role, label: t.role[role] })),
        optional: true,
      },
      {
        kind: 'choices',
        name: 'organizations',
        label: form.organizations,
        hint: t.form.nothingIsAll,
        options: context.organizations
          .slice(0, 100)
          .map((it) => ({ value: it.id, label: organizationName(context, it.id) ?? it.id })),
        optional: true,
      },
      ...(teams.length > 0 ? [teamsField(teams, context)] : []),
      {
        kind: 'text',
        name: 'campaign',
        label: form.campaign,
        ...campaignHint(teams, t),
        multiline: false,
        max: 12,
        optional: true,
      },
      {
        kind: 'choice',
        name: 'chats',
        label: form.chats,
        options: [
          { value: 'no', label: form.noChats },
          { value: 'yes', label: form.boundChats },
        ],
        initial: 'no',
        optional: true,
      },
      { kind: 'deadline', name: 'when', label: form.when, hint: form.whenHint, quick: [], optional: true },
      {
        kind: 'choice',
        name: 'chase',
        label: form.chase,
        options: chases.map((hours) => ({
          value: String(hours),
          label: hours === 0 ? form.never : t.time.hours(hours),
        })),
        initial: '24',
        optional: false,
      },
      { kind: 'files', name: 'files', label: form.files, max: 10, optional: true },
    ],
  }
}

const teamsField = (teams: readonly BroadcastTeam[], { language }: CardContext): ChoicesField => {
  const t = texts[language]
  const { form } = t.broadcast
  return {
    kind: 'choices',
    name: 'teams',
    label: form.teams,
    hint: t.form.nothingIsAll,
    options: teams.map((it) => {
      const named = it.of === 'operation' ? it.title : campaignName(it, t)
      return { value: it.ref, label: form.team(`${teamCode(it)} ${named}`, it.people) }
    }),
    optional: true,
  }
}

/** The campaigns that run, to copy their codes from. */
function campaignHint(teams: readonly BroadcastTeam[], t: Texts): { hint?: string } {
  const named = teams.flatMap((it) =>
    it.of === 'campaign' ? [`${campaignCode(it.number)} ${campaignName(it, t)}`] : [],
  )
  return named.length > 0 ? { hint: [...new Set(named)].join('\n') } : {}
}

/** What a team is called: `J-4`, and of a campaign `P-3/2`. */
export const teamCode = (it: BroadcastTeam): string =>
  it.of === 'operation' ? operationCode(it.number) : `${campaignCode(it.number)}/${it.team}`

/** Whom a filled form names. */
export const readAudience = (values: FormValues): BroadcastAudience => ({
  roles: choicesOf(values, 'roles').filter((it): it is Role => roles.some((role) => role === it)),
  organizationIds: choicesOf(values, 'organizations'),
  teams: choicesOf(values, 'teams'),
  chats: textOf(values, 'chats') === 'yes',
})

export const correctionForm = (broadcast: Broadcast, t: Texts): Form => ({
  id: 'broadcast-correction',
  target: String(broadcast.number),
  title: t.broadcast.form.correct,
  submit: t.form.submit,
  fields: [words(t, broadcast.text), otherWords(t, broadcast.other)],
})

export const commentForm = (number: number, t: Texts): Form => ({
  id: 'broadcast-comment',
  target: String(number),
  title: `${broadcastCode(number)} · ${t.broadcast.acknowledge}`,
  submit: t.broadcast.acknowledge,
  fields: [
    {
      kind: 'text',
      name: 'comment',
      label: t.broadcast.yourComment,
      multiline: true,
      max: 500,
      optional: false,
    },
  ],
})
