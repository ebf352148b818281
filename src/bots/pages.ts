import { canSeeCampaigns } from '../domain/campaigns/permissions'
import { canSee } from '../domain/hazards/permissions'
import type { HazardFilter, HazardList } from '../domain/hazards/sheet'
import type { Account, Language } from '../domain/people/person'
import type { Database } from '../domain/ports'
import { instantsOf, stretchOf, summarize } from '../domain/reports/summary'
import { campaignName } from './cards/campaign-card'
import { campaignCode, hazardCode } from './cards/codes'
import { hazardCard } from './cards/hazard-card'
import { historyView, lineText } from './cards/hazard-list'
import { texts } from './texts'

/** A page of the dashboard in no markup: lines are texts, each with where it leads. */
export type Page = {
  language: Language
  title: string
  words: { home: string; leave: string }
  sections: { title?: string; fields?: { label: string; value: string; to?: string }[]; lines?: Line[] }[]
}
type Line = { text: string; to?: string }

const scopes = ['open', 'overdue', 'major', 'mine', 'all'] as const
export type PageScope = (typeof scopes)[number]
const pageSize = 20
const majorsShown = 10
/** A page is looked at longer than a message: how many there are is told further than there. */
const countMax = 5_000

type PagesDeps = { database: Database; timezone: string; now: () => number }

/** What the dashboard shows somebody: only what is theirs to see. Undefined to those who belong no more. */
export function createPages({ database, timezone, now }: PagesDeps) {
  const { queries } = database
  const list = (viewer: Account, scope: HazardFilter['scope'], size: number, before?: number) =>
    queries.hazards({
      viewer,
      scope,
      size,
      now: now(),
      countMax,
      ...(before === undefined ? {} : { before }),
    })
  const common = (viewer: Account) => ({
    actor: queries.actor(viewer, ''),
    organizations: queries.organizations(),
  })
  const leads = (number: number) => `/hazards/${number}`

  return {
    overview: async (viewer: Account): Promise<Page | undefined> => {
      const week = stretchOf('week', now(), timezone, 1)
      const found = await database.read({
        ...common(viewer),
        open: list(viewer, 'open', 0),
        overdue: list(viewer, 'overdue', 0),
        major: list(viewer, 'major', majorsShown),
        week: queries.countedWork({ ...instantsOf(week, timezone), fromOn: week.from, toOn: week.to }),
        campaigns: queries.campaigns(),
      })
      if (found.actor.kind !== 'person') return undefined
      const { person } = found.actor
      const t = texts[person.language]
      const context = { language: person.language, now: now(), timezone, organizations: found.organizations }
      const reads = person.post.role === 'coordinator' || person.post.role === 'leader'
      const running = found.campaigns.filter((it) => it.status === 'running')
      const period = t.summary.period('week', week)
      return {
        ...frame(person.language, t.dashboard.title),
        sections: [
          {
            fields: (['open', 'overdue', 'major'] as const).map((scope) => ({
              label: t.list.titles[scope],
              value: numberOf(found[scope]),
              to: `/hazards?scope=${scope}`,
            })),
          },
          {
            title: t.list.titles.major,
            lines: found.major.lines.map((it) => ({ text: lineText(it, context), to: leads(it.number) })),
          },
          ...(reads
            ? [
                {
                  title: t.dashboard.lastWeek,
                  lines: [{ text: t.summary.paragraph(period, summarize(found.week)) }],
                },
              ]
            : []),
          ...(canSeeCampaigns(person) && running.length > 0
            ? [
                {
                  title: t.dashboard.coverage,
                  fields: running.map((it) => ({
                    label: `${campaignCode(it.number)} ${campaignName(it, t)}`,
                    value: `${it.done} / ${it.tasks}`,
                  })),
                },
              ]
            : []),
        ],
      }
    },

    hazards: async (viewer: Account, said: string, before?: number): Promise<Page | undefined> => {
      const scope = scopes.find((it) => it === said) ?? 'open'
      const found = await database.read({
        ...common(viewer),
        list: list(viewer, scope, pageSize, before),
      })
      if (found.actor.kind !== 'person') return undefined
      const { language } = found.actor.person
      const t = texts[language]
      const context = { language, now: now(), timezone, organizations: found.organizations }
      const { lines, more } = found.list
      const last = lines.at(-1)?.number
      return {
        ...frame(language, `${t.list.titles[scope]} · ${numberOf(found.list)}`),
        sections: [
          {
            lines: scopes
              .filter((it) => it !== scope)
              .map((it) => ({ text: t.list.titles[it], to: `/hazards?scope=${it}` })),
          },
          {
            lines:
              lines.length === 0
                ? [{ text: t.list.empty }]
                : lines.map((it) => ({ text: lineText(it, context), to: leads(it.number) })),
          },
          ...(more
            ? [{ lines: [{ text: t.dashboard.next, to: `/hazards?scope=${scope}&before=${last}` }] }]
            : []),
        ],
      }
    },

    hazard: async (viewer: Account, number: number): Promise<Page | undefined> => {
      const found = await database.read({
        ...common(viewer),
        sheet: queries.hazard(number),
        history: queries.history(number),
      })
      const { actor, sheet } = found
      if (actor.kind !== 'person' || !sheet || !canSee(sheet.hazard, actor.person)) return undefined
      const { language } = actor.person
      const t = texts[language]
      const context = { language, now: now(), timezone, organizations: found.organizations }
      const card = hazardCard(sheet, actor.person, context)
      const files = sheet.files.filter((it) => it.stored)
      return {
        ...frame(language, card.title ?? hazardCode(number)),
        sections: [
          { lines: [card.quote, card.footer].flatMap((text) => (text ? [{ text }] : [])) },
          { fields: card.fields ?? [] },
          {
            title: t.dashboard.history,
            lines: (historyView(sheet, found.history, context).body ?? []).map((text) => ({ text })),
          },
          ...(files.length > 0
            ? [
                {
                  title: t.dashboard.files,
                  lines: files.map((it, at) => ({
                    text: it.name ?? `${it.kind} ${at + 1}`,
                    to: `${leads(number)}/files/${it.id}`,
                  })),
                },
              ]
            : []),
        ],
      }
    },

    /** The name of a file of a hazard that the viewer may see; undefined where it is none. */
    file: async (viewer: Account, number: number, id: string): Promise<string | undefined> => {
      const { actor, sheet } = await database.read({ ...common(viewer), sheet: queries.hazard(number) })
      if (actor.kind !== 'person' || !sheet || !canSee(sheet.hazard, actor.person)) return undefined
      const file = sheet.files.find((it) => it.id === id && it.stored)
      return file && (file.name ?? `${hazardCode(number)}-${file.kind}`)
    },
  }
}

export type Pages = ReturnType<typeof createPages>

const numberOf = ({ total, beyond }: HazardList): string => `${total}${beyond ? '+' : ''}`

const frame = (language: Language, title: string): Omit<Page, 'sections'> => {
  const { home, leave } = texts[language].dashboard
  return { language, title, words: { home, leave } }
}
