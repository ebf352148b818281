import type { Broadcast, BroadcastAct } from '../../domain/broadcasts/broadcast'
import { wordsFor } from '../../domain/broadcasts/broadcast'
import { broadcastActsOf } from '../../domain/broadcasts/decide'
import type { AudienceReach, BroadcastSheet, Reach, ReceivedBroadcast } from '../../domain/broadcasts/queries'
import type { Person } from '../../domain/people/person'
import { type BroadcastButton, packAction } from '../action'
import { type Texts, texts } from '../texts'
import type { Button, View } from '../view'
import { type ChaseRules, chaseText } from './chase-text'
import { broadcastCode } from './codes'
import { type CardContext, organizationName } from './context'
import { sayWhen } from './times'

const button = (
  number: number,
  act: BroadcastButton,
  label: string,
  style?: 'primary' | 'danger',
): Button => ({
  label,
  data: packAction({ on: 'broadcast', number, act }),
  ...(style ? { style } : {}),
})

/** A broadcast as those it is for read it: its words, who says so, and one tap to acknowledge. */
export function receivedCard(
  { broadcast, acknowledged, outdated }: ReceivedBroadcast,
  reader: Person | undefined,
  context: CardContext,
): View {
  const t = texts[context.language]
  const both = reader === undefined && broadcast.other !== undefined
  const done = reader !== undefined && acknowledged.includes(reader.id)
  const { number } = broadcast
  return {
    title: `📢 ${broadcastCode(number)}`,
    body: [...(both ? [broadcast.text, broadcast.other ?? ''] : [wordsFor(broadcast, context.language)])],
    footer: [
      ...correctedText(broadcast, context),
      ...(done ? [t.broadcast.acknowledged] : []),
      ...(reader !== undefined && outdated.includes(reader.id) ? [t.broadcast.acknowledgedBefore] : []),
    ].join(' · '),
    buttons: done
      ? []
      : [
          [
            button(number, 'acknowledge', t.broadcast.acknowledge, 'primary'),
            button(number, 'comment', t.broadcast.comment),
          ],
        ],
  }
}

const correctedText = ({ correctedAt }: Broadcast, { language, now, timezone }: CardContext): string[] =>
  correctedAt === undefined
    ? []
    : [texts[language].broadcast.corrected(sayWhen(texts[language], correctedAt, now, timezone))]

const styles: Partial<Record<BroadcastAct, 'primary' | 'danger'>> = {
  send: 'primary',
  'send-now': 'primary',
  cancel: 'danger',
}

/** A broadcast as the office follows it: its preview; then how far it got, by department too, and who is missing. */
export function broadcastSheetCard(
  sheet: BroadcastSheet,
  rules: ChaseRules,
  reader: Person | undefined,
  context: CardContext,
): View {
  const t = texts[context.language]
  const { broadcast, reach, parts, reachable } = sheet
  if (reachable) return previewCard(broadcast, reachable, rules, reader, context)
  const { state, number } = broadcast
  const part = ({ organizationId, ...it }: BroadcastSheet['parts'][number]): string =>
    t.labelled(organizationName(context, organizationId) ?? t.broadcast.others, progressText(it, context))
  const ofPeople = parts.filter((it) => it.recipients > 0)
  const left = reach.recipients - reach.acknowledged - sheet.missing.length
  const sent = state.status === 'sent'
  return {
    title: `📢 ${broadcastCode(number)} · ${t.broadcast.status[state.status]}`,
    quote: wordsFor(broadcast, context.language),
    fields: [
      ...attachedField(broadcast, t),
      { label: t.broadcast.audience, value: audienceText(broadcast, context) },
      ...(sent ? [{ label: t.broadcast.progress, value: progressText(reach, context) }] : []),
      ...(sent && sheet.missing.length > 0
        ? [{ label: t.broadcast.chased, value: chaseText(broadcast, rules, context) }]
        : []),
      ...(sent && sheet.missing.length > 0 && reach.acknowledged > 0
        ? [{ label: t.broadcast.missing, value: namesText(sheet.missing, context, left) }]
        : []),
      ...(sheet.comments.length > 0
        ? [
            {
              label: t.broadcast.comments,
              value: t.parted(sheet.comments.map((it) => t.labelled(it.name, it.comment))),
            },
          ]
        : []),
      // Last: of many departments the end may be cut off.
      ...(sent && ofPeople.length > 1
        ? [{ label: t.broadcast.parts, value: ['', ...ofPeople.map(part)].join('\n') }]
        : []),
    ],
    footer: [t.broadcast.from(sheet.byName), ...correctedText(broadcast, context)].join(' · '),
    buttons: [
      actButtons(broadcast, reader, t),
      ...(sent ? [[button(number, 'export', t.broadcast.export)]] : []),
    ].filter((row) => row.length > 0),
  }
}

