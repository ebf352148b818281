import { createHmac } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import { importUnits } from '../../src/db/stores/unit-import'
import type { Person, Post } from '../../src/domain/people/person'
import type { Call } from './http-load'

/** The settings of every server here, ours and the peers'. */
export const settings = {
  TELEGRAM_BOT_TOKEN: '123456:bench-token',
  TELEGRAM_WEBHOOK_SECRET: 'bench-secret',
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: 'bench-signing-secret',
  PUBLIC_URL: 'http://127.0.0.1',
  LOG_LEVEL: 'error',
}

export const inspectors = 100
const letters = [
  ...'鑫源盛达宏泰隆昌顺兴旺裕丰瑞祥福禄康宁永恒嘉禾天成广利德茂信义和美佳华新联众合力创展飞腾远航海川金玉银翔凯胜',
]
const streets = [
  '东街',
  '西关',
  '南苑',
  '北坊',
  '长安路',
  '建设路',
  '人民路',
  '解放路',
  '和平路',
  '新华路',
  '中山路',
  '学院路',
  '滨河路',
  '朝阳路',
  '工业路',
  '站前路',
  '文化路',
  '青年路',
  '开发区',
  '高新区',
  '城南',
  '城北',
  '柳林',
  '桃园',
  '石桥',
  '杨庄',
  '李村',
  '王庙',
  '张集',
  '马坊',
]
const kinds = [
  '加油站',
  '服装厂',
  '电子厂',
  '大酒店',
  '幼儿园',
  '便利店',
  '建筑工地',
  '化工仓库',
  '出租屋',
  '农贸市场',
  '印刷厂',
  '家具城',
  '网吧',
  '医院',
  '酱菜厂',
]
const combinations = streets.length * letters.length ** 2 * kinds.length

/** The name of a unit, none like another: its street, two letters of the owner's choice, and what it is. */
export function unitName(at: number): string {
  let rest = (at * 7_368_787) % combinations
  const pick = (from: readonly string[]): string => {
    const one = from[rest % from.length] ?? ''
    rest = Math.floor(rest / from.length)
    return one
  }
  return `${pick(streets)}${pick(letters)}${pick(letters)}${pick(kinds)}`
}

export async function enrol(
  client: Client,
  people: readonly { id: string; name: string; post: Post; userId: string }[],
) {
  const database = createDatabase(client)
  for (const { id, name, post, userId } of people) {
    const person: Person = { id, name, post, language: 'zh', active: true }
    const slack = { platform: 'slack' as const, userId: `U${userId}` }
    await database.save(`enrol:${id}`, 1, [
      { kind: 'person.enrolled', person, account: slack, chat: `U${userId}`, at: 1 },
      { kind: 'account.linked', personId: id, account: { platform: 'telegram', userId }, chat: userId },
    ])
  }
}

/** Units, two coordinators, a liaison and a hundred inspectors. */
export async function seedDistrict(client: Client, units: number): Promise<void> {
  const rows = Array.from({ length: units }, (_, at) => ({
    row: at + 2,
    key: unitName(at),
    name: unitName(at),
  }))
  await importUnits(client, rows, { at: 1, newId: () => crypto.randomUUID() })
  const commerce = { organizationId: 'commerce' }
  await enrol(client, [
    { id: 'office-1', name: '王芳', post: { role: 'coordinator' }, userId: '901' },
    { id: 'office-2', name: '李娜', post: { role: 'coordinator' }, userId: '902' },
    { id: 'liaison', name: '赵敏', post: { role: 'liaison', ...commerce }, userId: '903' },
    ...Array.from({ length: inspectors }, (_, at) => ({
      id: `inspector-${at}`,
      name: `巡查员${at}`,
      post: { role: 'inspector' as const, ...commerce },
      userId: String(1000 + at),
    })),
  ])
}

const folder = mkdtempSync(join(tmpdir(), 'anwei-bench-'))
export const removeFolder = (): void => rmSync(folder, { recursive: true, force: true })
let files = 0
export const newFile = (): string => join(folder, `${++files}.db`)

/** A seeded file that servers take copies of. */
export async function seededFile(
  seed: (client: Client) => Promise<void>,
): Promise<{ copy: () => string; file: string }> {
  const file = newFile()
  const client = await openDatabase(`file:${file}`)
  await seed(client)
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  client.close()
  return {
    file,
    copy: () => {
      const to = newFile()
      copyFileSync(file, to)
      return to
    },
  }
}

export function signed(body: string, secret = settings.SLACK_SIGNING_SECRET): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  }
}

/** `/hazard UNIT 消防通道堵塞` as Slack sends it; each of another unit and request. */
export function slackReport(at: number, units: number, run: string): Call {
  const user = `U${1000 + (at % inspectors)}`
  const body = new URLSearchParams({
    token: 'x',
    team_id: 'T1',
    team_domain: 'bench',
    channel_id: `D${1000 + (at % inspectors)}`,
    channel_name: 'directmessage',
    user_id: user,
    user_name: user.toLowerCase(),
    command: '/hazard',
    text: `${unitName(at % units)} 消防通道堵塞`,
    api_app_id: 'A1',
    response_url: 'http://127.0.0.1/none',
    trigger_id: `${run}.${at}`,
  }).toString()
  return { path: '/slack/events', headers: signed(body), body }
}

/** The same as a Telegram message. */
export function telegramReport(at: number, units: number, firstId: number): Call {
  const id = 1000 + (at % inspectors)
  const from = { id, is_bot: false, first_name: '巡查员', language_code: 'zh' }
  const message = {
    message_id: firstId + at,
    date: Math.floor(Date.now() / 1000),
    from,
    chat: { id, type: 'private', first_name: '巡查员' },
    text: `#隐患 ${unitName(at % units)} 消防通道堵塞`,
  }
  return {
    path: '/telegram/webhook',
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': settings.TELEGRAM_WEBHOOK_SECRET,
    },
    body: JSON.stringify({ update_id: firstId + at, message }),
  }
}
