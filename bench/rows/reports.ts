import { startChild } from '../support/child'
import {
  newFile,
  seedDistrict,
  seededFile,
  settings,
  signed,
  slackReport,
  telegramReport,
} from '../support/district'
import { type Call, load } from '../support/http-load'
import { inTurn, median, perSecond, type Row, ratio } from '../support/rows'

const units = 50_000
const connections = 32
const roundMs = 1_000
const rounds = 5
const refusedRounds = 3
/** Rounds before those that count: a service is measured as it runs, and V8 goes on compiling for some twenty thousand reports. */
const roundsBefore = 9

/** Reports by both platforms against the peers, and what is refused. */
export async function reportRows(): Promise<Row[]> {
  const district = await seededFile((client) => seedDistrict(client, units))
  const telegram = await startChild('servers/telegram.ts')
  const service = () => ({
    ...settings,
    DATABASE_URL: `file:${district.copy()}`,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}`,
  })
  const [ours, usual, insert, grammy, hono] = [
    await startChild('servers/ours.ts', service()),
    await startChild('peers/bolt-drizzle.ts', service()),
    await startChild('peers/bolt-insert.ts', { ...service(), DATABASE_URL: `file:${newFile()}` }),
    await startChild('peers/grammy-insert.ts', { ...service(), DATABASE_URL: `file:${newFile()}` }),
    await startChild('peers/hono-hmac.ts', settings),
  ]
  let at = 0
  const onSlack = () => slackReport(at++, units, 'r')
  const onTelegram = () => telegramReport(at++, units, 10_000)
  const forged = (): Call => {
    const call = slackReport(0, units, 'forged')
    return { ...call, headers: signed(call.body, 'another secret') }
  }
  const repeated = (): Call => slackReport(0, units, 'repeated')
  const measure = (port: number, next: () => Call) => async () => {
    const { perSecond: figure, bad } = await load(port, next, { connections, ms: roundMs })
    if (bad > 0) throw new Error(`${bad} answers of 5xx from port ${port}`)
    return figure
  }
  const reports = {
    ours: measure(ours.port, onSlack),
    usual: measure(usual.port, onSlack),
    insert: measure(insert.port, onSlack),
    oursTelegram: measure(ours.port, onTelegram),
    grammy: measure(grammy.port, onTelegram),
  }
  // Apart from the reports, so that those that are compared come one after the other.
  const refusals = {
    forged: measure(ours.port, forged),
    hono: measure(hono.port, forged),
    repeated: measure(ours.port, repeated),
  }
  const { usual: usualWay, ...others } = reports
  await usualWay()
  await inTurn(roundsBefore, others)
  const compared = await inTurn(rounds, reports)
  await inTurn(refusedRounds, refusals)
  const took = { ...compared, ...(await inTurn(refusedRounds, refusals)) }
  for (const child of [ours, usual, insert, grammy, hono, telegram]) await child.stop()
  const row = (
    what: string,
    against: string,
    ourRounds: number[],
    theirRounds: number[],
    least: number,
  ): Row => ({
    what,
    against,
    ours: perSecond(median(ourRounds)),
    theirs: perSecond(median(theirRounds)),
    figure: ratio(ourRounds, theirRounds),
    target: { least },
  })
  return [
    row('report by Slack command', 'the same rows the usual way (Bolt, drizzle)', took.ours, took.usual, 2),
    row('report by Slack command', 'Bolt HTTPReceiver, one bare INSERT', took.ours, took.insert, 0.5),
    row(
      'report by Telegram webhook',
      'grammY webhookCallback, one bare INSERT',
      took.oursTelegram,
      took.grammy,
      0.35,
    ),
    row('refusing a forged update', 'bare Hono + HMAC', took.forged, took.hono, 0.8),
    row('refusing a repeated update', 'bare Hono + HMAC', took.repeated, took.hono, 0.8),
  ]
}
