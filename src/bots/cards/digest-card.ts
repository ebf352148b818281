import { wordsFor } from '../../domain/broadcasts/broadcast'
import type { DigestPeriod } from '../../domain/delivery/outbox'
import {
  type CoverageLine,
  type DigestLine,
  type DigestReader,
  type DutyLine,
  type InspectionLine,
  ownerOf,
  scopeOf,
  type UnreadLine,
} from '../../domain/digests/digest'
import type { DigestFacts } from '../../domain/digests/facts'
import type { Role } from '../../domain/people/person'
import { weekOf } from '../../domain/returns/return'
import { addDays, localDay } from '../../domain/text/local-day'
import { packAction } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { campaignButton } from './campaign-card'
import { broadcastCode, campaignCode, hazardCode, operationCode, shiftCode, taskCode } from './codes'
import { type CardContext, organizationName, unitName, whereText } from './context'
import { figuresText } from './digest-figures'
import { shortText } from './short-text'
import { sayDay, sayDue, sayWhen } from './times'

const buttonsMax = 8
const inspectionsMax = 3
const campaignsMax = 4

type Digest = { view: View; empty: boolean }

/** Somebody's digest as it stood at `context.now`: what waits for them, what changed, and for those who lead the figures. */
export function digestView(
  reader: DigestReader,
  facts: DigestFacts,
  { periods, returnDueAt }: { periods: readonly DigestPeriod[]; returnDueAt: number },
  context: CardContext,
): Digest {
  const t = texts[context.language]
  const owner = ownerOf(reader)
  const lines = facts.lines.filter((it) => it.owner === owner)
  const duties = facts.duties.filter((it) => it.personId === reader.personId)
  const unread = facts.unread.filter((it) => it.personId === reader.personId)
  const inspections = facts.inspections.filter((it) => it.personId === reader.personId)
  const campaigns = scopeOf(reader) === '' ? facts.coverage.slice(0, campaignsMax) : []
  const returned = returnsText(reader, facts, returnDueAt, context)
  const body = [
    ...waitingText(reader, lines, context),
    ...dutiesText(duties, context),
    ...inspectionsText(inspections, context),
    ...unreadText(unread, context),
    ...changesText(owner, facts, t),
    ...figuresText(reader, facts, periods, context),
    ...(returned ? [returned.text] : []),
  ]
  const majors = facts.majors.filter((it) => it.scope === scopeOf(reader))
  const hazards = new Set([...lines, ...majors].map((it) => it.number))
  const title = t.digest.title(sayDay(t, localDay(context.now, context.timezone), context))
  const open = [
    ...duties.map(dutyButton),
    ...unread.map(broadcastButton),
    ...inspections.slice(0, inspectionsMax).map(taskButton),
    ...[...hazards].map(hazardButton),
  ].slice(0, buttonsMax)
  return {
    empty: body.length === 0,
    view: {
      title,
      body: body.length > 0 ? body : [t.digest.nothing],
      buttons: [
        ...inRows(open, 4),
        ...inRows(campaigns.map(coverageButton), 4),
        ...(inspections.length > 0 ? [[inspectButton(t)]] : []),
        ...moreButtons(reader, returned?.file === true, t),
      ],
    },
  }
}

const hazardButton = (number: number): Button => ({
  label: hazardCode(number),
  data: packAction({ on: 'hazard-show', number, show: 'card' }),
})

const dutyButton = ({ kind, number }: DutyLine): Button =>
  kind === 'shift'
    ? { label: shiftCode(number), data: packAction({ on: 'shift', number, act: 'show' }) }
    : { label: operationCode(number), data: packAction({ on: 'joint', number, act: 'show' }) }

const broadcastButton = ({ number }: UnreadLine): Button => ({
  label: broadcastCode(number),
  data: packAction({ on: 'broadcast', number, act: 'show' }),
})

const taskButton = ({ number }: InspectionLine): Button => ({
  label: taskCode(number),
  data: packAction({ on: 'task', number, act: 'open' }),
})

const coverageButton = ({ number }: CoverageLine): Button => ({
  label: campaignCode(number),
  data: campaignButton(number, 'show'),
})

const inspectButton = (t: Texts): Button => ({
  label: t.digest.buttons.inspect,
  data: packAction({ on: 'to-do', skip: 0 }),
})

function unreadText(unread: readonly UnreadLine[], { language }: CardContext): string[] {
  const t = texts[language]
  const [first] = unread
  if (!first) return []
  const lines = unread.map((it) => `${broadcastCode(it.number)} ${shortText(wordsFor(it, language))}`)
  const more = first.total > unread.length ? [t.digest.andMore(first.total - unread.length)] : []
  return [[`▌${t.digest.unread}`, ...lines, ...more].join('\n')]
}