/** Names in a row, and how many more there are. */
function namesText(names: readonly string[], { language }: CardContext, more = 0): string {
  const t = texts[language]
  const line = t.listed(names)
  return more > 0 ? t.broadcast.andMore(line, more) : line
}

function progressText(reach: Reach, { language }: CardContext): string {
  const t = texts[language].broadcast
  return [
    t.figures(reach),
    ...(reach.outdated > 0 ? [t.outdated(reach.outdated)] : []),
    ...(reach.gone > 0 ? [t.gone(reach.gone)] : []),
    ...(reach.unconfirmed > 0 ? [t.unconfirmed(reach.unconfirmed)] : []),
    ...(reach.chats > 0 ? [t.chats(reach.chats)] : []),
  ].join(' · ')
}

/** Whom it is for, in words: what stands between the dots has to fit all of it. */
function audienceText({ audience }: Broadcast, context: CardContext): string {
  const t = texts[context.language]
  const named = [
    audience.roles.map((role) => t.role[role]),
    audience.organizationIds.flatMap((id) => organizationName(context, id) ?? []),
    audience.called ?? [],
  ].filter((it) => it.length > 0)
  return named.map((it) => namesText(it, context)).join(' · ') || t.broadcast.everybody
}

/** What goes with it. */
const attachedField = ({ files }: Broadcast, t: Texts) =>
  files.length > 0 ? [{ label: t.broadcast.form.files, value: t.broadcast.attached(files.length) }] : []

/** What is written, before anything goes: the words, whom it would reach now, and whom it can't. */
function previewCard(
  broadcast: Broadcast,
  reach: AudienceReach,
  rules: ChaseRules,
  reader: Person | undefined,
  context: CardContext,
): View {
  const t = texts[context.language]
  const { number, state } = broadcast
  const sendAt = 'sendAt' in state ? state.sendAt : undefined
  const { unreachable, unreachableNames: names } = reach
  const missed = t.broadcast.unreachable(unreachable, namesText(names, context, unreachable - names.length))
  const reached = [
    t.broadcast.reach(reach.platforms.telegram ?? 0, reach.platforms.slack ?? 0),
    ...(reach.chats > 0 ? [t.broadcast.chats(reach.chats)] : []),
  ]
  return {
    title: `📢 ${broadcastCode(number)} · ${t.broadcast.status[state.status]}`,
    quote: [broadcast.text, broadcast.other].filter(Boolean).join('\n—\n'),
    fields: [
      ...attachedField(broadcast, t),
      { label: t.broadcast.audience, value: audienceText(broadcast, context) },
      { label: t.broadcast.reaches, value: reached.join(' · ') },
      { label: t.broadcast.chased, value: chaseText(broadcast, rules, context) },
    ],
    body: [t.broadcast.preview, ...(unreachable > 0 ? [missed] : [])],
    ...(sendAt === undefined
      ? {}
      : { footer: t.broadcast.sends(sayWhen(t, sendAt, context.now, context.timezone)) }),
    buttons: [
      actButtons(broadcast, reader, t),
      ...(unreachable > 0 ? [[button(number, 'unreached', t.broadcast.unreached)]] : []),
    ].filter((row) => row.length > 0),
  }
}

const actButtons = (broadcast: Broadcast, reader: Person | undefined, t: Texts): Button[] =>
  (reader ? broadcastActsOf(broadcast, reader) : []).map((act) =>
    button(broadcast.number, act, t.broadcast.act[act], styles[act]),
  )
