import type { Correction } from '../../domain/calendar/occasion'
import { changeCampaign, giveTasks, movePerson } from '../../domain/campaigns/act-on-campaign'
import type { Campaign } from '../../domain/campaigns/campaign'
import { type CampaignWords, makeCampaign, purposeMax } from '../../domain/campaigns/make-campaign'
import { mayDo } from '../../domain/campaigns/permissions'
import type { TaskLine } from '../../domain/campaigns/plan-campaign'
import type { CampaignSheet } from '../../domain/campaigns/queries'
import { templates } from '../../domain/campaigns/templates'
import { done, type Result, refuse } from '../../domain/errors'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import { industries } from '../../domain/units/unit'
import { campaignButton } from '../cards/campaign-card'
import { campaignCode } from '../cards/codes'
import { organizationName } from '../cards/context'
import { choicesOf, dayOf, textOf } from '../forms/values'
import type { FormValues } from '../intent'
import type { Field, Form, Option } from '../view'
import { campaignMade, todayOf } from './campaigns'
import {
  type Asked,
  type Asking,
  askForm,
  asPerson,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'
import type { FormHandler } from './form-handler'

type FormAsked = Asked & {
  sheet: CampaignSheet | undefined
  organizations: Organization[]
  leaders: Person[]
  units: { id: string; number: number }[]
  corrections: Correction[]
}

const loadForm = (asking: Asking, number: number, codes = ''): Promise<FormAsked> => {
  const { queries } = asking.database
  return load(asking, {
    sheet: queries.campaign(number),
    organizations: queries.organizations(),
    leaders: queries.people({ role: 'leader' }),
    units: queries.unitsByNumber(numbersIn(codes)),
    corrections: queries.corrections(),
  })
}

/** The numbers of units named in a text: `U-1, U-2`, at most a thousand. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/u-?(\d{1,9})/gi)].slice(0, 1000).map((match) => Number(match[1]))

/** The form of a new campaign, or of a draft to be changed; step by step, one field of it at a time. */
export async function askCampaign(
  asking: Asking,
  number: number | undefined,
  only?: string,
): Promise<Handled> {
  const asked = await loadForm(asking, number ?? 0)
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    const { sheet, t } = asked
    if (number === undefined) {
      return askForm(asking, asked, campaignForm(asked, undefined, ''), {}, [
        'template',
        'name',
        'from',
        'to',
      ])
    }
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    const { campaign } = sheet
    if (!mayDo('change', campaign, person))
      return refused(asking, { code: 'campaign-moved-on', campaign: campaign.state.status }, t)
    const form = campaignForm(asked, campaign, only === undefined ? String(number) : `${number}.${only}`)
    if (asking.envelope.canOpenForm || only !== undefined)
      return askForm(asking, asked, form, {}, only === undefined ? undefined : [only])
    return shown({
      title: `${campaignCode(number)} · ${t.field.what}`,
      buttons: form.fields.map((field) => [
        { label: field.label, data: campaignButton(number, 'change', field.name) },
      ]),
    })
  })
}

function campaignForm(asked: FormAsked, campaign: Campaign | undefined, target: string): Form {
  const { t, language, organizations } = asked
  const c = t.campaign
  const optional = true
  const context = { language, organizations, now: 0, timezone: 'UTC' }
  const options = (kind: Organization['kind']) =>
    organizations
      .filter((it) => it.kind === kind)
      .slice(0, 100)
      .map((it) => ({ value: it.id, label: organizationName(context, it.id) ?? it.id }))
  const choices = (name: string, label: string, of: Option[], initial?: readonly string[]): Field => ({
    kind: 'choices',
    name,
    label,
    options: of,
    optional,
    ...(initial && initial.length > 0 ? { initial } : {}),
  })
  const text = (name: string, label: string, max: number, initial?: string, hint?: string): Field => ({
    kind: 'text',
    name,
    label,
    multiline: max > 100,
    max,
    optional,
    ...(initial ? { initial } : {}),
    ...(hint ? { hint } : {}),
  })
  const scope = campaign?.scope
  return {
    id: 'campaign',
    target,
    title: campaign ? c.act.change : c.fresh,
    submit: t.form.submit,
    fields: [
      ...(campaign
        ? []
        : [
            {
              kind: 'choice' as const,
              name: 'template',
              label: t.field.template,
              options: templates.map((value) => ({ value, label: c.template[value] })),
              optional: false,
            },
          ]),
      text('name', t.field.name, 60, campaign?.name),
      text('purpose', t.field.purpose, purposeMax, campaign?.purpose),
      {
        kind: 'day',
        name: 'from',
        label: t.field.from,
        quick: [],
        optional,
        ...(campaign?.periods[0] ? { initial: campaign.periods[0].fromOn } : {}),
      },
      {
        kind: 'day',
        name: 'to',
        label: t.field.until,
        quick: [],
        optional,
        ...(campaign ? { initial: campaign.periods.at(-1)?.toOn ?? '' } : {}),
      },
      choices(
        'industries',
        c.industries,
        industries.map((value) => ({ value, label: c.industry[value] })),
        scope?.industries,
      ),
      choices('grounds', c.grounds, options('sub-district'), scope?.subDistrictIds),
      choices('departments', c.departments, options('department'), scope?.departmentIds),
      {
        kind: 'choice',
        name: 'which',
        label: c.which.label,
        options: [
          { value: 'all', label: c.which.all },
          { value: 'key', label: c.which.key },
        ],
        optional,
        initial: scope?.keyOnly ? 'key' : 'all',
      },
      text('units', c.list.label, 2000, undefined, c.list.hint),
      choices('charge', c.inCharge, options('department'), campaign?.departmentIds),
      ...(asked.leaders.length > 0
        ? [
            choices(
              'leaders',
              c.leaders,
              asked.leaders.map((it) => ({ value: it.id, label: it.name })),
              campaign?.leaderIds,
            ),
          ]
        : []),
      {
        kind: 'choice',
        name: 'method',
        label: c.method,
        options: (['all', 'lot'] as const).map((value) => ({ value, label: c.methods[value] })),
        optional,
        initial: campaign?.method ?? 'all',
      },
      text('capacity', t.field.capacity, 3, String(campaign?.capacity ?? 8)),
      text('goal', t.field.goal, 3, String(campaign?.goal ?? 100)),
    ],
  }
}