function dutiesText(duties: readonly DutyLine[], { language, now, timezone }: CardContext): string[] {
  if (duties.length === 0) return []
  const t = texts[language]
  const lines = duties.map((it) => {
    const what =
      it.kind === 'shift'
        ? `${shiftCode(it.number)} ${t.digest.shift}`
        : `${operationCode(it.number)} ${it.title ?? ''}`
    return `${what} · ${sayWhen(t, it.fromAt, now, timezone)} → ${sayWhen(t, it.untilAt, now, timezone)}`
  })
  return [[`▌${t.digest.duties}`, ...lines].join('\n')]
}

function moreButtons(reader: DigestReader, fileReturn: boolean, t: Texts): Button[][] {
  const { buttons } = t.digest
  const lists: Button[] = [
    { label: buttons.tasks, data: packAction({ on: 'waiting', skip: 0 }) },
    { label: buttons.overdue, data: packAction({ on: 'list', scope: 'overdue' }) },
  ]
  const leads = reader.role === 'coordinator' || reader.role === 'leader'
  return [
    lists,
    ...(leads
      ? [
          [
            {
              label: buttons.report,
              data: packAction({ on: 'report', period: 'week', back: 0, file: false }),
            },
          ],
        ]
      : []),
    ...(fileReturn ? [[{ label: buttons.fileReturn, data: packAction({ on: 'return', week: '' }) }]] : []),
  ]
}

function waitingText(reader: DigestReader, lines: readonly DigestLine[], context: CardContext): string[] {
  const t = texts[context.language]
  const [first] = lines
  if (!first) return []
  const more = first.total - lines.length
  const shared: Partial<Record<Role, string>> = { liaison: t.digest.department, coordinator: t.digest.office }
  const heading = shared[reader.role] ?? t.digest.mine
  return [
    [
      t.noted(`▌${heading}`, first.total),
      ...lines.map((line) => lineText(line, context)),
      ...(more > 0 ? [t.digest.andMore(more)] : []),
    ].join('\n'),
  ]
}

function lineText(line: DigestLine, { language, now, timezone }: CardContext): string {
  const t = texts[language]
  const { deadlineAt } = line
  const runs = deadlineAt !== undefined && (line.want === 'rectify' || line.want === 'answer')
  const due = runs ? ` · ${deadlineAt < now ? '⏰ ' : ''}${sayDue(t, deadlineAt, now, timezone)}` : ''
  const sign = line.severity === 'major' ? '❗️' : ''
  const what = shortText(line.description)
  const where = whereText(line, language)
  return `${sign}${hazardCode(line.number)} ${t.digest.want[line.want]}${due}\n  ${where ? t.labelled(where, what) : what}`
}

function changesText(owner: string, { changes }: DigestFacts, t: Texts): string[] {
  const own = changes.filter((it) => it.owner === owner)
  if (own.length === 0) return []
  const lines = own.map((it) => `${hazardCode(it.number)} · ${t.happened(it.type, it.byName)}`)
  return [[`▌${t.digest.changed}`, ...lines].join('\n')]
}

function inspectionsText(own: readonly InspectionLine[], { language, now, timezone }: CardContext): string[] {
  const t = texts[language]
  const [first] = own
  if (!first) return []
  const today = localDay(now, timezone)
  const lines = own.map(
    (it) =>
      `${taskCode(it.number)} ${unitName({ name: it.unit, nameEn: it.unitEn }, language)}${it.toOn < today ? ` · ⏰ ${t.digest.late}` : ''}`,
  )
  const more = first.total > own.length ? [t.digest.andMore(first.total - own.length)] : []
  return [[t.noted(`▌${t.digest.inspections}`, first.total), ...lines, ...more].join('\n')]
}

/** To a liaison, their own return that is due; to those who lead, whose are missing of the week that is over. */
function returnsText(
  reader: DigestReader,
  facts: DigestFacts,
  dueAt: number,
  context: CardContext,
): { text: string; file: boolean } | undefined {
  const { now, timezone, language } = context
  const t = texts[language]
  const scope = scopeOf(reader)
  const week = weekOf(now, timezone)
  const missing = facts.returns.filter(
    (it) => it.scope === scope && it.weekOn === (scope !== '' || now > dueAt ? week : addDays(week, -7)),
  )
  if (missing.length === 0) return undefined
  if (scope !== '') {
    return localDay(dueAt, timezone) <= localDay(now, timezone)
      ? { text: t.digest.returnDue(sayWhen(t, dueAt, now, timezone)), file: true }
      : undefined
  }
  const names = missing.map((it) => organizationName(context, it.organizationId) ?? it.organizationId)
  return { text: t.digest.returnsMissing(t.listed(names)), file: false }
}
