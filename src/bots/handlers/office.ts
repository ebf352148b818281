import { laneNames, lanes } from '../../domain/delivery/outbox'
import type { DeliverySheet } from '../../domain/delivery/queries'
import { platforms } from '../../domain/people/person'
import { packAction } from '../action'
import { hazardCode } from '../cards/codes'
import { absenceText, problemText } from '../cards/delivery-words'
import { shortText } from '../cards/short-text'
import { sayWhen } from '../cards/times'
import { commandNames, commands, findCommand, isFor, nearestCommand } from '../commands'
import type { Texts } from '../texts'
import { platformNames } from '../texts/watch'
import {
  type Asking,
  answered,
  asPerson,
  commandPrefix,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'

/** `delivery`: what is wrong, what waits, what was set aside and why, what is unconfirmed, who can't be reached. */
export async function showDelivery(asking: Asking): Promise<Handled> {
  const asked = await load(asking, { sheet: asking.database.queries.delivery() })
  return asPerson(asking, asked, (person) => {
    const { t, sheet } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    const since =
      sheet.oldestAt === undefined ? undefined : sayWhen(t, sheet.oldestAt, asked.now, asking.timezone)
    // By its number a message is found among the buttons: several may be for one person.
    const numbered = sheet.unsettled.map((it, at) => ({ ...it, number: at + 1 }))
    const lines = (state: 'aside' | 'unconfirmed') =>
      numbered
        .filter((it) => it.state === state)
        .map(({ number, name, hazardNumber, problem }) =>
          [
            `${number}. ${name ?? ''}`.trim(),
            hazardNumber && hazardCode(hazardNumber),
            problemText(problem, t),
          ]
            .filter(Boolean)
            .join(' · '),
        )
    const body = [
      ...sheet.findings.map((it) => t.watch[it.cause](it, sayWhen(t, it.since, asked.now, asking.timezone))),
      ...(sheet.waiting > 0 ? [t.delivery.waiting(sheet.waiting, since)] : []),
      ...queueLines(sheet.queue, t),
      ...(sheet.aside > 0 ? [t.delivery.aside(sheet.aside)] : []),
      ...lines('aside'),
      ...(sheet.unconfirmed > 0 ? [t.delivery.unconfirmed(sheet.unconfirmed)] : []),
      ...lines('unconfirmed'),
      ...(sheet.gone.length > 0 ? [t.delivery.gone] : []),
      ...sheet.gone.map((it) => t.people.unreachable(it.name, absenceText(it.reason, t), it.waiting)),
      ...(sheet.quarantined > 0 ? [t.delivery.quarantined(sheet.quarantined)] : []),
      ...sheet.failed.map((it) =>
        [it.name, sayWhen(t, it.at, asked.now, asking.timezone), shortText(it.said)]
          .filter(Boolean)
          .join(' · '),
      ),
    ]
    return shown({
      title: t.delivery.title,
      body: body.length > 0 ? body : [t.delivery.fine],
      buttons: numbered.map(({ number, name, id }) => [
        {
          label: t.labelled(t.delivery.again, `${number}. ${name ?? ''}`.trim()),
          data: packAction({ on: 'resend', id }),
        },
      ]),
    })
  })
}

/** What waits for each platform, a line each. */
const queueLines = (queue: DeliverySheet['queue'], t: Texts): string[] =>
  platforms.flatMap((platform) => {
    const own = laneNames.flatMap((lane) =>
      queue
        .filter((it) => it.platform === platform && it.lane === lanes[lane])
        .map(({ count }) => t.delivery.ofLane(t.delivery.lanes[lane], count)),
    )
    return own.length > 0 ? [t.labelled(platformNames[platform], own.join(t.delivery.and))] : []
  })

/** Sends a message again that was set aside or is unconfirmed, once. */
export async function resend(asking: Asking, id: number): Promise<Handled> {
  const asked = await load(asking, { isUnsettled: asking.database.queries.isUnsettled(id) })
  return asPerson(asking, asked, (person) => {
    const { t, now, isUnsettled } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    return isUnsettled
      ? said(asking, t.delivery.sentAgain, [{ kind: 'message.resent', id, at: now }])
      : said(asking, t.delivery.settled)
  })
}

/** `help [word]`: everything somebody of that role can say, or one word of it. */
export async function help(asking: Asking, word: string): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    const prefix = commandPrefix(asking.envelope)
    const line = (name: (typeof commandNames)[number]): string =>
      `${`${prefix}${name} ${t.command[name].usage}`.trim()} · ${t.command[name].about}`
    const example = t.help.hazard.replace('{p}', prefix)
    const one = findCommand(word.trim())
    if (one)
      return shown({ title: `${prefix}${one}`, body: [line(one), ...(one === 'hazard' ? [example] : [])] })
    const names = commandNames.filter((name) => commands[name].listed && isFor(name, person.post.role))
    return shown({ title: t.help.title, body: [names.map(line).join('\n'), example, t.help.code] })
  })
}

/** A word that is no command: the nearest one that is. */
export async function unknown(asking: Asking, word: string): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, () =>
    answered({ view: { body: [asked.t.help.unknown(word.slice(0, 40), nearestCommand(word))] } }),
  )
}
