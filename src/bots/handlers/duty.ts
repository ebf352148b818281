import { lanes, subject } from '../../domain/delivery/outbox'
import { canSeeDuty, mayPlanRoster } from '../../domain/rosters/permissions'
import { addDays, localDay } from '../../domain/text/local-day'
import { type ButtonAction, packAction } from '../action'
import { organizationName } from '../cards/context'
import { sayWhen } from '../cards/times'
import { wordForm } from '../forms/duty-forms'
import { textOf } from '../forms/values'
import type { Button } from '../view'
import {
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  shown,
} from './context'
import type { FormHandler } from './form-handler'
import { askPlan } from './operations'
import { askRoster } from './roster-plans'
import { askRedo, republish } from './roster-redo'
import { pressRoster, showRoster } from './rosters'
import { confirmAll, myShifts } from './shifts'

/** `duty`: who is on duty now; with words, the roster of a festival or of days. */
export const duty = (asking: Asking, args: string): Promise<Handled> =>
  args.trim() === '' ? showNow(asking) : showRoster(asking, args.trim())

/** Who is on duty, who comes next, and how to reach them: word through the bot finds them on either platform. */
async function showNow(asking: Asking): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    onDuty: queries.onDuty(asking.now()),
    // The last night goes on into the day after.
    rosters: queries.rosters(addDays(localDay(asking.now(), asking.timezone), -1)),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    const { t, onDuty } = asked
    const d = t.duty
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    const { account, place } = asking.envelope
    const context = cardContext(asking, asked, asked.organizations)
    const until = (at: number): string => d.duty.until(sayWhen(t, at, asked.now, asking.timezone))
    const rosters = asked.rosters.filter((it) => it.status === 'published' || mayPlanRoster(person))
    return shown({
      title: d.duty.now,
      fields: onDuty.map(({ shift, holder, organizationId, accounts, phone }) => {
        const from = organizationName(context, organizationId)
        const who = holder ?? d.field.nobody
        const here = accounts.find((it) => it.platform === account.platform)
        return {
          label: d.part[shift.part],
          value: `${from ? t.noted(who, from) : who}${until(shift.endsAt)}`,
          // In a group it would call them each time somebody looks.
          ...(here && place.private ? { person: here.userId } : {}),
          // Of members, for members: a group may have others in it.
          ...(phone && place.private ? { phone } : {}),
        }
      }),
      body: onDuty.length > 0 ? [] : [d.duty.nobody],
      footer: d.duty.usage,
      buttons: [
        ...(onDuty.length > 0
          ? [[{ label: d.duty.word, data: packAction({ on: 'duty', act: 'word' }) }]]
          : []),
        ...rosters.slice(0, 4).map((it): Button[] => [
          {
            label: d.duty.roster(it.title),
            data: packAction({ on: 'duty', act: 'show', word: it.id }),
          },
        ]),
        [{ label: d.shifts.title, data: packAction({ on: 'duty', act: 'mine' }) }],
      ],
    })
  })
}

type Press = Extract<ButtonAction, { on: 'duty' }>

export function pressDuty(asking: Asking, { act, word = '' }: Press): Promise<Handled> {
  switch (act) {
    case 'now':
      return showNow(asking)
    case 'mine':
      return myShifts(asking)
    case 'confirm-all':
      return confirmAll(asking)
    case 'joint-new':
      return askPlan(asking)
    case 'word':
      return askWord(asking)
    case 'plan':
      return askRoster(asking, word)
    case 'redo':
      return askRedo(asking, word)
    case 'republish':
      return republish(asking, word)
    default:
      return pressRoster(asking, act, word)
  }
}

async function askWord(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) =>
    canSeeDuty(person)
      ? askForm(asking, asked, wordForm(asked.t))
      : refused(asking, { code: 'duty', why: 'not-allowed' }, asked.t),
  )
}

/** Word to everybody on duty now, at once, wherever they read. */
export const submitWord: FormHandler = async (asking, { values, ended }) => {
  const asked = await load(asking, { onDuty: asking.database.queries.onDuty(asking.now()) })
  return asPerson(asking, asked, (person) => {
    const { t, now } = asked
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    const reached = asked.onDuty.filter((it) => it.holder !== undefined)
    if (reached.length === 0) return refused(asking, { code: 'duty', why: 'nobody-on-duty' }, t)
    const text = (textOf(values, 'word') ?? '').slice(0, 1000)
    if (text === '') return refused(asking, { code: 'text-missing', field: 'word' }, t)
    return answered({ view: { body: [t.duty.duty.wordSent(reached.length)] } }, [
      {
        kind: 'told',
        subject: subject('roster', asking.newId()),
        version: 1,
        audience: { to: 'on-duty', at: now },
        telling: { kind: 'duty-word', from: person.name, text },
        lane: lanes.urgent,
        except: person.id,
        at: now,
      },
      ended,
    ])
  })
}
