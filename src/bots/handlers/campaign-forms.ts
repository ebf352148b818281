import type { Correction } from '../../domain/calendar/occasion'
import { changeCampaign } from '../../domain/campaigns/act-on-campaign'
import { type Template, templates } from '../../domain/campaigns/campaign'
import { makeCampaign } from '../../domain/campaigns/make-campaign'
import { mayDo } from '../../domain/campaigns/permissions'
import type { CampaignSheet } from '../../domain/campaigns/queries'
import { refuse } from '../../domain/errors'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import { campaignButton } from '../cards/campaign-card'
import { campaignCode } from '../cards/codes'
import { campaignForm, campaignWords, newCampaignForm } from '../forms/campaign-form'
import { readCodes } from '../forms/codes'
import { textOf } from '../forms/values'
import { campaignMade } from './campaign-made'
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
  todayOf,
} from './context'
import type { FormHandler } from './form-handler'

type FormAsked = Asked & {
  sheet: CampaignSheet | undefined
  organizations: Organization[]
  leaders: Person[]
  listed: { id: string; number: number }[]
  units: { id: string; number: number }[]
  corrections: Correction[]
}

const loadForm = (asking: Asking, number: number, codes = ''): Promise<FormAsked> => {
  const { queries } = asking.database
  return load(asking, {
    sheet: queries.campaign(number),
    organizations: queries.organizations(),
    leaders: queries.people({ role: 'leader' }),
    listed: queries.unitsListed(number),
    units: queries.unitsByNumber(readCodes(codes, 'unit').numbers),
    corrections: queries.corrections(),
  })
}

/** The form of a new campaign, from one of some templates, else from any. Its target has the year of the occasion. */
export async function askNewCampaign(
  asking: Asking,
  some: readonly Template[] = [],
  year = 0,
): Promise<Handled> {
  const asked = await loadForm(asking, 0)
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    const form = newCampaignForm(asked, some.length > 0 ? some : templates, year > 0 ? `.${year}` : '')
    return askForm(asking, asked, form, {}, ['template', 'name', 'from', 'to'])
  })
}

/** The form of a draft to be changed; step by step, one field of it at a time. */
export async function askCampaign(asking: Asking, number: number, only?: string): Promise<Handled> {
  const asked = await loadForm(asking, number)
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    const { sheet, t } = asked
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

export const submitCampaign: FormHandler = async (asking, { target, values, ended }) => {
  const [number = '', year] = target.split('.')
  const codes = textOf(values, 'units') ?? ''
  const asked = await loadForm(asking, Number(number) || 0, codes)
  return asPerson(asking, asked, (person) => {
    const when = { now: asked.now, timezone: asking.timezone }
    const words = campaignWords(asked, when, values, number === '')
    if (!words.ok) return refused(asking, words.refusal, asked.t)
    if (number === '') {
      const made = makeCampaign({ ...words.value, ...(year ? { year: Number(year) } : {}) }, person, {
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
    const { changes } = changed.value
    const { done, unchanged } = asked.t.campaign
    return said(asking, changes.length > 0 ? done.change : unchanged, [...changes, ended])
  })
}
