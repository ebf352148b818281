import { type Pool, verifyDraw } from '../../domain/campaigns/draw'
import { drawUnits, redrawLeft } from '../../domain/campaigns/draw-units'
import type { Inspector } from '../../domain/campaigns/form-teams'
import { canSeeDraws, mayDo } from '../../domain/campaigns/permissions'
import type { Planning } from '../../domain/campaigns/plan-campaign'
import type { Person } from '../../domain/people/person'
import { campaignCode } from '../cards/codes'
import { drawnView, drawsView } from '../cards/draws-card'
import { text } from '../forms/inspection-forms'
import { searchField } from '../forms/search-field'
import { titleOf } from '../forms/title-of'
import { textOf } from '../forms/values'
import {
  type Asked,
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  todayOf,
} from './context'
import type { FormHandler } from './form-handler'

/** `campaign P-… draw N`: draws at once; without a number, asks for it. */
export async function askDraw(asking: Asking, number: number, count?: string): Promise<Handled> {
  if (count !== undefined) return draw(asking, number, count)
  const asked = await load(asking, { sheet: asking.database.queries.campaign(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    if (!mayDo('draw', sheet.campaign, person))
      return refused(asking, { code: 'campaign-moved-on', campaign: sheet.campaign.state.status }, t)
    return askForm(asking, asked, {
      id: 'campaign-draw',
      target: String(number),
      title: titleOf(t.campaign.act.draw),
      submit: t.form.submit,
      fields: [text('count', t.field.count, { max: 5, optional: false, whole: [1] })],
    })
  })
}

export const submitDraw: FormHandler = async (asking, { target, values, ended }) => {
  const handled = await draw(asking, Number(target), textOf(values, 'count') ?? '')
  return handled.changes.length > 0 ? { ...handled, changes: [...handled.changes, ended] } : handled
}

async function draw(asking: Asking, number: number, count: string): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    sheet: queries.campaign(number),
    pool: queries.pool(number),
    inspectors: queries.inspectors(),
  })
  return asPerson(asking, asked, (person) => {
    const { sheet, pool, t } = asked
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    const drawn = drawUnits(sheet.campaign, sheet.teams, pool, Number(count), person, {
      seed: asking.newId(),
      today: todayOf(asking),
      now: asked.now,
      newId: asking.newId,
    })
    if (!drawn.ok) return refused(asking, drawn.refusal, t)
    const { draw, changes } = drawn.value
    const title = t.campaign.drawn(draw.lots.length, campaignCode(number))
    return answered({ view: drawnView(title, draw, namesOf(asked.inspectors), t) }, changes)
  })
}

/** Draws again who inspects what is left, where somebody drawn is out; says so where nobody is. */
export function redraw(
  asking: Asking,
  planning: Planning,
  pool: Pool,
  person: Person,
  { t, now }: Asked,
): Handled {
  const redrawn = redrawLeft(planning, pool.inspectors, person, {
    seed: asking.newId(),
    today: todayOf(asking),
    now,
    newId: asking.newId,
  })
  if (!redrawn.ok) return refused(asking, redrawn.refusal, t)
  const { draw, given, changes } = redrawn.value
  if (!draw) return said(asking, t.campaign.nothingToRedraw)
  const title = t.campaign.redrawn(given, campaignCode(planning.campaign.number))
  return answered({ view: drawnView(title, draw, namesOf(planning.inspectors), t) }, changes)
}

const namesOf = (inspectors: readonly Inspector[]): Map<string, string> =>
  new Map(inspectors.map((it) => [it.id, it.name]))

/**
 * Draws a kept draw of a campaign again, says whether it comes out the same, and hands out what it was drawn from.
 * Without its id, the only one there is, else all to choose from.
 */
export async function verify(asking: Asking, number: number, id?: string): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, { draws: queries.draws(number), draw: queries.draw(number, id) })
  return asPerson(asking, asked, (person) => {
    const { draws, draw, t } = asked
    if (!canSeeDraws(person)) return refused(asking, { code: 'coordinators-only' }, t)
    if (id === undefined && draws.length !== 1)
      return answered({ view: drawsView(number, draws, cardContext(asking, asked, [])) })
    if (!draw) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    const text = verifyDraw(draw) ? t.campaign.verified : t.campaign.notVerified
    const bytes = new TextEncoder().encode(JSON.stringify(draw, null, 2))
    const which = draws.findIndex((it) => it.id === draw.id) + 1
    const name = `${campaignCode(number)} draw ${which}.json`
    return answered({ toast: { text, alert: false }, file: { name, mimeType: 'application/json', bytes } })
  })
}

export async function askTie(asking: Asking, number: number): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    return askForm(asking, asked, {
      id: 'campaign-tie',
      target: String(number),
      title: titleOf(t.campaign.act.tie),
      submit: t.form.submit,
      intro: t.campaign.tieHint,
      fields: [
        searchField('person', t.campaign.person, 'people'),
        searchField('unit', t.field.unit, 'units'),
      ],
    })
  })
}

export const submitTie: FormHandler = async (asking, { values, ended }) => {
  const { queries } = asking.database
  const asked = await load(asking, {
    tied: queries.person(textOf(values, 'person') ?? ''),
    unit: queries.reportableUnit(Number(textOf(values, 'unit')) || 0),
  })
  return asPerson(asking, asked, (person) => {
    const { tied, unit, t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    if (!tied) return refused(asking, { code: 'not-found', what: 'person' }, t)
    if (tied.post.role !== 'inspector')
      return refused(asking, { code: 'not-an-inspector', field: 'person' }, t)
    if (!unit) return refused(asking, { code: 'not-found', what: 'unit' }, t)
    return said(asking, t.campaign.done.tie, [
      { kind: 'inspector.tied', personId: tied.id, unitId: unit.id, by: person.id, at: asked.now },
      ended,
    ])
  })
}
