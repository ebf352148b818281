import { type Campaign, type Template, templates } from '../../domain/campaigns/campaign'
import { type CampaignWords, capacityMax, goalMax, purposeMax } from '../../domain/campaigns/make-campaign'
import { done, type Result } from '../../domain/errors'
import type { Organization } from '../../domain/organizations/organization'
import type { Language, Person } from '../../domain/people/person'
import { industries } from '../../domain/units/unit'
import { campaignName } from '../cards/campaign-card'
import { campaignCode } from '../cards/codes'
import { organizationName } from '../cards/context'
import type { FormValues } from '../intent'
import type { Texts } from '../texts'
import type { Field, Form, Option } from '../view'
import { codesMax, codesOf, listedUnits } from './codes'
import { text } from './inspection-forms'
import { changedText, choicesOf, dayOf, textOf, wholeNumber } from './values'

/** What the form is drawn from, and what it says is read with. */
type CampaignFormFacts = {
  language: Language
  t: Texts
  organizations: Organization[]
  leaders: Person[]
  /** Units on the campaign's own list, and those a filled form names by their codes. */
  listed: { id: string; number: number }[]
  units: { id: string; number: number }[]
}

/** A new campaign from one of some templates. */
export function newCampaignForm(asked: CampaignFormFacts, some: readonly Template[], target: string): Form {
  const { t } = asked
  const form = campaignForm(asked, undefined, target)
  const template: Field = {
    kind: 'choice',
    name: 'template',
    label: t.field.template,
    options: some.map((value) => ({ value, label: t.campaign.template[value] })),
    optional: false,
  }
  return { ...form, title: t.campaign.fresh, fields: [template, ...form.fields] }
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
  const choices = (name: string, label: string, of: Option[], initial: readonly string[] = []): Field => ({
    kind: 'choices',
    name,
    label,
    options: of,
    optional,
    ...(initial.length > 0 ? { initial } : {}),
  })
  // Of a new campaign what is not chosen is the template's.
  const hint = campaign ? { hint: t.form.nothingIsAll } : {}
  const scope = campaign?.scope
  return {
    id: 'campaign',
    target,
    title: c.act.change,
    ...(campaign ? { intro: `${campaignCode(campaign.number)} · ${campaignName(campaign, t)}` } : {}),
    submit: t.form.submit,
    fields: [
      text('name', t.field.name, { max: 60, initial: campaign?.name ?? '', clears: true }),
      text('purpose', t.field.purpose, {
        multiline: true,
        max: purposeMax,
        initial: campaign?.purpose ?? '',
        clears: true,
      }),
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
      {
        ...choices(
          'industries',
          c.industries,
          industries.map((value) => ({ value, label: c.industry[value] })),
          scope?.industries,
        ),
        ...hint,
      },
      { ...choices('grounds', c.grounds, options('sub-district'), scope?.subDistrictIds), ...hint },
      { ...choices('departments', c.departments, options('department'), scope?.departmentIds), ...hint },
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
      text('units', c.list.label, {
        multiline: true,
        max: codesMax,
        initial: codesOf(asked.listed),
        clears: true,
        hint: c.list.hint,
      }),
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
      text('capacity', t.field.capacity, {
        max: 3,
        initial: String(campaign?.capacity ?? 8),
        whole: [1, capacityMax],
      }),
      text('goal', t.field.goal, { max: 3, initial: String(campaign?.goal ?? 100), whole: [1, goalMax] }),
    ],
  }
}

/**
 * What the form says. Of a draft, what was not asked or was skipped is as it was, and what was emptied is empty;
 * of a new campaign, what was left empty is the template's.
 */
export function campaignWords(
  asked: CampaignFormFacts,
  when: { now: number; timezone: string },
  values: FormValues,
  fresh: boolean,
): Result<CampaignWords> {
  const from = dayOf(values, 'from', when)
  if (!from.ok) return from
  const to = dayOf(values, 'to', when)
  if (!to.ok) return to
  const known = new Set(asked.organizations.map((it) => it.id))
  const list = (name: string): string[] | undefined => {
    const chosen = choicesOf(values, name)
    return chosen.length > 0 || (!fresh && values[name] !== undefined) ? chosen : undefined
  }
  const grounds = list('grounds')?.filter((id) => known.has(id))
  const departments = list('departments')?.filter((id) => known.has(id))
  const chosen = list('industries')
  const template = templates.find((it) => it === textOf(values, 'template'))
  const said = (field: string): string | undefined =>
    values[field] === undefined ? undefined : (changedText(values, field) ?? '')
  const name = said('name')
  const purpose = said('purpose')
  const units = said('units')
  const listed = listedUnits(units ?? '', asked.units, 'units')
  if (!listed.ok) return listed
  const which = textOf(values, 'which')
  const method = textOf(values, 'method')
  const charge = list('charge')?.filter((id) => known.has(id))
  const leaders = list('leaders')?.filter((id) => asked.leaders.some((it) => it.id === id))
  const number = (field: string) => {
    const digits = textOf(values, field)
    return digits === undefined ? {} : { [field]: wholeNumber(digits) ?? Number.NaN }
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
      ...(units === undefined ? {} : { units: listed.value.map((it) => it.id) }),
    },
    ...(charge ? { departmentIds: charge } : {}),
    ...(leaders ? { leaderIds: leaders } : {}),
    ...(method === 'all' || method === 'lot' ? { method } : {}),
    ...number('capacity'),
    ...number('goal'),
  })
}
