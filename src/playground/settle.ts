import type { Client } from '@libsql/client'
import { noticesChannel } from './district/broadcasts'
import { castSize, type Resident, stranger } from './district/people'
import type { SlackStandIn } from './slack/stand-in'
import type { TelegramStandIn } from './telegram/stand-in'

export const teamChat = { telegram: -1_009_000_001, slack: 'C09001' }

type StandIns = { telegram: TelegramStandIn; slack: SlackStandIn; residents: readonly Resident[] }

/** Inspectors who are in the cast's group. */
export const patrolOf = (residents: readonly Resident[]): Resident[] =>
  residents
    .slice(castSize)
    .filter((it) => it.post.role === 'inspector')
    .slice(0, 4)

/** Everybody has both accounts; the cast shares a group and a channel. */
export function settle({ telegram, slack, residents }: StandIns): void {
  for (const { telegramId, slackId, latinName, language } of residents) {
    telegram.addUser({
      id: telegramId,
      firstName: latinName,
      languageCode: language === 'zh' ? 'zh-hans' : 'en',
    })
    slack.addUser({ id: slackId, name: latinName.toLowerCase().replace(' ', '.'), realName: latinName })
  }
  telegram.addUser({ id: stranger.telegramId, firstName: 'Passer-by', languageCode: 'en' })
  slack.addUser({ id: stranger.slackId, name: 'passer.by', realName: 'Passer-by' })
  const cast = residents.slice(0, castSize)
  telegram.addGroup({
    id: teamChat.telegram,
    title: '东街巡查群 Dongjie patrol',
    members: [...cast, ...patrolOf(residents)].map((it) => it.telegramId).concat(stranger.telegramId),
  })
  const office = cast.filter((it) => it.post.role === 'coordinator').map((it) => it.telegramId)
  telegram.addGroup({ ...noticesChannel, members: office, channel: true })
  slack.addChannel({
    id: teamChat.slack,
    name: 'safety-desk',
    members: [...cast.map((it) => it.slackId), 'U0ANWEI'],
  })
}

/**
 * So that nobody opens an empty chat: each of the cast has asked what waits for them, in the language of whoever came
 * first.
 */
export async function greet(
  client: Client,
  { telegram, slack, residents }: StandIns,
  language: 'en' | 'zh',
): Promise<void> {
  const cast = residents.slice(0, castSize)
  await client.execute({
    sql: 'UPDATE people SET language = ? WHERE id IN (SELECT value FROM json_each(?))',
    args: [language, JSON.stringify(cast.map((it) => it.id))],
  })
  for (const { telegramId, slackId } of cast) {
    telegram.setLanguage(telegramId, language === 'zh' ? 'zh-hans' : 'en')
    await telegram.sendText(telegramId, telegramId, '/start')
    await telegram.sendText(telegramId, telegramId, '/tasks')
    await slack.slashCommand(slackId, slack.openDm(slackId).id, '/safety', 'tasks')
  }
  for (const { telegramId } of residents.slice(castSize))
    await telegram.sendText(telegramId, telegramId, '/start')
}
