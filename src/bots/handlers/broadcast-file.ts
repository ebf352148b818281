import { mayBroadcast } from '../../domain/broadcasts/decide'
import type { RecipientLine, UnreachedLine } from '../../domain/broadcasts/queries'
import type { Query } from '../../domain/query'
import { csvOf } from '../../domain/text/csv'
import { localTime } from '../../domain/text/local-day'
import { broadcastCode } from '../cards/codes'
import { type CardContext, organizationName } from '../cards/context'
import { texts } from '../texts'
import { platformNames } from '../texts/watch'
import type { Answer } from '../view'
import { type Asking, answered, asPerson, cardContext, type Handled, load, refused } from './context'

/** Hands out who got a broadcast and who has acknowledged it, a row each, to be passed on. */
export const exportRecipients = (asking: Asking, number: number): Promise<Handled> =>
  handOut(asking, asking.database.queries.recipientsOf(number), (recipients, context) =>
    recipientsFile(number, recipients, context),
  )

/** Hands out whom a broadcast is for and can't reach. */
export const exportUnreached = (asking: Asking, number: number): Promise<Handled> =>
  handOut(asking, asking.database.queries.unreachedBy(number), (unreached, context) =>
    unreachedFile(number, unreached, context),
  )

async function handOut<T>(
  asking: Asking,
  lines: Query<T[]>,
  fileOf: (lines: T[], context: CardContext) => File,
): Promise<Handled> {
  const asked = await load(asking, { lines, organizations: asking.database.queries.organizations() })
  return asPerson(asking, asked, (person) =>
    mayBroadcast(person)
      ? answered({ file: fileOf(asked.lines, cardContext(asking, asked, asked.organizations)) })
      : refused(asking, { code: 'coordinators-only' }, asked.t),
  )
}

type File = NonNullable<Answer['file']>

const csvFile = (name: string, rows: readonly (readonly string[])[]): File => ({
  name: `${name}.csv`,
  mimeType: 'text/csv',
  bytes: new TextEncoder().encode(csvOf(rows)),
})

function unreachedFile(number: number, unreached: readonly UnreachedLine[], context: CardContext): File {
  const t = texts[context.language]
  const { list, unreached: title } = t.broadcast
  const rows = unreached.map((it) => [
    it.name,
    organizationName(context, it.organizationId) ?? '',
    t.role[it.role],
  ])
  return csvFile(`${broadcastCode(number)} ${title}`, [[list.name, list.organization, list.role], ...rows])
}

function recipientsFile(number: number, recipients: readonly RecipientLine[], context: CardContext): File {
  const { list, state, export: title } = texts[context.language].broadcast
  const rows = recipients.map((it) => [
    it.name,
    organizationName(context, it.organizationId) ?? '',
    platformNames[it.platform],
    state[it.state],
    ...[it.acknowledgedAt, it.correctionAt].map((at) =>
      at === undefined ? '' : localTime(at, context.timezone),
    ),
    it.comment ?? '',
  ])
  const head = [
    list.name,
    list.organization,
    list.platform,
    list.state,
    list.acknowledged,
    list.correction,
    list.comment,
  ]
  return csvFile(`${broadcastCode(number)} ${title}`, [head, ...rows])
}
