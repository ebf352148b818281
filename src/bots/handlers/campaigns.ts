import { endCampaign, redoPlan, startCampaign } from '../../domain/campaigns/act-on-campaign'
import { type Template, templates } from '../../domain/campaigns/campaign'
import { makeCampaign } from '../../domain/campaigns/make-campaign'
import { canSeeCampaigns, mayDo } from '../../domain/campaigns/permissions'
import { type Planning, planCampaign } from '../../domain/campaigns/plan-campaign'
import type { CampaignSheet } from '../../domain/campaigns/queries'
import { subject } from '../../domain/delivery/outbox'
import { type Refusal, refuse } from '../../domain/errors'
import type { Person } from '../../domain/people/person'
import type { ButtonAction, CampaignButton } from '../action'
import { campaignListView } from '../cards/campaign-card'
import { campaignCode, codeAlone } from '../cards/codes'
import { leftView } from '../cards/coverage-card'
import { leftOver, planView } from '../cards/plan-card'
import { texts } from '../texts'
import { askDraw, askTie, redraw, verify } from './campaign-draws'
import { askCampaign, askNewCampaign } from './campaign-forms'
import { campaignMade } from './campaign-made'
import { askGive, askPeople } from './campaign-teams'
import { cardHere } from './card-here'
import {
  type Asked,
  type Asking,
  answered,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  todayOf,
} from './context'

const leftSize = 8

/** `campaign [new …, P-…]`: the list, a new one, a card, a draw. */
export async function campaigns(asking: Asking, args: string): Promise<Handled> {
  const [first = '', ...rest] = args.trim().split(/\s+/)
  const number = codeAlone(first, 'campaign')
  if (number !== undefined) {
    if (/^(draws|抽取记录)$/i.test(rest.join(''))) return verify(asking, number)
    const drawn = /^(?:draw|抽取|抽查)\s*(\d{0,5})/i.exec(rest.join(' '))
    return drawn
      ? askDraw(asking, number, drawn[1] === '' ? undefined : drawn[1])
      : showCampaign(asking, number, 'campaign')
  }
  if (/^(new|新建|新增)$/i.test(first)) return newCampaign(asking, rest.join(' '))
  const { queries } = asking.database
  const asked = await load(asking, { lines: queries.campaigns() })
  return asReader(asking, asked, (person) =>
    answered({ view: campaignListView(asked.lines, person, cardContext(asking, asked, [])) }),
  )
}

/** Campaigns are the office's, the leaders' and the liaisons'. */
export function asReader<H extends Handled | Promise<Handled>>(
  asking: Asking,
  asked: Asked,
  work: (person: Person) => H,
): H | Handled {
  return asPerson(asking, asked, (person): H | Handled =>
    canSeeCampaigns(person) ? work(person) : refused(asking, { code: 'coordinators-only' }, asked.t),
  )
}

