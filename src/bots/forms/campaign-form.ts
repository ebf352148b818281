import type { Campaign } from '../../domain/campaigns/campaign'
import { type CampaignWords, purposeMax } from '../../domain/campaigns/make-campaign'
import { templates } from '../../domain/campaigns/templates'
import { done, type Result } from '../../domain/errors'
import type { Organization } from '../../domain/organizations/organization'
import type { Language, Person } from '../../domain/people/person'
import { industries } from '../../domain/units/unit'
import { organizationName } from '../cards/context'
import type { FormValues } from '../intent'
import type { Texts } from '../texts'
import type { Field, Form, Option } from '../view'
import { choicesOf, dayOf, textOf } from './values'

/** What the form is drawn from, and what it says is read with. */
type CampaignFormFacts = {
  language: Language
  t: Texts
  organizations: Organization[]
  leaders: Person[]
  units: { id: string }[]
}

/** All that a campaign is made of; of a draft, as it is. */
export function campaignForm(asked: CampaignFormFacts, campaign: Campaign | undefined, target: string): Form {
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
        label: c.until,
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
export function campaignWords(
  asked: CampaignFormFacts,
  when: { now: number; timezone: string },
  values: FormValues,
  only: string | undefined,
  fresh: boolean,
): Result<CampaignWords> {
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
