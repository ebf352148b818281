import { type Broadcast, broadcastTextMax } from '../../domain/broadcasts/broadcast'
import { mayBroadcast } from '../../domain/broadcasts/decide'
import { subject } from '../../domain/delivery/outbox'
import { done, type Result, refuse } from '../../domain/errors'
import { endOfDay, instantAt, localDay } from '../../domain/text/local-day'
import { broadcastCode, campaignCode, codeIn } from '../cards/codes'
import { broadcastForm, readAudience, teamCode } from '../forms/broadcast-forms'
import { deadlineOf, evidenceOf, filesOf, textOf } from '../forms/values'
import type { FormValues } from '../intent'
import { sayHere } from './card-here'
import { type Asking, askForm, asPerson, cardContext, type Handled, load, refused } from './context'
import type { FormHandler } from './form-handler'

/** What the form of a broadcast offers. */
export const writingQueries = ({ database: { queries }, now }: Asking) => ({
  organizations: queries.organizations(),
  teams: queries.broadcastTeams(now()),
})

export async function writeNew(asking: Asking): Promise<Handled> {
  const asked = await load(asking, writingQueries(asking))
  return asPerson(asking, asked, (person) =>
    mayBroadcast(person)
      ? askForm(asking, asked, broadcastForm(cardContext(asking, asked, asked.organizations), asked.teams))
      : refused(asking, { code: 'coordinators-only' }, asked.t),
  )
}

/** Minute of the day at which a broadcast goes that is for a day alone. */
const morning = 8 * 60

/** When it is to go: a day without a time is its morning, not its end. */
function sendTimeOf(values: FormValues, now: number, timezone: string): Result<number | undefined> {
  const when = deadlineOf(values, 'when', { now, timezone })
  if (!when.ok || when.value === undefined) return when
  const day = localDay(when.value, timezone)
  if (when.value !== endOfDay(day, timezone)) return when
  const at = instantAt(day, morning, timezone)
  return at > now ? done(at) : refuse({ code: 'deadline-past', field: 'when' })
}

/** The form of a new broadcast, filled in: kept as a draft, whose card shows it as it will be read, with its reach. */
export const submitBroadcast: FormHandler = async (asking, { values, ended }) => {
  const { queries } = asking.database
  const named = codeIn(textOf(values, 'campaign') ?? '', 'campaign')
  const audience = readAudience(values)
  const asked = await load(asking, {
    ...writingQueries(asking),
    campaign: queries.campaign(named),
  })
  return asPerson(asking, asked, (person) => {
    const { t, now } = asked
    if (!mayBroadcast(person)) return refused(asking, { code: 'coordinators-only' }, t)
    const text = textOf(values, 'text') ?? ''
    const other = textOf(values, 'other')
    if (text === '') return refused(asking, { code: 'text-missing', field: 'text' }, t)
    if (text.length > broadcastTextMax)
      return refused(asking, { code: 'text-too-long', field: 'text', max: broadcastTextMax }, t)
    if (textOf(values, 'campaign') !== undefined && !asked.campaign)
      return refused(asking, { code: 'choice-unknown', field: 'campaign' }, t)
    const teams = asked.teams.filter((it) => audience.teams?.includes(it.ref))
    if (teams.length !== audience.teams?.length)
      return refused(asking, { code: 'choice-unknown', field: 'teams' }, t)
    const called = [...(asked.campaign ? [campaignCode(named)] : []), ...teams.map(teamCode)]
    const when = sendTimeOf(values, now, asking.timezone)
    if (!when.ok) return refused(asking, when.refusal, t)
    const received = evidenceOf(filesOf(values), person.id, now, asking.newId)
    const written: Broadcast = {
      id: asking.newId(),
      number: 0,
      version: 1,
      text,
      ...(other === undefined ? {} : { other }),
      files: received.map((file) => file.id),
      audience: {
        ...audience,
        called,
        ...(asked.campaign ? { campaignId: asked.campaign.campaign.id } : {}),
      },
      chaseHours: Number(textOf(values, 'chase') ?? 0),
      by: person.id,
      at: now,
      state: when.value === undefined ? { status: 'draft' } : { status: 'draft', sendAt: when.value },
    }
    return {
      changes: [
        ended,
        { kind: 'broadcast.written', broadcast: written },
        ...(received.length > 0 ? [{ kind: 'evidence.received' as const, files: received }] : []),
        sayHere(asking, asked, person, subject('broadcast-sheet', written.id)),
      ],
      // The card comes by itself; step by step, the last question has to give way to something.
      answer: (numbers) =>
        asking.envelope.intent.kind === 'submit'
          ? {}
          : { view: { body: [`${broadcastCode(numbers[written.id] ?? 0)} · ${t.broadcast.status.draft}`] } },
    }
  })
}