/**
 * What the form says. Of a draft, a field that was asked and left empty is emptied; of a new campaign, what
 * was left empty is the template's.
 */
function wordsOf(
  asking: Asking,
  asked: FormAsked,
  values: FormValues,
  only: string | undefined,
  fresh: boolean,
): Result<CampaignWords> {
  const when = { now: asked.now, timezone: asking.timezone }
  const from = dayOf(values, 'from', when)
  if (!from.ok) return from
  const to = dayOf(values, 'to', when)
  if (!to.ok) return to
  const known = new Set(asked.organizations.map((it) => it.id))
  const list = (name: string): string[] | undefined => {
    const chosen = choicesOf(values, name)
    const wasAsked = only === undefined ? !fresh : only === name
    return chosen.length > 0 || wasAsked ? chosen : undefined
  }
  const grounds = list('grounds')?.filter((id) => known.has(id))
  const departments = list('departments')?.filter((id) => known.has(id))
  const chosen = list('industries')
  const template = templates.find((it) => it === textOf(values, 'template'))
  const name = textOf(values, 'name')
  const purpose = textOf(values, 'purpose')
  const which = textOf(values, 'which')
  const units = textOf(values, 'units')
  const method = textOf(values, 'method')
  const charge = list('charge')?.filter((id) => known.has(id))
  const leaders = list('leaders')?.filter((id) => asked.leaders.some((it) => it.id === id))
  const number = (field: string) => {
    const said = textOf(values, field)
    return said === undefined ? {} : { [field]: Number(said) }
  }
  return done({
    ...(template ? { template } : {}),
    ...(name === undefined ? {} : { name }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(from.value === undefined ? {} : { fromOn: from.value }),
    ...(to.value === undefined ? {} : { toOn: to.value }),
    scope: {
      ...(chosen ? { industries: industries.filter((it) => chosen.includes(it)) } : {}),
      ...(grounds ? { subDistrictIds: grounds } : {}),
      ...(departments ? { departmentIds: departments } : {}),
      ...(which === undefined ? {} : { keyOnly: which === 'key' }),
      ...(units === undefined ? {} : { units: asked.units.map((it) => it.id) }),
    },
    ...(charge ? { departmentIds: charge } : {}),
    ...(leaders ? { leaderIds: leaders } : {}),
    ...(method === 'all' || method === 'lot' ? { method } : {}),
    ...number('capacity'),
    ...number('goal'),
  })
}

export const submitCampaign: FormHandler = async (asking, { target, values, ended }) => {
  const [number = '', only] = target.split('.')
  const codes = textOf(values, 'units') ?? ''
  const asked = await loadForm(asking, Number(number) || 0, codes)
  return asPerson(asking, asked, (person) => {
    const words = wordsOf(asking, asked, values, only, number === '')
    if (!words.ok) return refused(asking, words.refusal, asked.t)
    if (number === '') {
      const made = makeCampaign(words.value, person, {
        today: todayOf(asking),
        now: asked.now,
        id: asking.newId(),
        organizations: asked.organizations,
        corrections: asked.corrections,
      })
      if (!made.ok) return refused(asking, made.refusal, asked.t)
      return campaignMade(asking, asked, made.value.campaign.id, [...made.value.changes, ended], person)
    }
    const changed = asked.sheet
      ? changeCampaign(asked.sheet.campaign, words.value, person, asked.now)
      : refuse({ code: 'not-found', what: 'campaign' })
    if (!changed.ok) return refused(asking, changed.refusal, asked.t)
    return said(asking, asked.t.campaign.done.change, [...changed.value.changes, ended])
  })
}

async function askAbout(
  asking: Asking,
  number: number,
  act: 'give' | 'people',
  fields: (sheet: CampaignSheet, asked: Asked) => Field[],
): Promise<Handled> {
  const asked = await load(asking, { sheet: asking.database.queries.campaign(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    if (!mayDo(act, sheet.campaign, person))
      return refused(asking, { code: 'campaign-moved-on', campaign: sheet.campaign.state.status }, t)
    return askForm(asking, asked, {
      id: `campaign-${act}`,
      target: String(number),
      title: t.campaign.act[act],
      submit: t.form.submit,
      fields: fields(sheet, asked),
    })
  })
}

const teamOptions = ({ teams, people }: CampaignSheet, { t }: Asked) =>
  teams.slice(0, 90).map((team) => ({
    value: String(team.number),
    label:
      `${t.campaign.team(team.number)} ${team.personIds.flatMap((id) => people[id] ?? []).join('、')}`.slice(
        0,
        60,
      ),
  }))

/** Tasks are given to another team by their codes, or all that a team has left. */
export const askGive = (asking: Asking, number: number): Promise<Handled> =>
  askAbout(asking, number, 'give', (sheet, asked) => [
    {
      kind: 'text',
      name: 'tasks',
      label: asked.t.campaign.giveWhat,
      hint: asked.t.campaign.giveHint,
      multiline: false,
      max: 500,
      optional: false,
    },
    {
      kind: 'choice',
      name: 'team',
      label: asked.t.field.to,
      options: teamOptions(sheet, asked),
      optional: false,
    },
  ])

/** A person goes to another team, or out of the campaign. */
export const askPeople = (asking: Asking, number: number): Promise<Handled> =>
  askAbout(asking, number, 'people', (sheet, asked) => [
    {
      kind: 'search',
      name: 'person',
      label: asked.t.campaign.person,
      source: 'people',
      free: false,
      options: [],
      optional: false,
    },
    {
      kind: 'choice',
      name: 'team',
      label: asked.t.field.to,
      options: [{ value: '0', label: asked.t.campaign.out }, ...teamOptions(sheet, asked)],
      optional: false,
    },
  ])

/** Which tasks a text names: `T-12`, or `team 2` for all that team 2 has left. */
function tasksNamed(text: string, tasks: readonly TaskLine[], sheet: CampaignSheet): TaskLine[] {
  const number = /(?:team|第)\s*(\d{1,3})/i.exec(text)?.[1]
  const team = sheet.teams.find((it) => String(it.number) === number)
  const codes = new Set([...text.matchAll(/t-?(\d{1,9})/gi)].map((match) => Number(match[1])))
  return tasks.filter((it) => it.teamId === team?.id || codes.has(it.number))
}

export const submitGive: FormHandler = async (asking, { target, values, ended }) => {
  const { queries } = asking.database
  const number = Number(target)
  const asked = await load(asking, { sheet: queries.campaign(number), tasks: queries.tasksOf(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    const team = sheet?.teams.find((it) => String(it.number) === textOf(values, 'team'))
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    if (!team) return refused(asking, { code: 'choice-unknown', field: 'team' }, t)
    const named = tasksNamed(textOf(values, 'tasks') ?? '', asked.tasks, sheet)
    const given = giveTasks(sheet.campaign, named, team, person, asked.now)
    if (!given.ok) return refused(asking, given.refusal, t)
    return said(asking, t.campaign.done.give, [...given.value.changes, ended])
  })
}

export const submitPeople: FormHandler = async (asking, { target, values, ended }) => {
  const { queries } = asking.database
  const asked = await load(asking, {
    sheet: queries.campaign(Number(target)),
    moved: queries.person(textOf(values, 'person') ?? ''),
  })
  return asPerson(asking, asked, (person) => {
    const { sheet, moved, t } = asked
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    if (!moved) return refused(asking, { code: 'not-found', what: 'person' }, t)
    const to = Number(textOf(values, 'team')) || undefined
    const done = movePerson(sheet.campaign, sheet.teams, moved.id, to, person, asked.now)
    if (!done.ok) return refused(asking, done.refusal, t)
    return said(asking, t.campaign.done.people, [...done.value.changes, ended])
  })
}