/** The templates that words name, whole or in part, in either language: one alone where they are all of its name. */
function templatesNamed(words: string): Template[] {
  const folded = (text: string): string => text.toLowerCase().replace(/[-’'\s]+/g, ' ')
  const said = folded(words)
  const names = (it: Template) =>
    [it, texts.en.campaign.template[it], texts.zh.campaign.template[it]].map(folded)
  const whole = templates.find((it) => names(it).includes(said))
  return whole ? [whole] : templates.filter((it) => names(it).some((name) => name.includes(said)))
}

/**
 * `campaign new TEMPLATE [year]` makes a draft as the template has it. Where the words may mean several the form
 * offers those, else all.
 */
async function newCampaign(asking: Asking, args: string): Promise<Handled> {
  const year = Number(/(20\d\d)/.exec(args)?.[1] ?? 0)
  const word = args.replace(/(20\d\d)年?/, '').trim()
  const named = word === '' ? [] : templatesNamed(word)
  const [template] = named
  if (!template || named.length > 1) return askNewCampaign(asking, named, year)
  const { queries } = asking.database
  const asked = await load(asking, {
    organizations: queries.organizations(),
    corrections: queries.corrections(),
  })
  return asPerson(asking, asked, (person) => {
    const made = makeCampaign({ template, ...(year > 0 ? { year } : {}) }, person, {
      today: todayOf(asking),
      now: asked.now,
      id: asking.newId(),
      organizations: asked.organizations,
      corrections: asked.corrections,
    })
    if (!made.ok) return refused(asking, made.refusal, asked.t)
    return campaignMade(asking, asked, made.value.campaign.id, made.value.changes, person)
  })
}

export async function showCampaign(
  asking: Asking,
  number: number,
  kind: 'campaign' | 'coverage',
): Promise<Handled> {
  const asked = await load(asking, { sheet: asking.database.queries.campaign(number) })
  return asReader(asking, asked, (person) => openCampaign(asking, asked, asked.sheet, kind, person))
}

/** A campaign's fresh card at the place. */
export function openCampaign(
  asking: Asking,
  asked: Asked,
  sheet: CampaignSheet | undefined,
  kind: 'campaign' | 'coverage',
  person: Person,
): Handled {
  if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, asked.t)
  const { id, number } = sheet.campaign
  return cardHere(asking, asked, person, subject(kind, id), campaignCode(number))
}

/** `coverage P-…`: how far it is, in a card that is edited as results come. */
export function showCoverage(asking: Asking, args: string): Promise<Handled> {
  const number = codeAlone(args, 'campaign')
  return number === undefined ? campaigns(asking, '') : showCampaign(asking, number, 'coverage')
}

async function showLeft(asking: Asking, number: number, word: string | undefined): Promise<Handled> {
  const skip = Number(word) || 0
  const asked = await load(asking, { lines: asking.database.queries.unitsLeft(number, skip, leftSize) })
  return asReader(asking, asked, () =>
    answered({
      view: leftView(number, asked.lines, skip, leftSize, cardContext(asking, asked, [])),
      replace: word !== undefined,
    }),
  )
}

/** A button of a campaign's card. */
export function pressCampaign(
  asking: Asking,
  { number, act, word }: Extract<ButtonAction, { on: 'campaign' }>,
): Promise<Handled> {
  const handlers: Record<CampaignButton, () => Promise<Handled>> = {
    show: () => showCampaign(asking, number, 'campaign'),
    coverage: () => showCampaign(asking, number, 'coverage'),
    new: () => askNewCampaign(asking),
    left: () => showLeft(asking, number, word),
    verify: () => verify(asking, number, word),
    change: () => askCampaign(asking, number, word),
    preview: () => preview(asking, number),
    start: () => start(asking, number),
    redo: () => redo(asking, number),
    drop: () => end(asking, number, 'drop'),
    end: () => end(asking, number, 'end'),
    give: () => askGive(asking, number),
    people: () => askPeople(asking, number),
    draw: () => askDraw(asking, number),
    tie: () => askTie(asking, number),
  }
  return handlers[act]()
}

type PlanningAsked = Asked & { sheet: CampaignSheet | undefined } & Omit<Planning, 'campaign' | 'teams'>

/** Everything a plan is made from, in one trip. */
const planningQueries = ({ database: { queries } }: Asking, number: number) => ({
  sheet: queries.campaign(number),
  units: queries.unitsInScope(number),
  tasks: queries.tasksOf(number),
  inspectors: queries.inspectors(),
  organizations: queries.organizations(),
  corrections: queries.corrections(),
})

const notFound: Refusal = { code: 'not-found', what: 'campaign' }

/** A reader of campaigns, and what the campaign is planned from. */
const planned = (
  asking: Asking,
  asked: PlanningAsked,
  work: (planning: Planning, person: Person, asked: PlanningAsked) => Handled,
): Handled | Promise<Handled> =>
  asReader(asking, asked, (person) => {
    const { sheet } = asked
    if (!sheet) return refused(asking, notFound, asked.t)
    const { campaign, teams } = sheet
    return work({ ...asked, campaign, teams }, person, asked)
  })

const withPlanning = async (
  asking: Asking,
  number: number,
  work: (planning: Planning, person: Person, asked: PlanningAsked) => Handled,
): Promise<Handled> => planned(asking, await load(asking, planningQueries(asking, number)), work)

const preview = (asking: Asking, number: number): Promise<Handled> =>
  withPlanning(asking, number, (planning, person, asked) => {
    const { campaign } = planning
    if (!mayDo('preview', campaign, person)) {
      const why = { code: 'campaign-moved-on', campaign: campaign.state.status } as const
      return refused(
        asking,
        person.post.role === 'coordinator' ? why : { code: 'coordinators-only' },
        asked.t,
      )
    }
    const plan = planCampaign(planning, todayOf(asking), asking.newId)
    const context = cardContext(asking, asked, asked.organizations)
    return answered({ view: planView(campaign, plan, planning.inspectors, context) })
  })

const start = (asking: Asking, number: number): Promise<Handled> =>
  withPlanning(asking, number, (planning, person, asked) => {
    const started = startCampaign(planning, person, factsOf(asking, asked))
    if (!started.ok) return refused(asking, started.refusal, asked.t)
    return said(asking, asked.t.campaign.done.start, started.value.changes)
  })

/** Plans anew what is left; of a draw by lot, draws again who inspects it. */
async function redo(asking: Asking, number: number): Promise<Handled> {
  const asked = await load(asking, {
    ...planningQueries(asking, number),
    pool: asking.database.queries.pool(number),
  })
  return planned(asking, asked, (planning, person, { t }) => {
    if (planning.campaign.method === 'lot') return redraw(asking, planning, asked.pool, person, asked)
    const redone = redoPlan(planning, person, factsOf(asking, asked))
    if (!redone.ok) return refused(asking, redone.refusal, t)
    const { plan, changes } = redone.value
    const words = t.campaign.planned(plan.planned.length, plan.given.length)
    return said(asking, [words, ...leftOver(plan, t)].join('\n'), changes)
  })
}

const factsOf = (asking: Asking, { now }: Asked) => ({ today: todayOf(asking), now, newId: asking.newId })

async function end(asking: Asking, number: number, act: 'end' | 'drop'): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, { sheet: queries.campaign(number), tasks: queries.tasksOf(number) })
  return asReader(asking, asked, (person) => {
    const ended = asked.sheet
      ? endCampaign(asked.sheet.campaign, act, asked.tasks, person, asked.now)
      : refuse(notFound)
    if (!ended.ok) return refused(asking, ended.refusal, asked.t)
    return said(asking, asked.t.campaign.done[act], ended.value.changes)
  })
}
